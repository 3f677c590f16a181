"""Choosing which figures of an account fill a calculator, and seeing where each comes from."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.accounts.models import Account
from verder.apps.calculate.reports.filling import fills
from verder.apps.core.sentences import sentence
from verder.apps.identify import figures
from verder.apps.imports.queries import current_facts
from verder.domain.values.missing import NotComputable
from verder.web.calculate.asking import Asking, read_asking
from verder.web.calculate.own import OwnAsked, figures_of, own_lines, read_own, taken_over
from verder.web.calculate.views.calculator import seen_calculator
from verder.web.core.requests import Request
from verder.web.intensify.account_picker import is_search, picker_of

FOUND = "intensify/parts/found_accounts.html"
PAGE = "calculate/own.html"
OWN = ("of_account", "of_group", "of_from", "of_to")


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def calculator_own(request: Request, key: str) -> HttpResponse:
    """Show which figures of an account would fill the inputs; without an account, choose one."""
    if not fills(key):
        raise Http404
    asking = read_asking(seen_calculator(key), request.GET)
    asked = read_own(request.user, request.GET)
    if asked is None:
        return _picker(request, asking)
    return render(request, PAGE, {**_base(asking), **_answer(request, asking, asked)})


def _base(asking: Asking) -> dict[str, object]:
    query = asking.query
    passing = [(name, value) for name, values in query.lists() for value in values]
    calculator = reverse("calculator", args=[asking.known.key])
    return {
        "known": asking.known,
        "passing": [each for each in passing if each[0] not in OWN],
        "back": f"{calculator}?{query.urlencode()}",
    }


def _picker(request: Request, asking: Asking) -> HttpResponse:
    def leads_to(account: Account) -> str:
        query = asking.query
        query["of_account"] = str(account.pk)
        return f"{request.path}?{query.urlencode()}"

    context = {**_base(asking), **picker_of(request, leads_to)}
    return render(request, FOUND if is_search(request) else PAGE, context)


def _answer(request: Request, asking: Asking, asked: OwnAsked) -> dict[str, object]:
    context: dict[str, object] = {
        "asked": asked,
        "account": asked.account,
        "groups": figures.product_groups(current_facts()),
    }
    try:
        found = figures_of(request.user, asked)
    except NotComputable as missing:
        return {**context, "missing": sentence(missing.reason)}
    query = taken_over(asking, found, asked.product_group)
    return {
        **context,
        "found": found,
        "lines": own_lines(asking, found),
        "take_over": f"{reverse('calculator', args=[asking.known.key])}?{query.urlencode()}",
    }
