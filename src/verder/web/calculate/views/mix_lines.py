"""Why margin or revenue changed between two periods, from the invoice lines."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.accounts.models import Account
from verder.apps.calculate.reports.price_mix import MixQuestion, price_mix_report
from verder.apps.core.keys import record_key
from verder.apps.core.rules import may_see_margins
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.web.accounts.frame import seen_account
from verder.web.calculate.mix_lines import (
    apart_lines,
    bridge_option,
    effects_of,
    mix_sentences,
    mix_table,
)
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.asked import read_question
from verder.web.identify.views.common import list_page, nothing

TEMPLATE = "calculate/mix_lines.html"
REVENUE = "revenue"


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def price_mix_lines(request: Request) -> HttpResponseBase:
    """Show which of volume, mix, price, cost, new and lost products changed the result."""
    asked = read_question(request.user, request.GET)
    account = _account(request)
    is_of_revenue = request.GET.get("of") == REVENUE
    before = _before(request.GET)
    more = {"account": account, "sees_margins": may_see_margins(request.user)}
    try:
        report = price_mix_report(
            user=request.user,
            asked=MixQuestion(
                question=asked.question,
                before=before,
                account=account,
                asks_revenue=is_of_revenue,
            ),
        )
    except NotComputable as missing:
        return nothing(request, TEMPLATE, asked, missing, **more)
    currency = report.basis.currency
    table = read_table(mix_table(report), report.found.rows, request.GET, currency=currency)
    context = {
        **more,
        "report": report,
        "found": report.found,
        "effects": effects_of(report),
        "apart": apart_lines(report),
        "sentences": mix_sentences(report),
        "chart": bridge_option(report),
        "lines_address": _lines(account),
    }
    return list_page(request, TEMPLATE, asked, table, context, title=_("Price, volume and mix"))


def _account(request: Request) -> Account | None:
    chosen = record_key(request.GET.get("account", ""))
    return seen_account(request.user, chosen) if chosen else None


def _before(query: QueryDict) -> Period | None:
    """Return the days to compare with; what makes no period is the one before."""
    try:
        days = [date.fromisoformat(query.get(name, "")) for name in ("with_from", "with_to")]
        return Period.of_days(*days)
    except (ValueError, OverflowError):
        return None


def _lines(account: Account | None) -> str:
    return reverse("account_lines", args=[account.pk]) if account else ""
