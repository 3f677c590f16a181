"""What stands on a rating sheet: accounts to search and add, criteria to add and fill."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key
from verder.apps.identify.models import RatingCriterion, RatingSheet
from verder.apps.identify.rating_choices import CriterionKind, FactSource
from verder.apps.identify.rules.ratings import may_arrange_rating, may_fill
from verder.apps.identify.services.ratings import (
    add_accounts,
    add_criterion,
    change_criterion,
    fill_from_facts,
    remove_account,
    remove_criterion,
)
from verder.web.core.requests import Request
from verder.web.identify.rating_forms import CriterionForm, way_of
from verder.web.identify.views.rating_common import answer, asked_rater, refused_words, seen_sheet

FOUND = 8
USUAL = (
    (gettext_lazy("Contribution"), CriterionKind.HIGH, FactSource.CONTRIBUTION),
    (gettext_lazy("Potential"), CriterionKind.HIGH, FactSource.POTENTIAL),
    (gettext_lazy("Prestige"), CriterionKind.RANK, FactSource.NONE),
    (gettext_lazy("Access to those who decide"), CriterionKind.RANK, FactSource.NONE),
    (gettext_lazy("Willingness to work together"), CriterionKind.RANK, FactSource.NONE),
)


@require_http_methods(["GET", "POST"])
@login_required
def rating_accounts(request: Request, sheet_id: int) -> HttpResponse:
    """Find accounts to put on the sheet, and put one there."""
    sheet = seen_sheet(request.user, sheet_id)
    if not may_arrange_rating(request.user, sheet):
        raise PermissionDenied
    if request.method == "GET":
        text = request.GET.get("q", "").replace("\x00", "").strip()
        context = {"sheet": sheet, "text": text, "accounts": _found(request, sheet, text)}
        part = "#found" if request.htmx else ""
        return render(request, f"identify/rating/accounts.html{part}", context)
    key = request.POST.get("account", "")
    account = get_object_or_404(visible_accounts(request.user), pk=record_key(key))
    problem = ""
    try:
        add_accounts(sheet=sheet, accounts=[account], by=request.user)
    except Refused as refused:
        problem = refused_words(refused)
    return answer(request, sheet, asked_rater(request, sheet), problem=problem)


@require_POST
@login_required
def rating_account_remove(request: Request, sheet_id: int, column_id: int) -> HttpResponse:
    """Take an account off the sheet."""
    sheet = seen_sheet(request.user, sheet_id)
    column = get_object_or_404(sheet.columns, pk=column_id)
    problem = ""
    try:
        remove_account(sheet=sheet, column=column, by=request.user)
    except Refused as refused:
        problem = refused_words(refused)
    return answer(request, sheet, asked_rater(request, sheet), problem=problem)


@require_POST
@login_required
def rating_criteria(request: Request, sheet_id: int) -> HttpResponse:
    """Add a criterion, and fill it at once where Verder knows the figures."""
    sheet = seen_sheet(request.user, sheet_id)
    form = CriterionForm(request.POST, by=request.user)
    problem = ""
    try:
        if form.is_valid():
            made = add_criterion(
                sheet=sheet,
                name=form.cleaned_data["name"],
                kind=form.kind,
                source=form.source,
                by=request.user,
            )
            problem = _filled(request, made)
        else:
            problem = " ".join(str(text) for texts in form.errors.values() for text in texts)
    except Refused as refused:
        problem = refused_words(refused)
    return answer(request, sheet, asked_rater(request, sheet), problem=problem)


@require_POST
@login_required
def rating_criteria_usual(request: Request, sheet_id: int) -> HttpResponse:
    """Begin with five criteria that many teams use, without those that the user does not see."""
    sheet = seen_sheet(request.user, sheet_id)
    problem = ""
    try:
        for name, kind, source in USUAL:
            if may_fill(request.user, source):
                made = add_criterion(
                    sheet=sheet, name=str(name), kind=kind, source=source, by=request.user
                )
                problem = _filled(request, made) or problem
    except Refused as refused:
        problem = refused_words(refused)
    return answer(request, sheet, asked_rater(request, sheet), problem=problem)


@require_http_methods(["GET", "POST"])
@login_required
def rating_criterion(request: Request, sheet_id: int, criterion_id: int) -> HttpResponse:
    """Rename a criterion, or ask it otherwise."""
    sheet, criterion = _seen_criterion(request, sheet_id, criterion_id)
    if not may_arrange_rating(request.user, sheet) or not sheet.is_open:
        return redirect("rating_sheet", sheet.pk)
    initial = {"name": criterion.name, "way": way_of(criterion)}
    form = CriterionForm(request.POST or None, by=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_criterion(
            criterion=criterion,
            name=form.cleaned_data["name"],
            kind=form.kind,
            source=form.source,
            by=request.user,
        )
        problem = _filled(request, criterion)
        return answer(request, sheet, asked_rater(request, sheet), problem=problem)
    context = {"sheet": sheet, "criterion": criterion, "form": form}
    return render(request, "identify/rating/criterion.html", context)


@require_POST
@login_required
def rating_criterion_fill(request: Request, sheet_id: int, criterion_id: int) -> HttpResponse:
    """Fill a criterion with the figures of now."""
    sheet, criterion = _seen_criterion(request, sheet_id, criterion_id)
    try:
        problem = _filled(request, criterion)
    except Refused as refused:
        problem = refused_words(refused)
    return answer(request, sheet, asked_rater(request, sheet), problem=problem)


@require_POST
@login_required
def rating_criterion_remove(request: Request, sheet_id: int, criterion_id: int) -> HttpResponse:
    """Take a criterion off the sheet."""
    sheet, criterion = _seen_criterion(request, sheet_id, criterion_id)
    problem = ""
    try:
        remove_criterion(criterion=criterion, by=request.user)
    except Refused as refused:
        problem = refused_words(refused)
    return answer(request, sheet, asked_rater(request, sheet), problem=problem)


def _seen_criterion(
    request: Request, sheet_id: int, criterion_id: int
) -> tuple[RatingSheet, RatingCriterion]:
    sheet = seen_sheet(request.user, sheet_id)
    return sheet, get_object_or_404(sheet.criteria.select_related("sheet"), pk=criterion_id)


def _filled(request: Request, criterion: RatingCriterion) -> str:
    """Fill a criterion where it has a source, and say for whom there is no figure."""
    if not criterion.source:
        return ""
    left = fill_from_facts(criterion=criterion, by=request.user)
    if not left:
        return ""
    names = ", ".join(column.name for column in left)
    return _("%(criterion)s: nothing is known of %(accounts)s. Type it in yourself.") % {
        "criterion": criterion.name,
        "accounts": names,
    }


def _found(request: Request, sheet: RatingSheet, text: str) -> list[Account]:
    if not text:
        return []
    there = sheet.columns.exclude(account=None).values("account")
    found = visible_accounts(request.user).filter(name__icontains=text).exclude(pk__in=there)
    return list(found.order_by("name", "pk")[:FOUND])
