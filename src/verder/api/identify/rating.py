"""Rate: fill in cells, move accounts, say why, undo."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Router

from verder.api.authentication import Caller
from verder.api.identify.rating_given import MoveGiven, ReasonsGiven, ValuesGiven
from verder.api.identify.rating_records import asked_rater, seen_sheet, sheet_told
from verder.api.identify.rating_shown import SheetReportShown
from verder.api.values import Key
from verder.apps.identify.queries.ratings import seen_columns
from verder.apps.identify.services.ratings import (
    give_values,
    move_account,
    note_evidence,
    undo_step,
)

router = Router(tags=["ratings"])
SHEET = "/{int:sheet_id}"


@router.put(f"{SHEET}/values", response=SheetReportShown, operation_id="rateAccounts")
def rate(request: Caller, sheet_id: Key, given: ValuesGiven) -> dict[str, Any]:
    """Fill in cells; the answer is the sheet with the order that comes out."""
    sheet = seen_sheet(request.user, sheet_id)
    rater = asked_rater(request.user, sheet, given.rater)
    criteria = {each.pk: each for each in sheet.criteria.select_related("sheet")}
    columns = {each.pk: each for each in seen_columns(request.user, sheet)}
    if any(each.criterion not in criteria or each.column not in columns for each in given.values):
        raise Http404
    values = {(criteria[each.criterion], columns[each.column]): each.value for each in given.values}
    give_values(sheet=sheet, rater=rater, values=values, by=request.user)
    return sheet_told(request.user, sheet, rater)


@router.post(f"{SHEET}/moves", response=SheetReportShown, operation_id="moveRated")
def move(request: Caller, sheet_id: Key, given: MoveGiven) -> dict[str, Any]:
    """Move an account in the order of a criterion, and so rank them all."""
    sheet = seen_sheet(request.user, sheet_id)
    rater = asked_rater(request.user, sheet, given.rater)
    move_account(
        sheet=sheet,
        criterion=get_object_or_404(sheet.criteria, pk=given.criterion),
        rater=rater,
        move=given.move,
        column=get_object_or_404(sheet.columns, pk=given.column),
        order=given.order,
        by=request.user,
    )
    return sheet_told(request.user, sheet, rater)


@router.put(
    f"{SHEET}/criteria/{{int:criterion_id}}/evidence",
    response={204: None},
    operation_id="explainRating",
)
def explain(request: Caller, sheet_id: Key, criterion_id: Key, given: ReasonsGiven) -> None:
    """Say why accounts stand as they do on a criterion."""
    sheet = seen_sheet(request.user, sheet_id)
    criterion = get_object_or_404(sheet.criteria, pk=criterion_id)
    columns = {each.pk: each for each in seen_columns(request.user, sheet)}
    if any(each.column not in columns for each in given.reasons):
        raise Http404
    note_evidence(
        sheet=sheet,
        rater=asked_rater(request.user, sheet, given.rater),
        texts={(criterion, columns[each.column]): each.evidence for each in given.reasons},
        by=request.user,
    )


@router.post(f"{SHEET}/undo", response=SheetReportShown, operation_id="undoRating")
def undo(request: Caller, sheet_id: Key) -> dict[str, Any]:
    """Take the last act on the sheet back."""
    sheet = seen_sheet(request.user, sheet_id)
    undo_step(sheet=sheet, by=request.user)
    return sheet_told(request.user, sheet, asked_rater(request.user, sheet, None))
