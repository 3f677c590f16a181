"""What changed since a month ago, with its evidence; put aside and brought back."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any

from django.http import Http404
from ninja import Query, Router
from pydantic import Field

from verder.api.answers import Answer, BasisShown, answered
from verder.api.asked import PeriodAsked, limits_to_try, tried
from verder.api.authentication import Caller
from verder.api.pages import Page, PageAsked
from verder.api.values import Exact, Given, Key, Shown
from verder.apps.core.models import User
from verder.apps.identify.queries.alerts import AlertKey
from verder.apps.identify.question import Question
from verder.apps.identify.reports.alerts import AlertReport, alert_report
from verder.apps.identify.services.alerts import bring_back, put_aside
from verder.domain.identify.alerts import Alert, AlertKind, AlertLimits
from verder.domain.values.missing import NotComputable

router = Router(tags=["alerts"])


class AlertShown(Shown):
    """Something about an account that somebody should act on, with its evidence."""

    account_id: int
    name: str
    kind: AlertKind
    at_stake: Exact
    is_put_aside: bool
    evidence: dict[str, Any]


class AlertsShown(Shown):
    """What changed, those with most at stake first."""

    basis: BasisShown
    today: date
    waiting: int
    rows: Page[AlertShown]


class AlertGiven(Given):
    """An alert by its account and its kind."""

    account: Key
    kind: AlertKind


class AlertsGiven(PeriodAsked):
    """Alerts of the last month, or of the one in which a period ends."""

    alerts: Annotated[list[AlertGiven], Field(min_length=1, max_length=1000)]


class AlertsDone(Shown):
    """How many alerts it was done with."""

    done: int


@router.get(
    "",
    response=Answer[AlertsShown],
    operation_id="listAlerts",
    openapi_extra=limits_to_try(AlertLimits),
)
def list_alerts(
    request: Caller, asked: Query[PeriodAsked], page: Query[PageAsked]
) -> dict[str, object]:
    """Return what changed since a month ago, of what the caller may know."""
    limits = tried(request, AlertLimits)
    return answered(lambda: _told(alert_report(request.user, _question(asked), limits), page))


def _told(report: AlertReport, page: PageAsked) -> dict[str, Any]:
    shown = [_alert(each, report) for each in page.part(report.alerts)]
    return {
        "basis": report.basis,
        "today": report.today,
        "waiting": len(report.waiting),
        "rows": page.told(shown, len(report.alerts)),
    }


def _alert(each: Alert, report: AlertReport) -> dict[str, Any]:
    return {
        "account_id": each.account_id,
        "name": report.accounts[each.account_id].name,
        "kind": each.kind,
        "at_stake": each.at_stake,
        "is_put_aside": report.is_seen(each),
        "evidence": _plain(asdict(each.evidence)),
    }


def _plain(value: object) -> object:
    """Return evidence as JSON has it: amounts as text, no answer as null."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Enum | date):
        return str(value)
    return None if isinstance(value, NotComputable) else value


@router.post("/put-aside", response=AlertsDone, operation_id="putAlertsAside")
def put_alerts_aside(request: Caller, given: AlertsGiven) -> dict[str, int]:
    """Put alerts aside until the next month brings new ones."""
    report, wanted = _wanted(request.user, given)
    return {"done": len(put_aside(by=request.user, alerts=wanted, on=report.today))}


@router.post("/bring-back", response=AlertsDone, operation_id="bringAlertsBack")
def bring_alerts_back(request: Caller, given: AlertsGiven) -> dict[str, int]:
    """Let alerts wait again."""
    report, wanted = _wanted(request.user, given)
    return {"done": len(bring_back(by=request.user, alerts=wanted, on=report.today))}


def _wanted(user: User, given: AlertsGiven) -> tuple[AlertReport, list[AlertKey]]:
    """Return the alerts that are meant, of those that the user may know of."""
    report = alert_report(user, _question(given))
    known = {(each.account_id, each.kind) for each in report.alerts}
    wanted = [(each.account, each.kind) for each in given.alerts]
    if not known.issuperset(wanted):
        raise Http404
    return report, wanted


def _question(asked: PeriodAsked) -> Question:
    return Question(period=asked.period, is_compared=False)
