"""The three gates behind the scores: benefit for the customer, dependence, credit."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import AccountInput, BenefitEntry
from verder.apps.identify.queries import benefits_of, inputs_of
from verder.apps.identify.reports.dependence import balances_of
from verder.domain.identify.benefit_ledger import Side
from verder.domain.identify.dependence import Balance
from verder.domain.identify.selection import Gate, GateState
from verder.domain.values.missing import NotComputable

Gates = Mapping[Gate, GateState]


def gates_of(account_ids: Collection[int]) -> dict[int, Gates]:
    """Return how the gates of each account stand."""
    said = inputs_of(account_ids, InputKind.CUSTOMER_BENEFIT)
    listed = benefits_of(account_ids)
    balances = balances_of(account_ids)
    blocked = inputs_of(account_ids, InputKind.CREDIT_BLOCKED)
    return {
        key: {
            Gate.BENEFIT: benefit_gate(said.get(key), listed.get(key, ())),
            Gate.DEPENDENCE: dependence_gate(balances[key]),
            Gate.CREDIT: credit_gate(blocked.get(key)),
        }
        for key in account_ids
    }


def benefit_gate(said: AccountInput | None, listed: Sequence[BenefitEntry]) -> GateState:
    """Return whether it was said what the customer gains; that they gain nothing closes it."""
    if any(entry.side == Side.CUSTOMER for entry in listed):
        return GateState.PASSED
    if said is None:
        return GateState.OPEN
    gains_nothing = said.value is not None and said.value <= 0
    return GateState.CLOSED if gains_nothing else GateState.PASSED


def dependence_gate(balance: Balance | NotComputable) -> GateState:
    """Return whether we are the captive supplier of the customer, or nobody knows."""
    if isinstance(balance, NotComputable):
        return GateState.OPEN
    return GateState.CLOSED if balance is Balance.CAPTIVE_SUPPLIER else GateState.PASSED


def credit_gate(said: AccountInput | None) -> GateState:
    """Return whether the credit of the customer is free, blocked, or nobody said."""
    if said is None or said.value is None:
        return GateState.OPEN
    return GateState.CLOSED if said.value > Decimal(0) else GateState.PASSED
