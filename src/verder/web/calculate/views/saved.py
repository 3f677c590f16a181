"""Calculations that were kept: all of them, those of one account, and one by itself."""

from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from verder.apps.accounts.queries import visible_accounts
from verder.apps.calculate.calculators import KnownCalculator, calculators
from verder.apps.calculate.enums import CalculationKind as Kind
from verder.apps.calculate.looking_back import looks_back_with, plan_of
from verder.apps.calculate.models import Calculation
from verder.apps.calculate.origins import Origin
from verder.apps.calculate.queries import calculations_of, older_answers, seen_calculations
from verder.apps.calculate.reports.filling import fills
from verder.apps.calculate.rules import may_change_calculation
from verder.apps.calculate.services import (
    Named,
    change_calculation,
    copy_calculation,
    remove_calculation,
    restore_calculation,
)
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.domain.values.missing import NotComputable
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.calculate import answers
from verder.web.calculate.asking import BEFORE, Asking, texts_of
from verder.web.calculate.kept_answers import kept_asking, kept_tables, older_lines
from verder.web.calculate.own import (
    OwnAsked,
    changed_since,
    figures_of,
    rows_of,
    taken_over,
)
from verder.web.calculate.saved_forms import CalculationForm
from verder.web.calculate.saved_table import saved_table
from verder.web.calculate.views.calculator import seen_calculator
from verder.web.core.exports import table_page
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.core.tables import read_table

TAB = "account_calculations"
MOST_OTHERS = 12


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def calculations_page(request: Request) -> HttpResponseBase:
    """Show the calculations that the user keeps, or sees with accounts."""
    rows = list(seen_calculations(request.user))
    table = read_table(saved_table(), rows, request.GET)
    context = {"count": len(rows)}
    return table_page(
        request, "calculate/saved.html", table, context, title=_("Saved calculations")
    )


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def account_calculations(request: Request, account_id: int) -> HttpResponseBase:
    """Show the calculations kept with an account."""
    account = seen_account(request.user, account_id)
    rows = list(calculations_of(account, request.user))
    table = read_table(saved_table(with_account=False), rows, request.GET)
    context = {
        **account_frame(request, account, TAB),
        "count": len(rows),
        "fillable": [each for each in calculators() if fills(each.key)],
    }
    title = _("Calculations of %(name)s") % {"name": account.name}
    return table_page(request, "calculate/account.html", table, context, title=title)


@login_required
@require_http_methods(["GET", "POST"])
def calculation(request: Request, calculation_id: int) -> HttpResponse:
    """Show one calculation as it was kept; sent, name it anew."""
    held = held_calculation(request.user, calculation_id)
    form = CalculationForm(request.POST if request.method == "POST" else None, held=held)
    if request.method == "POST" and form.is_valid():
        named = Named(
            name=form.cleaned_data["name"],
            note=form.cleaned_data["note"],
            account=held.account,
            kind=form.chosen_kind(),
        )
        change_calculation(by=request.user, calculation=held, named=named)
        say(request, _("“%(name)s” was kept.") % {"name": named.name})
        return redirect("calculation", held.pk)
    known = seen_calculator(held.calculator)
    context = {**_shown(request.user, held, known), "form": form}
    return render(request, "calculate/calculation.html", context)


def _shown(user: User, held: Calculation, known: KnownCalculator) -> dict[str, Any]:
    asking = kept_asking(known, held)
    query = asking.query
    query["saved"] = str(held.pk)
    return {
        "held": held,
        "known": known,
        "results": answers.results(asking),
        "given": answers.given(asking),
        "tables": kept_tables(asking),
        "conclusion": answers.conclusion(asking),
        "warnings": answers.warnings(asking),
        "older": older_lines(known, older_answers(held)),
        "may_change": may_change_calculation(user, held),
        "after_address": _after_address(held, asking) if held.kind == Kind.BEFORE else "",
        "afters": seen_calculations(user).filter(before=held),
        **_since(user, held, asking),
        "others": seen_calculations(user)
        .filter(calculator=held.calculator, account=held.account)
        .exclude(pk=held.pk)[:MOST_OTHERS],
        "open_address": f"{reverse('calculator', args=[known.key])}?{query.urlencode()}",
    }


def _after_address(held: Calculation, asking: Asking) -> str:
    """Return where one looks back on a pre-calculation, with what it planned filled in."""
    known = seen_calculator(looks_back_with(held.calculator))
    texts, lines = texts_of(known.method, plan_of(asking.found, asking.asked))
    query = replace(asking, known=known, texts=texts, lines=lines).query
    query[BEFORE] = str(held.pk)
    if held.account_id:
        query["of_account"] = str(held.account_id)
    return f"{reverse('calculator', args=[known.key])}?{query.urlencode()}"


def _since(user: User, held: Calculation, asking: Asking) -> dict[str, Any]:
    """Return what changed in the figures that filled it, and how to calculate it anew."""
    origin = Origin.read(held.origin)
    seen = visible_accounts(user).filter(pk=origin.account_id).first() if origin else None
    if origin is None or seen is None:
        return {}
    asked = OwnAsked(account=seen, product_group=origin.product_group, period=origin.period)
    try:
        found = figures_of(user, asked)
    except NotComputable as missing:
        return {"origin": origin, "own_account": seen, "since_missing": sentence(missing.reason)}
    if held.before_id:
        asking = replace(asking, passing={BEFORE: str(held.before_id)})
    rows = rows_of(asking.known, found, is_after=held.before_id is not None)
    changed = changed_since(asking.known, origin, rows)
    query = taken_over(asking, found, origin.product_group)
    query["saved"] = str(held.pk)
    address = f"{reverse('calculator', args=[held.calculator])}?{query.urlencode()}"
    return {"origin": origin, "own_account": seen, "since": changed, "anew_address": address}


@login_required
@require_POST
def calculation_copy(request: Request, calculation_id: int) -> HttpResponse:
    """Keep a calculation once more."""
    held = held_calculation(request.user, calculation_id)
    name = _("Copy of %(name)s") % {"name": held.name}
    made = copy_calculation(by=request.user, calculation=held, name=name[:120])
    undo = reverse("calculation_remove", args=[made.pk])
    say(request, _("“%(name)s” was kept.") % {"name": made.name}, undo=undo)
    return redirect("calculation", made.pk)


@login_required
@require_POST
def calculation_remove(request: Request, calculation_id: int) -> HttpResponse:
    """Remove a calculation; it can be brought back."""
    held = held_calculation(request.user, calculation_id)
    remove_calculation(by=request.user, calculation=held)
    undo = reverse("calculation_restore", args=[held.pk])
    say(request, _("“%(name)s” was removed.") % {"name": held.name}, undo=undo)
    return redirect(TAB, held.account_id) if held.account_id else redirect("calculations")


@login_required
@require_POST
def calculation_restore(request: Request, calculation_id: int) -> HttpResponse:
    """Bring a removed calculation back."""
    rows = seen_calculations(request.user, with_removed=True)
    held = get_object_or_404(rows, pk=calculation_id)
    try:
        restore_calculation(by=request.user, calculation=held)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("It is as it was."))
    return redirect("calculation", held.pk)


def held_calculation(user: User, calculation_id: int) -> Calculation:
    """Return a calculation of those in view; a hidden one does not exist."""
    return get_object_or_404(seen_calculations(user), pk=calculation_id)
