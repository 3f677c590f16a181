"""The guide to exports."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from verder.content.guide import page
from verder.web.core.guide import html_of, language
from verder.web.imports.guides import CHAPTER, export_guides


@require_GET
@login_required
def export_guides_page(request: HttpRequest) -> HttpResponse:
    """List the packages whose export is described."""
    return render(request, "imports/guides.html", {"guides": export_guides()})


@require_GET
@login_required
def export_guide_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Say how one package makes its export."""
    found = page(CHAPTER, slug, language())
    if found is None:
        raise Http404
    context = {"guide": found, "text": html_of(found), "guides": export_guides()}
    return render(request, "imports/guide.html", context)
