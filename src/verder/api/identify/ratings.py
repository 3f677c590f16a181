"""Read and arrange rating sheets: accounts against each other on a few criteria."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from verder.api.authentication import Caller
from verder.api.identify.rating_given import (
    AccountsGiven,
    CopyGiven,
    NewSheetGiven,
    RatingCriterionGiven,
    SheetGiven,
)
from verder.api.identify.rating_records import asked_rater, seen_sheet, sheet_told
from verder.api.identify.rating_shown import (
    ColumnShown,
    FilledShown,
    SheetReportShown,
    SheetShown,
)
from verder.api.pages import Page, PageAsked
from verder.api.records import seen_accounts
from verder.api.values import Key
from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.identify.models import RatedAccount, RatingCriterion, RatingSheet
from verder.apps.identify.queries.ratings import listed_sheets, possible_raters
from verder.apps.identify.reports.toppers import toppers
from verder.apps.identify.rules.ratings import may_see_rater
from verder.apps.identify.services.ratings import (
    add_accounts,
    add_criterion,
    change_criterion,
    change_sheet,
    close_sheet,
    copy_sheet,
    fill_from_facts,
    make_sheet,
    remove_account,
    remove_criterion,
    remove_sheet,
    reopen_sheet,
)
from verder.domain.identify.rating import USUAL_ACCOUNTS

router = Router(tags=["ratings"])
SHEET = "/{int:sheet_id}"
CRITERION = f"{SHEET}/criteria/{{int:criterion_id}}"


@router.get("", response=Page[SheetShown], operation_id="listRatings")
def list_sheets(request: Caller, page: Query[PageAsked]) -> dict[str, Any]:
    """List the rating sheets in view, the latest first."""
    return page.of_records(listed_sheets(request.user))


@router.post("", response={201: SheetShown}, operation_id="makeRating")
def make(request: Caller, given: NewSheetGiven) -> RatingSheet:
    """Start a sheet: empty, with accounts, or with the toppers of the ABC analysis."""
    accounts: list[Account] = []
    if given.accounts:
        accounts = seen_accounts(request.user, given.accounts)
    if given.with_toppers:
        accounts += [each for each in toppers(request.user, USUAL_ACCOUNTS) if each not in accounts]
    users = list(possible_raters(request.user).filter(pk__in=given.users))
    _check_all(given.users, users)
    return make_sheet(
        by=request.user,
        title=given.title,
        held_on=given.held_on,
        accounts=accounts,
        users=users,
        names=given.names,
        is_apart=given.is_apart,
    )


@router.get(SHEET, response=SheetReportShown, operation_id="readRating")
def read_sheet(
    request: Caller,
    sheet_id: Key,
    rater: Key | None = None,
    is_together: bool = False,  # noqa: FBT001, FBT002 - a parameter of the address
) -> dict[str, Any]:
    """Return a sheet with the order that comes out: the own one, a rater's, or all together."""
    sheet = seen_sheet(request.user, sheet_id)
    whose = None if is_together else asked_rater(request.user, sheet, rater)
    if not may_see_rater(request.user, sheet, whose):
        raise PermissionDenied
    return sheet_told(request.user, sheet, whose)


@router.put(SHEET, response=SheetShown, operation_id="changeRating")
def edit(request: Caller, sheet_id: Key, given: SheetGiven) -> RatingSheet:
    """Change title, date and people of a sheet."""
    sheet = seen_sheet(request.user, sheet_id)
    users = list(possible_raters(request.user, sheet).filter(pk__in=given.users))
    _check_all(given.users, users)
    return change_sheet(
        sheet=sheet,
        by=request.user,
        users=users,
        names=given.names,
        title=given.title,
        held_on=given.held_on,
        is_apart=given.is_apart,
    )


@router.delete(SHEET, response={204: None}, operation_id="removeRating")
def remove(request: Caller, sheet_id: Key) -> None:
    """Remove an open sheet."""
    remove_sheet(sheet=seen_sheet(request.user, sheet_id), by=request.user)


