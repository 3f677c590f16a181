"""What is done on a rating sheet: rate, move, explain, undo."""

from collections.abc import Iterator
from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key, record_keys
from verder.apps.identify.models import RatedAccount, RatingCriterion, RatingSheet
from verder.apps.identify.services.ratings import (
    give_values,
    move_account,
    note_evidence,
    undo_step,
)
from verder.apps.identify.services.ratings.order import Move
from verder.web.core.flash import say
from verder.web.core.requests import Request
from verder.web.identify.presenters.rating import GridCell, GridRow, typed
from verder.web.identify.rating_forms import read_number
from verder.web.identify.views.rating_common import (
    answer,
    asked_rater,
    back_to,
    refused_words,
    seen_sheet,
    sheet_context,
)

Values = dict[tuple[RatingCriterion, RatedAccount], Decimal | None]


@require_POST
@login_required
def rating_rate(request: Request, sheet_id: int) -> HttpResponse:
    """Keep the cells that were typed."""
    sheet = seen_sheet(request.user, sheet_id)
    rater = asked_rater(request, sheet)
    rows = sheet_context(request, sheet, rater)["rows"]
    try:
        values = _typed_values(request, rows)
        give_values(sheet=sheet, rater=rater, values=values, by=request.user)
    except ValidationError:
        problem = _("That is not a number.")
    except Refused as refused:
        problem = refused_words(refused)
    else:
        problem = ""
    return answer(request, sheet, rater, problem=problem)


@require_POST
@login_required
def rating_move(request: Request, sheet_id: int) -> HttpResponse:
    """Move an account in the order of a criterion."""
    sheet = seen_sheet(request.user, sheet_id)
    rater = asked_rater(request, sheet)
    word, _dash, key = request.POST.get("move", "").partition("-")
    if word not in list(Move) or not record_key(key):
        return HttpResponseBadRequest(_("That is not one of the choices."))
    problem = ""
    try:
        move_account(
            sheet=sheet,
            criterion=asked_criterion(request, sheet),
            rater=rater,
            move=Move(word),
            column=get_object_or_404(sheet.columns, pk=record_key(key)),
            order=record_keys(request.POST.getlist("order")),
            by=request.user,
        )
    except Refused as refused:
        problem = refused_words(refused)
    return answer(request, sheet, rater, problem=problem)


@require_http_methods(["GET", "POST"])
@login_required
def rating_evidence(request: Request, sheet_id: int, criterion_id: int) -> HttpResponse:
    """Say why the accounts stand as they do on a criterion, and who said so when."""
    sheet = seen_sheet(request.user, sheet_id)
    rater = asked_rater(request, sheet)
    context = sheet_context(request, sheet, rater)
    row = next((each for each in context["rows"] if each.criterion.pk == criterion_id), None)
    if row is None:
        return redirect("rating_sheet", sheet.pk)
    if request.method == "POST":
        texts = {
            (row.criterion, each.column): request.POST.get(f"why-{each.key}", "")[:500]
            for each in row.cells
        }
        try:
            note_evidence(sheet=sheet, rater=rater, texts=texts, by=request.user)
        except Refused as refused:
            return answer(request, sheet, rater, problem=refused_words(refused))
        say(request, _("The reasons are kept."))
        return redirect(back_to(request, sheet, rater))
    return render(request, "identify/rating/evidence.html", {**context, "row": row})


@require_POST
@login_required
def rating_undo(request: Request, sheet_id: int) -> HttpResponse:
    """Take the last act back."""
    sheet = seen_sheet(request.user, sheet_id)
    rater = asked_rater(request, sheet)
    problem = ""
    try:
        undo_step(sheet=sheet, by=request.user)
    except Refused as refused:
        problem = refused_words(refused)
    return answer(request, sheet, rater, problem=problem)


def asked_criterion(request: Request, sheet: RatingSheet) -> RatingCriterion:
    """Return the criterion that was sent."""
    key = request.POST.get("criterion", "")
    return get_object_or_404(sheet.criteria, pk=record_key(key))


def _typed_values(request: Request, rows: list[GridRow]) -> Values:
    """Return what differs from what the page showed."""
    return {
        (row.criterion, each.column): number
        for row, each, text in _changed(request, rows)
        for number in [_meant(row, text)]
    }


def _changed(request: Request, rows: list[GridRow]) -> Iterator[tuple[GridRow, GridCell, str]]:
    for row in rows:
        for each in row.cells:
            text = request.POST.get(f"cell-{each.key}")
            if text is not None and text.strip() != each.text and not row.is_hidden:
                yield row, each, text


def _meant(row: GridRow, text: str) -> Decimal | None:
    number = read_number(text)
    return None if number is None else typed(row.criterion, number)
