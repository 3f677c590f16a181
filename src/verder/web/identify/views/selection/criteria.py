"""What accounts are scored on: weights, order, classes."""

from decimal import Decimal, InvalidOperation

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key, record_keys
from verder.apps.core.sentences import sentence
from verder.apps.identify.criterion_texts import criteria_of, criterion_of
from verder.apps.identify.models import SelectionCriterion, SelectionRound
from verder.apps.identify.rules import may_arrange_round
from verder.apps.identify.services.selection import (
    add_criterion,
    change_criterion,
    remove_criterion,
    set_weights,
)
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.identify.presenters.selection import class_labels
from verder.web.identify.selection_forms import CriterionForm
from verder.web.identify.views.selection.common import round_frame, round_of, tried


@require_GET
@login_required
def criteria_page(request: Request, round_id: int) -> HttpResponse:
    """Show the criteria with their classes, weights and order."""
    round_ = round_of(request.user, round_id)
    found = criteria_of(round_.criteria.order_by("position", "pk"))
    context = round_frame(request, round_, "selection_criteria") | {
        "criteria": [(each, class_labels(each)) for each in found],
        "weight_sum": sum((each.weight for each in found), Decimal(0)),
        "has_own": any(not each.key for each in round_.criteria.all()),
    }
    return render(request, "identify/selection/criteria.html", context)


@require_POST
@login_required
def save_weights(request: Request, round_id: int) -> HttpResponse:
    """Keep the weights in the order in which they stand; a button moves one up or down."""
    round_ = round_of(request.user, round_id)
    keys = record_keys(request.POST.getlist("criterion"))
    texts = request.POST.getlist("weight")
    try:
        weights = dict(zip(keys, map(_weight, texts), strict=True))
        ordered = _moved(keys, request.POST.get("up"), request.POST.get("down"))
        set_weights(
            by=request.user, round_=round_, weights=[(key, weights[key]) for key in ordered]
        )
    except (ValueError, ValidationError):
        warn(request, _("A weight is a number from 0 to 100."))
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    return redirect("selection_criteria", round_.pk)


@require_http_methods(["GET", "POST"])
@login_required
def new_criterion(request: Request, round_id: int) -> HttpResponse:
    """Add a criterion of one's own."""
    round_ = _arranged(request, round_id)
    form = CriterionForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _kept(request, round_, None, form):
        say(request, _("The criterion is added."))
        return redirect("selection_criteria", round_.pk)
    return _form_page(request, round_, None, form)


@require_http_methods(["GET", "POST"])
@login_required
def edit_criterion(request: Request, round_id: int, criterion_id: int) -> HttpResponse:
    """Change a criterion."""
    round_ = _arranged(request, round_id)
    criterion = get_object_or_404(round_.criteria, pk=criterion_id)
    form = CriterionForm(request.POST or None, criterion=criterion_of(criterion))
    if request.method == "POST" and form.is_valid() and _kept(request, round_, criterion, form):
        say(request, _("The criterion is kept."))
        return redirect("selection_criteria", round_.pk)
    return _form_page(request, round_, criterion, form)


@require_POST
@login_required
def drop_criterion(request: Request, round_id: int, criterion_id: int) -> HttpResponse:
    """Take a criterion out, with its scores."""
    round_ = _arranged(request, round_id)
    criterion = get_object_or_404(round_.criteria, pk=criterion_id)
    if tried(request, lambda: remove_criterion(by=request.user, criterion=criterion)):
        say(request, _("The criterion is gone, with its scores."))
    return redirect("selection_criteria", round_.pk)


def _arranged(request: Request, round_id: int) -> SelectionRound:
    round_ = round_of(request.user, round_id)
    if not may_arrange_round(request.user, round_):
        raise PermissionDenied
    return round_


def _form_page(
    request: Request,
    round_: SelectionRound,
    criterion: SelectionCriterion | None,
    form: CriterionForm,
) -> HttpResponse:
    context = {
        **round_frame(request, round_, "selection_criteria"),
        "criterion": criterion,
        "form": form,
    }
    return render(request, "identify/selection/criterion.html", context)


def _kept(
    request: Request,
    round_: SelectionRound,
    criterion: SelectionCriterion | None,
    form: CriterionForm,
) -> bool:
    """Keep the criterion, or tell in the form what is wrong."""
    try:
        if criterion is None:
            add_criterion(by=request.user, round_=round_, wish=form.wish())
        else:
            change_criterion(by=request.user, criterion=criterion, wish=form.wish())
    except ValidationError as problem:
        form.add_error(None, ValidationError(problem.messages))
    except Refused as refused:
        form.add_error(None, sentence(refused.code, refused.details))
    return form.is_valid()


def _weight(text: str) -> Decimal:
    try:
        weight = Decimal(text.strip().replace(",", "."))
    except InvalidOperation as nonsense:
        raise ValueError(text) from nonsense
    if not weight.is_finite() or not 0 <= weight <= 100:
        raise ValueError(text)
    return weight.quantize(Decimal("0.01"))


def _moved(keys: list[int], up: str | None, down: str | None) -> list[int]:
    """Return the criteria in their order, one of them a place higher or lower."""
    ordered = list(keys)
    for wanted, step in ((up, -1), (down, 1)):
        if (key := record_key(wanted or "")) in ordered:
            place = ordered.index(key)
            other = place + step
            if 0 <= other < len(ordered):
                ordered[place], ordered[other] = ordered[other], ordered[place]
    return ordered
