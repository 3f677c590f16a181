"""Reads of what people say of accounts beside their invoices."""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from verder.apps.accounts.models import Account
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import AccountInput

MANY = 500


def inputs_of(
    account_ids: Collection[int], kind: InputKind, *, on: date | None = None
) -> dict[int, AccountInput]:
    """Return by account what is said of this kind, now or on a day; who says nothing is absent."""
    rows = _standing(on).filter(kind=kind).select_related("by")
    if len(account_ids) <= MANY:
        rows = rows.filter(account__in=account_ids)
    wanted = set(account_ids)
    return {row.account_id: row for row in rows if row.account_id in wanted and not row.is_empty}


def inputs_of_kinds(
    account_ids: Collection[int], kinds: Iterable[InputKind], *, on: date | None = None
) -> dict[int, dict[InputKind, AccountInput]]:
    """Return by account what is said of several kinds, of the accounts that have any."""
    rows = _standing(on).filter(kind__in=list(kinds)).select_related("by")
    if len(account_ids) <= MANY:
        rows = rows.filter(account__in=account_ids)
    wanted = set(account_ids)
    found: dict[int, dict[InputKind, AccountInput]] = {}
    for row in rows:
        if row.account_id in wanted and not row.is_empty:
            found.setdefault(row.account_id, {})[InputKind(row.kind)] = row
    return found


def values_of(
    account_ids: Collection[int], kinds: Iterable[InputKind], *, on: date | None = None
) -> dict[int, dict[InputKind, Decimal]]:
    """Return by account the values of several kinds, of the accounts that have any."""
    rows = _standing(on).filter(kind__in=list(kinds), value__isnull=False)
    if len(account_ids) <= MANY:
        rows = rows.filter(account__in=account_ids)
    wanted = set(account_ids)
    found: dict[int, dict[InputKind, Decimal]] = {}
    for account_id, kind, value in rows.values_list("account_id", "kind", "value"):
        if account_id in wanted and value is not None:
            found.setdefault(account_id, {})[InputKind(kind)] = value
    return found


def all_inputs_of(account: Account) -> dict[InputKind, AccountInput]:
    """Return by kind what is said of one account now."""
    rows = _standing(None).filter(account=account).select_related("by")
    return {InputKind(row.kind): row for row in rows if not row.is_empty}


def _standing(on: date | None) -> QuerySet[AccountInput]:
    """Return what held on that day, or holds now."""
    if on is None:
        return AccountInput.objects.filter(replaced_on=None)
    until = Q(replaced_on=None) | Q(replaced_on__gt=on)
    return AccountInput.objects.filter(until, on__lte=on)
