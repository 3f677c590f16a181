"""Exchange rates: what is known, what waits for one, and giving one."""

from typing import Any

from django.db.models import Count, Max, Min, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from verder.apps.core.keys import record_keys
from verder.apps.core.queries import organisation
from verder.apps.core.rules import may_change_rates
from verder.apps.identify import figures
from verder.apps.imports.models import ExchangeRate
from verder.apps.imports.queries import current_facts
from verder.apps.imports.services import remove_rate, set_rate
from verder.facts.rows import LeftOut
from verder.web.core.flash import say
from verder.web.core.requests import Request, only_for
from verder.web.core.tables import read_table
from verder.web.imports.forms import RateForm
from verder.web.imports.tables import RATES


@require_http_methods(["GET", "POST"])
@only_for(may_change_rates)
def rates_page(request: Request) -> HttpResponseBase:
    """List the rates by currency, and take a new one."""
    form = RateForm(request.POST or None, initial={"currency": request.GET.get("currency", "")})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        set_rate(currency=given["currency"], on=given["on"], rate=given["rate"], by=request.user)
        say(request, _("The rate of %(currency)s was kept.") % {"currency": given["currency"]})
        return redirect(f"{request.path}?currency={given['currency']}")
    rates = ExchangeRate.objects.all()
    context = {
        "form": form,
        "currencies": _currencies(),
        "waiting": _waiting(),
        "own": organisation().currency,
    }
    table = read_table(RATES, rates, request.GET)
    return render(request, "imports/rates.html", {**context, "table": table})


@require_POST
@only_for(may_change_rates)
def rates_remove(request: Request) -> HttpResponse:
    """Take the selected rates away."""
    keys = record_keys(request.POST.getlist("selected"))
    found = list(ExchangeRate.objects.filter(pk__in=keys))
    for rate in found:
        remove_rate(rate=rate, by=request.user)
    text = ngettext("%(count)s rate was removed.", "%(count)s rates were removed.", len(found))
    say(request, text % {"count": len(found)})
    return redirect("rates")


def _currencies() -> QuerySet[ExchangeRate, Any]:
    """Return each currency with how many rates it has, and from when to when."""
    found = ExchangeRate.objects.values("currency").annotate(
        count=Count("pk"), first_on=Min("on"), last_on=Max("on")
    )
    return found.order_by("currency")


def _waiting() -> LeftOut | None:
    """Return the lines of the usual period that no rate can convert."""
    if figures.span(current_facts()) is None:
        return None
    return figures.coverage(current_facts(), figures.whole_period()).without_rate
