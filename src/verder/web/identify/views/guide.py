"""The guide to the analyses, a page each."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from verder.web.core.guide import html_of, method_guide, method_guides

# Where one finds what is explained, if not on a page of that name.
PLACES = {
    "groups": "accounts",
    "organisation_chart": "people",
    "contact_matrix": "relations",
    "contact_plan": "year_calendar",
    "influence": "people",
    "teams": "colleagues",
    "nps": "voices",
}


@require_GET
@login_required
def method_guides_page(request: HttpRequest) -> HttpResponse:
    """List the analyses that are explained."""
    return render(request, "identify/guides.html", {"guides": method_guides()})


@require_GET
@login_required
def method_guide_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Explain one analysis."""
    found = method_guide(slug)
    if found is None:
        raise Http404
    context = {"guide": found, "text": html_of(found), "analysis": reverse(PLACES.get(slug, slug))}
    return render(request, "identify/guide.html", context)
