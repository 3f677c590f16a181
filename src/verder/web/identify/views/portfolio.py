"""The portfolio: the first page, the picture of the whole."""

from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.identify.reports.portfolio import PortfolioReport, portfolio_report
from verder.domain.identify.concentration import Concentration
from verder.domain.identify.profit_ladder import Step
from verder.domain.identify.whale import Whale
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.exports import asked_file
from verder.web.core.requests import Request
from verder.web.identify.asked import Asked, read_question
from verder.web.identify.presenters.portfolio import changes_context, portfolio_sentences
from verder.web.identify.presenters.words import STEP_NAMES, change_of, trend_of
from verder.web.identify.views.common import nothing, page, why
from verder.web.identify.views.portfolio_pictures import (
    classes_chart,
    months_chart,
    small_lorenz_chart,
    whale_chart,
)
from verder.web.identify.views.portfolio_tables import portfolio_tables

TEMPLATE = "identify/portfolio.html"


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def portfolio_page(request: Request) -> HttpResponseBase:
    """Show the whole: revenue, margin, customers, classes, dependence and what changed."""
    asked = read_question(request.user, request.GET)
    try:
        report = portfolio_report(request.user, asked.question)
    except NotComputable as missing:
        return nothing(request, TEMPLATE, asked, missing)
    tables = portfolio_tables(report, request.GET)
    if file := asked_file(tables.values(), about=asked.about):
        return file
    links = links_of(asked)
    return page(
        request,
        TEMPLATE,
        asked,
        {
            "report": report,
            "links": links,
            "sentences": portfolio_sentences(report, links),
            "figures": figures_of(report),
            "classes": classes_chart(report, asked),
            "months": months_chart(report),
            "whale": report.whale if isinstance(report.whale, Whale) else None,
            "step_name": STEP_NAMES[report.step],
            "is_gross": report.step is Step.CM1,
            "whale_missing": why(report.whale),
            "whale_chart": whale_chart(report),
            "concentration": report.concentration
            if isinstance(report.concentration, Concentration)
            else None,
            "concentration_missing": why(report.concentration),
            "lorenz_chart": small_lorenz_chart(report),
            **tables,
            **changes_context(report),
            "changes_missing": why(report.changes),
        },
    )


def links_of(asked: Asked) -> dict[str, str]:
    """Return the pages that answer more of the same question."""
    names = ("abc", "concentration", "whale", "migration", "pyramid")
    found = {name: _address(name, asked.address) for name in names}
    return {
        **found,
        "accounts": _address("accounts", asked.address),
        "loss_makers": _address("whale", asked.address, "zone=destroyer"),
        "lost": _address("migration", asked.address, "move=lost"),
        "new": _address("migration", asked.address, "move=new"),
    }


def _address(name: str, *parts: str) -> str:
    query = "&".join(part for part in parts if part)
    return f"{reverse(name)}?{query}" if query else reverse(name)


def figures_of(report: PortfolioReport) -> dict[str, Any]:
    """Return the changes of the main figures since the period before."""
    now, before = report.now, report.before
    margin = now.margin
    return {
        "revenue": _change(now.revenue, before.revenue) if before else {},
        "customers": _change(Decimal(now.customers), Decimal(before.customers)) if before else {},
        "margin": _change(margin.amount, before.margin.amount) if before else {},
        "average": now.revenue / now.customers if now.customers else None,
        "margin_amount": None if isinstance(margin.amount, NotComputable) else margin.amount,
        "margin_missing": why(margin.amount),
    }


def _change(now: Decimal | NotComputable, before: Decimal | NotComputable) -> dict[str, str]:
    if isinstance(now, NotComputable) or isinstance(before, NotComputable):
        return {}
    change = change_of(now, before)
    if isinstance(change, NotComputable):
        return {}
    return {"text": formats.change(change), "trend": trend_of(change)}
