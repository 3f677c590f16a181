"""`verder report alerts`: what changed since a month ago, with the evidence."""

from typing import Any

from django.utils.translation import gettext as _

from verder.apps.identify.question import Question
from verder.apps.identify.reports.alerts import AlertReport, alert_report
from verder.cli.output import money
from verder.cli.shapes.answers import Csv, Table, in_cents
from verder.domain.identify.alerts import (
    Alert,
    ClassFall,
    MarginFall,
    NewLoss,
    OrderGap,
    PassedShare,
    StageTurn,
)

NOTHING: dict[str, Any] = {"today": None, "compared_with": None, "alerts": []}


def as_json(question: Question) -> dict[str, Any]:
    """Return every alert with its figures, those with most at stake first."""
    report = alert_report(None, question)
    return {
        "today": report.today.isoformat(),
        "compared_with": report.years.before.last_on.isoformat(),
        "alerts": [_alert(report, each) for each in report.alerts],
    }


def _alert(report: AlertReport, alert: Alert) -> dict[str, Any]:
    return {
        "account": alert.account_id,
        "name": report.accounts[alert.account_id].name,
        "kind": str(alert.kind),
        "at_stake": money(alert.at_stake),
        "evidence": _evidence(alert),
    }


def _evidence(alert: Alert) -> dict[str, Any]:
    match alert.evidence:
        case ClassFall() as fall:
            amounts = {"net_revenue_before": money(fall.before), "net_revenue": money(fall.now)}
            return {"class": str(fall.group), **amounts}
        case OrderGap() as gap:
            usual = float(gap.usual)
            days = {"days_without_order": gap.silence, "usual_interval": usual}
            return {**days, "last_order": gap.last_on.isoformat()}
        case StageTurn() as turn:
            return {"stage_before": str(turn.before), "stage": str(turn.now.stage)}
        case MarginFall() as fall:
            return {f"{each.month:%Y-%m}": round(float(each.share), 6) for each in fall.shares}
        case PassedShare() as share:
            shares = {"share_before": share.before, "share": share.now, "limit": share.limit}
            return {name: round(float(each), 6) for name, each in shares.items()}
        case NewLoss() as loss:
            before = None if loss.before is None else money(loss.before)
            return {"step": str(loss.step), "profit_before": before, "profit": money(loss.now)}


def as_table(question: Question) -> Table:
    """Return how many alerts there are of each kind, and what is at stake."""
    report = alert_report(None, question)
    rows = [
        (str(kind), report.counts[kind], in_cents(money(report.at_stake_of(kind))))
        for kind in report.kinds
    ]
    title = _("Alerts on %(day)s") % {"day": report.today.isoformat()}
    return title, [_("alert"), _("accounts"), _("at stake")], rows


def as_csv(question: Question) -> Csv:
    """Return a row an alert, its figures as one text."""
    rows = [
        (
            *(found[name] for name in ("account", "name", "kind", "at_stake")),
            "; ".join(f"{name}={value}" for name, value in found["evidence"].items()),
        )
        for found in as_json(question)["alerts"]
    ]
    return ["account", "name", "kind", "at_stake", "evidence"], rows
