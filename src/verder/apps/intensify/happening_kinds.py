"""The kinds of things that happen to an account, and which acts of the audit trail are of each."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class HappeningKind(StrEnum):
    """What something that happened is about."""

    BOUGHT = "bought"
    DECIDED = "decided"  # the choice of key accounts
    RATED = "rated"
    SAID = "said"  # inputs and scores
    BENEFIT = "benefit"
    STRENGTH = "strength"
    COSTS = "costs"
    PROPOSED = "proposed"
    AGREED = "agreed"
    CALCULATED = "calculated"
    RELATION = "relation"
    TEAMS = "teams"
    GROUPED = "grouped"
    CONTACT = "contact"
    PROMISE = "promise"
    FREQUENCIES = "frequencies"
    PLANNED = "planned"
    ALERT = "alert"
    IMPORTED = "imported"
    ACCOUNT = "account"


BEGINS: Final[Mapping[HappeningKind, tuple[str, ...]]] = {
    HappeningKind.DECIDED: ("selection.",),
    HappeningKind.SAID: ("account.input_",),
    HappeningKind.BENEFIT: ("account.benefit_",),
    HappeningKind.STRENGTH: ("account.buying_factor_", "account.target_"),
    HappeningKind.COSTS: ("account.quantities_",),
    HappeningKind.PROPOSED: ("account.proposal_",),
    HappeningKind.AGREED: (
        "account.contract_",
        "account.price_",
        "account.bonus_",
        "account.file_",
    ),
    HappeningKind.CALCULATED: ("account.calculation_",),
    HappeningKind.RELATION: ("account.assessment_", "account.relation_end_", "account.survey_"),
    HappeningKind.TEAMS: ("account.seat_", "account.opinion_"),
    HappeningKind.GROUPED: (
        "account.group",
        "account.relat",
        "account.merge",
        "account.look_alike",
    ),
    HappeningKind.CONTACT: ("account.contact_",),
    HappeningKind.PROMISE: ("account.promise_",),
    HappeningKind.FREQUENCIES: ("account.frequencies_",),
    HappeningKind.PLANNED: ("account.plan_", "account.visits_"),
    HappeningKind.ALERT: ("alert.",),
    HappeningKind.IMPORTED: ("account.imported",),
}


def kind_of(action: str) -> HappeningKind:
    """Return the kind of an act; what no kind begins with is of the account itself."""
    found = (kind for kind, begins in BEGINS.items() if action.startswith(begins))
    return next(found, HappeningKind.ACCOUNT)
