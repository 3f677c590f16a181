"""A calculator in three panels: recognise, how the answer is built up, calculate."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.calculate.calculators import KnownCalculator, known_calculator
from verder.apps.calculate.reports.filling import fills
from verder.apps.core.queries import organisation
from verder.web.calculate import answers
from verder.web.calculate.asking import Asking, read_asking
from verder.web.calculate.fields import form_fields
from verder.web.calculate.pictures import pictures
from verder.web.calculate.solving import address_part, read_solving
from verder.web.calculate.sources import SOURCES
from verder.web.core.exports import asked_file
from verder.web.core.requests import Request

LIVE = "results"  # what htmx replaces while somebody types, and more by name


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def calculator_page(request: Request, key: str) -> HttpResponseBase:
    """Show a calculator with what the address asks of it, or only what changes in it."""
    asking = read_asking(seen_calculator(key), request.GET)
    is_live = request.headers.get("HX-Target") == LIVE
    drawn = pictures(asking, request.GET)
    if file := asked_file(each.table for each in drawn if each.table):
        return file
    solving = read_solving(asking, request.GET)
    context = {
        **_context(asking),
        "solving": solving,
        "pictures": drawn,
        "around": "bare.html" if is_live else "base.html",
    }
    page = render(request, "calculate/calculator.html", context)
    if is_live:
        query = asking.query
        query.update(address_part(solving))
        page["HX-Replace-Url"] = f"{reverse('calculator', args=[key])}?{query.urlencode()}"
    return page


def seen_calculator(key: str) -> KnownCalculator:
    """Return the calculator of this name in the organisation's currency, or raise Http404."""
    known = known_calculator(key, organisation().currency)
    if known is None:
        raise Http404
    return known


def _context(asking: Asking) -> dict[str, object]:
    known = asking.known
    fields = form_fields(asking)
    return {
        "known": known,
        "text": known.text,
        "source": SOURCES[known.method.mark],
        "asking": asking,
        "fills": fills(known.key),
        "fields": fields,
        "live": ",".join(f"#problem-{field.key}" for field in fields),
        "examples": range(1, len(known.method.examples) + 1),
        "results": answers.results(asking),
        "steps": answers.steps(asking),
        "given": answers.given(asking),
        "checks": answers.checks(asking),
        "conclusion": answers.conclusion(asking),
        "warnings": answers.warnings(asking),
    }
