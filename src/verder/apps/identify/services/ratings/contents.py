"""What stands on a sheet: its accounts and its criteria."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db.models import Max

from verder.apps.accounts.models import Account
from verder.apps.accounts.rules import may_see_account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.identify.models import RatedAccount, RatingCriterion, RatingSheet
from verder.apps.identify.rating_choices import CriterionKind, FactSource
from verder.apps.identify.rules.ratings import may_arrange_rating, may_fill
from verder.apps.identify.services.ratings.steps import step
from verder.domain.identify.rating import MOST_ACCOUNTS, MOST_CRITERIA


def add_accounts(
    *, sheet: RatingSheet, accounts: Collection[Account], by: User | None
) -> list[RatedAccount]:
    """Put accounts on the sheet, those that are not there yet, and return them."""
    _check(sheet, by)
    with step(sheet, by, action="rating.accounts_added"):
        return place_accounts(sheet, accounts, by)


def place_accounts(
    sheet: RatingSheet, accounts: Collection[Account], by: User | None
) -> list[RatedAccount]:
    """Make the columns of these accounts, behind those that are there."""
    if not all(may_see_account(by, account) for account in accounts):
        raise PermissionDenied
    there = set(sheet.columns.values_list("account_id", flat=True))
    fresh = [account for account in accounts if account.pk not in there]
    if len(there) + len(fresh) > MOST_ACCOUNTS:
        raise Refused("too_many_accounts", most=MOST_ACCOUNTS)
    first = _next_place(sheet.columns.aggregate(last=Max("place"))["last"])
    return RatedAccount.objects.bulk_create(
        RatedAccount(sheet=sheet, account=account, name=account.name, place=place)
        for place, account in enumerate(fresh, start=first)
    )


def remove_account(*, sheet: RatingSheet, column: RatedAccount, by: User | None) -> None:
    """Take an account off the sheet, with what it got."""
    _check(sheet, by)
    with step(sheet, by, action="rating.account_removed"):
        sheet.columns.filter(pk=column.pk).delete()


def add_criterion(
    *,
    sheet: RatingSheet,
    name: str,
    kind: CriterionKind,
    source: FactSource = FactSource.NONE,
    by: User | None,
) -> RatingCriterion:
    """Put a criterion on the sheet; five are the most."""
    _check(sheet, by)
    _check_source(by, kind, source)
    if sheet.criteria.count() >= MOST_CRITERIA:
        raise Refused("too_many_criteria", most=MOST_CRITERIA)
    place = _next_place(sheet.criteria.aggregate(last=Max("place"))["last"])
    made = RatingCriterion(sheet=sheet, place=place, name=name.strip(), kind=kind, source=source)
    made.full_clean()
    with step(sheet, by, action="rating.criterion_added"):
        made.save()
    return made


def change_criterion(
    *,
    criterion: RatingCriterion,
    name: str,
    kind: CriterionKind,
    source: FactSource,
    by: User | None,
) -> None:
    """Rename a criterion, or ask it otherwise; between ranks and values its cells go."""
    sheet = criterion.sheet
    _check(sheet, by)
    _check_source(by, kind, source)
    was_rank = criterion.is_rank
    criterion.name, criterion.kind, criterion.source = name.strip(), kind, source
    criterion.full_clean()
    with step(sheet, by, action="rating.criterion_changed"):
        criterion.save()
        if was_rank != criterion.is_rank:
            criterion.cells.all().delete()


def remove_criterion(*, criterion: RatingCriterion, by: User | None) -> None:
    """Take a criterion off the sheet, with its cells."""
    sheet = criterion.sheet
    _check(sheet, by)
    with step(sheet, by, action="rating.criterion_removed"):
        criterion.delete()


def _check(sheet: RatingSheet, by: User | None) -> None:
    if not may_arrange_rating(by, sheet):
        raise PermissionDenied


def _check_source(by: User | None, kind: CriterionKind, source: FactSource) -> None:
    if not may_fill(by, source):
        raise PermissionDenied
    if source != FactSource.NONE and kind == CriterionKind.RANK:
        raise Refused("rank_has_no_source")


def _next_place(last: int | None) -> int:
    return 1 if last is None else last + 1
