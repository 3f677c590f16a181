"""What every analysis page does: read the question, answer, or say why it cannot."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from verder.apps.core.rules import may_change_limits, may_import
from verder.apps.core.sentences import sentence
from verder.domain.values.missing import NotComputable
from verder.web.core.exports import table_page
from verder.web.core.guide import html_of, method_guide
from verder.web.core.requests import Request
from verder.web.core.tables import Table
from verder.web.identify.asked import Asked
from verder.web.identify.limits_form import LimitsAsked

RESULT = "result"
WHOLE, BARE = "base.html", "bare.html"  # what `identify/analysis.html` stands in


def page(request: Request, template: str, asked: Asked, context: Mapping[str, Any]) -> HttpResponse:
    """Render the page, or only its result where htmx asks for that."""
    around = BARE if request.headers.get("HX-Target") == RESULT else WHOLE
    return render(request, template, {**frame(request, asked), **context, "around": around})


def list_page(
    request: Request,
    template: str,
    asked: Asked,
    table: Table[Any],
    context: Mapping[str, Any],
    *,
    title: str,
) -> HttpResponseBase:
    """Answer with the file or the rows of its list where those are asked for, else the page."""
    if table.export or request.headers.get("HX-Target") == table.id:
        return table_page(request, template, table, {}, title=title, about=asked.about)
    return page(request, template, asked, {**context, "table": table})


def frame(request: Request, asked: Asked) -> dict[str, Any]:
    """Return what the bar and the explanations of every page show."""
    return {
        "asked": asked,
        "may_change_limits": may_change_limits(request.user),
        **about(request),
    }


def about(request: Request) -> dict[str, Any]:
    """Return how the analysis of this page works; its guide is named as its address."""
    match = request.resolver_match
    return about_page(match.url_name or "" if match else "")


def about_page(slug: str) -> dict[str, Any]:
    """Return the page of the guide of this name."""
    found = method_guide(slug)
    return {"guide": found, "guide_text": html_of(found) if found else ""}


def nothing(
    request: Request,
    template: str,
    asked: Asked,
    missing: NotComputable,
    **more: Any,  # noqa: ANN401
) -> HttpResponse:
    """Say why there is no answer, and what to do about it."""
    context = {
        "missing": sentence(missing.reason),
        "reason": missing.reason,
        "may_import": may_import(request.user),
        **more,
    }
    return page(request, template, asked, context)


def accounts_address(asked: Asked, **filters: str) -> str:
    """Return where the list of accounts answers the same question, narrowed."""
    parts = [asked.address, urlencode(filters)]
    return f"{reverse('accounts')}?{'&'.join(part for part in parts if part)}"


def limits_context(limits: LimitsAsked[Any]) -> dict[str, Any]:
    """Return what the panel with the limits shows."""
    return {"limits": limits}


def why(found: object) -> str:
    """Return the reason of a figure without an answer, or nothing where there is one."""
    return sentence(found.reason) if isinstance(found, NotComputable) else ""
