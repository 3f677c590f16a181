"""Keeping a calculation: with an account, or for oneself; anew, or in the place of what it was."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from verder.apps.accounts.models import Account
from verder.apps.accounts.rules import may_edit_account, may_make_account
from verder.apps.calculate.models import Calculation
from verder.apps.calculate.rules import may_change_calculation
from verder.apps.calculate.services import (
    Named,
    Worked,
    calculate_anew,
    save_calculation,
)
from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key
from verder.apps.core.sentences import sentence
from verder.web.accounts.frame import seen_account
from verder.web.calculate import answers
from verder.web.calculate.asking import BEFORE, Asking, read_asking
from verder.web.calculate.own import origin_of
from verder.web.calculate.saved_forms import CalculationForm
from verder.web.calculate.views.calculator import seen_calculator
from verder.web.calculate.views.saved import held_calculation
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.intensify.account_picker import is_search, picker_of

PAGE = "calculate/save.html"
FOUND = "intensify/parts/found_accounts.html"
ACCOUNT, SAVED, AGAIN, ALONE = "account", "saved", "again", "alone"


@login_required
@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request", "HX-Target")
def calculation_save(request: Request, key: str) -> HttpResponse:
    """Keep what the address asks of a calculator; the inputs stay in the address."""
    asking = read_asking(seen_calculator(key), request.GET)
    held = _held(request, key)
    if request.method == "POST" and AGAIN in request.POST and held is not None:
        return _keep_again(request, asking, held)
    before = _before(request)
    account = before.account if before else _account(request)
    form = CalculationForm(request.POST if request.method == "POST" else None, before=before)
    if request.method == "POST" and form.is_valid():
        return _keep_new(request, asking, form, account, before)
    return _page(request, asking, form, held=held, account=account, before=before)


def _held(request: Request, key: str) -> Calculation | None:
    """Return the calculation that was opened, where the user may change it."""
    saved = record_key(request.GET.get(SAVED, ""))
    if not saved:
        return None
    held = held_calculation(request.user, saved)
    is_changeable = may_change_calculation(request.user, held) and held.calculator == key
    return held if is_changeable else None


def _before(request: Request) -> Calculation | None:
    """Return the pre-calculation that this one looks back on."""
    key = record_key(request.GET.get(BEFORE, ""))
    return held_calculation(request.user, key) if key else None


def _account(request: Request) -> Account | None:
    named = request.GET.get(ACCOUNT) or request.GET.get("of_account", "")
    chosen = 0 if ALONE in request.GET else record_key(named)
    found = seen_account(request.user, chosen) if chosen else None
    return found if found and may_edit_account(request.user, found) else None


def _keep_again(request: Request, asking: Asking, held: Calculation) -> HttpResponse:
    try:
        calculate_anew(by=request.user, calculation=held, worked=_worked(request, asking))
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("The new answer was kept; the old one stands below it."))
    return redirect("calculation", held.pk)


def _keep_new(
    request: Request,
    asking: Asking,
    form: CalculationForm,
    account: Account | None,
    before: Calculation | None,
) -> HttpResponse:
    named = Named(
        name=form.cleaned_data["name"],
        note=form.cleaned_data["note"],
        account=account,
        kind=form.chosen_kind(),
    )
    worked = _worked(request, asking)
    try:
        made = save_calculation(by=request.user, worked=worked, named=named, before=before)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
        return redirect(request.get_full_path())
    undo = reverse("calculation_remove", args=[made.pk])
    say(request, _("“%(name)s” was kept.") % {"name": made.name}, undo=undo)
    return redirect("calculation", made.pk)


def _worked(request: Request, asking: Asking) -> Worked:
    origin = origin_of(request.user, asking.known, asking.passing)
    return Worked.out(asking.known.method, asking.asked, origin)


def _page(
    request: Request,
    asking: Asking,
    form: CalculationForm,
    *,
    held: Calculation | None,
    account: Account | None,
    before: Calculation | None,
) -> HttpResponse:
    query = asking.query

    def with_account(chosen: Account) -> str:
        asked = query.copy()
        asked[ACCOUNT] = str(chosen.pk)
        return f"?{asked.urlencode()}"

    may_share = before is None and may_make_account(request.user)
    context = {
        "known": asking.known,
        "form": form,
        "held": held,
        "account": account,
        "before": before,
        "results": answers.results(asking),
        "conclusion": answers.conclusion(asking),
        "back": f"{reverse('calculator', args=[asking.known.key])}?{query.urlencode()}",
        "passing": [(name, value) for name, values in query.lists() for value in values],
        "without_account": f"?{query.urlencode()}&{ALONE}=1",
        "may_share": may_share,
        **(picker_of(request, with_account) if may_share else {}),
    }
    return render(request, FOUND if may_share and is_search(request) else PAGE, context)