@router.post(f"{SHEET}/copy", response={201: SheetShown}, operation_id="copyRating")
def copy(request: Caller, sheet_id: Key, given: CopyGiven) -> RatingSheet:
    """Start a new sheet like this one, with empty cells."""
    sheet = seen_sheet(request.user, sheet_id)
    return copy_sheet(sheet=sheet, by=request.user, title=given.title, held_on=given.held_on)


@router.post(f"{SHEET}/close", response=SheetShown, operation_id="closeRating")
def close(request: Caller, sheet_id: Key) -> RatingSheet:
    """Keep the sheet as it is."""
    close_sheet(sheet=seen_sheet(request.user, sheet_id), by=request.user)
    return seen_sheet(request.user, sheet_id)


@router.post(f"{SHEET}/reopen", response=SheetShown, operation_id="reopenRating")
def reopen(request: Caller, sheet_id: Key) -> RatingSheet:
    """Open a closed sheet again."""
    reopen_sheet(sheet=seen_sheet(request.user, sheet_id), by=request.user)
    return seen_sheet(request.user, sheet_id)


@router.post(f"{SHEET}/accounts", response=list[ColumnShown], operation_id="addRatedAccounts")
def put_accounts(request: Caller, sheet_id: Key, given: AccountsGiven) -> list[RatedAccount]:
    """Put accounts on the sheet; the answer is those that were not there yet."""
    accounts = seen_accounts(request.user, given.accounts)
    sheet = seen_sheet(request.user, sheet_id)
    return add_accounts(sheet=sheet, accounts=accounts, by=request.user)


@router.delete(
    f"{SHEET}/accounts/{{int:column_id}}", response={204: None}, operation_id="removeRatedAccount"
)
def take_account_off(request: Caller, sheet_id: Key, column_id: Key) -> None:
    """Take an account off the sheet."""
    sheet = seen_sheet(request.user, sheet_id)
    column = get_object_or_404(sheet.columns, pk=column_id)
    remove_account(sheet=sheet, column=column, by=request.user)


@router.post(f"{SHEET}/criteria", response={201: FilledShown}, operation_id="addRatingCriterion")
@transaction.atomic
def put_criterion(request: Caller, sheet_id: Key, given: RatingCriterionGiven) -> dict[str, Any]:
    """Add a criterion, and fill it at once where the figures are known."""
    sheet = seen_sheet(request.user, sheet_id)
    made = add_criterion(sheet=sheet, by=request.user, **given.model_dump())
    return _filled(request.user, made)


@router.put(CRITERION, response=FilledShown, operation_id="changeRatingCriterion")
@transaction.atomic
def edit_criterion(
    request: Caller, sheet_id: Key, criterion_id: Key, given: RatingCriterionGiven
) -> dict[str, Any]:
    """Rename a criterion, or ask it otherwise."""
    criterion = _criterion(request.user, sheet_id, criterion_id)
    change_criterion(criterion=criterion, by=request.user, **given.model_dump())
    return _filled(request.user, criterion)


@router.delete(CRITERION, response={204: None}, operation_id="removeRatingCriterion")
def drop_criterion(request: Caller, sheet_id: Key, criterion_id: Key) -> None:
    """Take a criterion off the sheet."""
    remove_criterion(criterion=_criterion(request.user, sheet_id, criterion_id), by=request.user)


@router.post(f"{CRITERION}/fill", response=FilledShown, operation_id="fillRatingCriterion")
def fill(request: Caller, sheet_id: Key, criterion_id: Key) -> dict[str, Any]:
    """Fill a criterion with the figures of now."""
    return _filled(request.user, _criterion(request.user, sheet_id, criterion_id))


def _criterion(user: User, sheet_id: int, criterion_id: int) -> RatingCriterion:
    criteria = seen_sheet(user, sheet_id).criteria.select_related("sheet")
    return get_object_or_404(criteria, pk=criterion_id)


def _filled(user: User, criterion: RatingCriterion) -> dict[str, Any]:
    left = fill_from_facts(criterion=criterion, by=user) if criterion.source else []
    return {"criterion": criterion, "unknown": left}


def _check_all(wanted: list[int], found: list[User]) -> None:
    if len(set(wanted)) != len(found):
        raise Http404
