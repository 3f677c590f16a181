"""All calculators by the question that they answer."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.calculate.calculators import calculators
from verder.apps.calculate.groups import in_groups
from verder.apps.core.queries import organisation
from verder.web.calculate.searching import matching
from verder.web.calculate.suggestions import suggested
from verder.web.core.requests import Request

FOUND = "found"


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def calculators_page(request: Request) -> HttpResponse:
    """Show every calculator; of a question in words those first that may answer it."""
    search = request.GET.get("q", "").strip()
    everything = calculators()
    found = matching(everything, search) or everything
    return render(
        request,
        "calculate/calculators.html",
        {
            "groups": in_groups(found),
            "found": len(found),
            "count": len(everything),
            "search": search,
            "suggested": suggested(search, organisation().currency),
            "around": "bare.html" if request.headers.get("HX-Target") == FOUND else "base.html",
        },
    )
