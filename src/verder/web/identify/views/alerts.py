"""The page of what changed, and the alerts that its reader puts aside."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.models import User
from verder.apps.core.rules import may_change_limits, may_import
from verder.apps.core.sentences import sentence
from verder.apps.identify.queries.alerts import AlertKey
from verder.apps.identify.question import Question
from verder.apps.identify.reports.alerts import AlertReport, alert_months, alert_report
from verder.apps.identify.services import bring_back, put_aside
from verder.domain.identify.alerts import Alert, AlertLimits
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.web.core import formats
from verder.web.core.exports import table_page
from verder.web.core.flash import say
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.limits_form import LimitsAsked, read_limits
from verder.web.identify.presenters.alerts import (
    alert_lines,
    alert_sentences,
    alert_table,
    kind_counts,
)
from verder.web.identify.views.common import BARE, RESULT, WHOLE, about_page

TEMPLATE: Final = "identify/alerts.html"
LATEST: Final = "identify/parts/alerts_latest.html"
YEAR: Final = 12
ASIDE: Final = "aside"
Service = Callable[..., list[AlertKey]]


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def alerts_page(request: Request) -> HttpResponseBase:
    """Show what changed since a month ago, and where to act on it."""
    limits = read_limits(AlertLimits, request.GET)
    frame = _frame(request, limits)
    try:
        report = alert_report(request.user, _question(request.GET), limits.limits)
    except NotComputable as missing:
        return _page(request, {**frame, **_missing(request.user, missing)})
    is_aside = ASIDE in request.GET
    waiting = alert_lines(report, report.waiting)
    resting = alert_lines(report, [each for each in report.alerts if report.is_seen(each)])
    lines = resting if is_aside else waiting
    table = read_table(
        alert_table(lines, report.kinds), lines, request.GET, currency=report.basis.currency
    )
    context = {
        **frame,
        "report": report,
        "table": table,
        "months": _months(report),
        "sentences": alert_sentences(report, waiting),
        "counts": kind_counts(report),
        "is_aside": is_aside,
        "resting": len(resting),
    }
    if table.export or request.headers.get("HX-Target") == table.id:
        about = [(_("On the day"), formats.day(report.today))]
        return table_page(request, TEMPLATE, table, context, title=_("What changed"), about=about)
    return _page(request, context)


def _frame(request: Request, limits: LimitsAsked[AlertLimits]) -> dict[str, Any]:
    return {
        "limits": limits,
        "asked": {"query": request.GET},
        "may_change_limits": may_change_limits(request.user),
        **about_page("alerts"),
    }


def _missing(user: User, missing: NotComputable) -> dict[str, Any]:
    return {
        "missing": sentence(missing.reason),
        "reason": missing.reason,
        "may_import": may_import(user),
    }


def _page(request: Request, context: dict[str, Any]) -> HttpResponse:
    around = BARE if request.headers.get("HX-Target") == RESULT else WHOLE
    return render(request, TEMPLATE, {**context, "around": around})


def _question(query: QueryDict) -> Question:
    """Return the question about the month that the address names, or about the last one."""
    usual = Question(is_compared=False)
    chosen = query.get("month", "")
    if not chosen:
        return usual
    found = next((each for each in alert_months() if _named(each) == chosen), None)
    return usual if found is None else usual.over(Period.of_months(found, YEAR))


def _months(report: AlertReport) -> list[dict[str, Any]]:
    return [
        {
            "key": _named(each),
            "name": formats.month(each),
            "is_chosen": (each.year, each.month) == (report.today.year, report.today.month),
        }
        for each in alert_months()
    ]


def _named(month: date) -> str:
    return f"{month:%Y-%m}"


@login_required
@require_GET
def alerts_latest(request: Request) -> HttpResponse:
    """Show the largest alert of each kind, after the first page: they take a moment."""
    try:
        report = alert_report(request.user, _question(QueryDict()))
    except NotComputable:
        return render(request, LATEST, {})
    lines = alert_lines(report, report.largest_of_kinds)
    return render(request, LATEST, {"report": report, "lines": lines})


@login_required
@require_POST
def alerts_seen(request: Request) -> HttpResponse:
    """Put alerts aside until the next month brings new ones."""
    done = _act(request, put_aside)
    if done:
        text = ngettext(
            "%(count)s alert was put aside until the next month.",
            "%(count)s alerts were put aside until the next month.",
            len(done),
        )
        say(request, text % {"count": formats.number(len(done))}, undo=_undo(request, done))
    return _back(request)


@login_required
@require_POST
def alerts_bring_back(request: Request) -> HttpResponse:
    """Let alerts wait again."""
    done = _act(request, bring_back)
    if done:
        text = ngettext("%(count)s alert waits again.", "%(count)s alerts wait again.", len(done))
        say(request, text % {"count": formats.number(len(done))})
    return _back(request)


def _act(request: Request, service: Service) -> list[AlertKey]:
    """Do it with the alerts that were chosen, of those that the user may know of."""
    asked = _asked(request)
    chosen = asked.getlist("only") or asked.getlist("selected")
    report = alert_report(request.user, _question(asked))
    known = {_key(each): (each.account_id, each.kind) for each in report.alerts}
    wanted = [known[key] for key in chosen if key in known]
    return service(by=request.user, alerts=wanted, on=report.today) if wanted else []


def _key(alert: Alert) -> str:
    return f"{alert.account_id}-{alert.kind}"


def _asked(request: Request) -> QueryDict:
    """Return what was chosen: in the form, or in the address of an undo."""
    return request.POST if "month" in request.POST else request.GET


def _undo(request: Request, done: Collection[AlertKey]) -> str:
    query = QueryDict(mutable=True)
    query["month"] = _asked(request).get("month", "")
    query.setlist("selected", [f"{account_id}-{kind}" for account_id, kind in done])
    return f"{reverse('alerts_bring_back')}?{query.urlencode()}"


def _back(request: Request) -> HttpResponse:
    """Return to the page that was looked at."""
    address = request.headers.get("Referer", "")
    is_own = url_has_allowed_host_and_scheme(address, {request.get_host()})
    return redirect(address if is_own else reverse("alerts"))
