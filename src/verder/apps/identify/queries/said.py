"""Reads of benefits, buying factors and targets: what holds now, or held on a day."""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from django.db.models import Q, QuerySet

from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import (
    AccountInput,
    BenefitEntry,
    KeyBuyingFactor,
    PortfolioTarget,
    Said,
    SelectionEntry,
    SelectionRound,
)
from verder.apps.identify.queries.inputs import inputs_of
from verder.domain.identify.benefit_ledger import Side

MANY = 500
Row = TypeVar("Row", bound=Said)


def standing(kind: type[Row], on: date | None = None) -> QuerySet[Row]:
    """Return the rows that hold now, or held on a day, the earliest said first."""
    rows = kind._default_manager.select_related("by").order_by("pk")  # noqa: SLF001 - Django's
    if on is None:
        return rows.filter(replaced_on=None)
    return rows.filter(Q(replaced_on=None) | Q(replaced_on__gt=on), on__lte=on)


def benefits_of(account_ids: Collection[int]) -> dict[int, list[BenefitEntry]]:
    """Return by account the benefits of both sides, of the accounts that have any."""
    return _by_account(standing(BenefitEntry), account_ids)


def buying_factors_of(
    account_ids: Collection[int], on: date | None = None
) -> dict[int, list[KeyBuyingFactor]]:
    """Return by account what it buys by, now or on a day."""
    return _by_account(standing(KeyBuyingFactor, on), account_ids)


def targets_of(account_ids: Collection[int]) -> dict[int, PortfolioTarget]:
    """Return by account where it is meant to go in the matrix."""
    found = _by_account(standing(PortfolioTarget), account_ids)
    return {account_id: rows[-1] for account_id, rows in found.items()}


def accounts_said_of(kinds: Iterable[InputKind]) -> list[int]:
    """Return the accounts with a benefit, or an input of one of these kinds, by key."""
    inputs = AccountInput.objects.filter(
        kind__in=list(kinds), replaced_on=None, value__isnull=False
    )
    found = {*inputs.values_list("account_id", flat=True)}
    found.update(standing(BenefitEntry).values_list("account_id", flat=True))
    return sorted(found)


def accounts_in_matrix(kinds: Iterable[InputKind]) -> list[int]:
    """Return the accounts with a buying factor, one of these inputs, or in the latest round."""
    asked = [InputKind.ATTRACTIVENESS, *kinds]
    inputs = AccountInput.objects.filter(kind__in=asked, replaced_on=None, value__isnull=False)
    found = {*inputs.values_list("account_id", flat=True)}
    found.update(standing(KeyBuyingFactor).values_list("account_id", flat=True))
    if latest := SelectionRound.objects.order_by("-year", "-pk").first():
        entries = SelectionEntry.objects.filter(round=latest)
        found.update(entries.values_list("account_id", flat=True))
    return sorted(found)


def benefit_stated(account_ids: Collection[int]) -> frozenset[int]:
    """Return the accounts of which somebody says what the customer gains: a gate of selection."""
    named = {
        account_id
        for account_id, rows in benefits_of(account_ids).items()
        if any(row.side == Side.CUSTOMER for row in rows)
    }
    return frozenset(named | inputs_of(account_ids, InputKind.CUSTOMER_BENEFIT).keys())


def customer_benefits_of(account_ids: Collection[int]) -> dict[int, Decimal]:
    """Return by account what the customer gains a year: by the ledger, or else as one amount."""
    said = inputs_of(account_ids, InputKind.CUSTOMER_BENEFIT)
    found = {key: row.value for key, row in said.items() if row.value is not None}
    for account_id, rows in benefits_of(account_ids).items():
        amounts = [row.amount for row in rows if row.side == Side.CUSTOMER]
        known = [amount for amount in amounts if amount is not None]
        if known:
            found[account_id] = sum(known, Decimal(0))
    return found


def _by_account(rows: QuerySet[Row], account_ids: Collection[int]) -> dict[int, list[Row]]:
    if len(account_ids) <= MANY:
        rows = rows.filter(account__in=account_ids)
    return _grouped(rows, frozenset(account_ids))


def _grouped(rows: Iterable[Row], wanted: frozenset[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        if row.account_id in wanted:
            found.setdefault(row.account_id, []).append(row)
    return found
