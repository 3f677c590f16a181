"""`verder report life-cycle`: the stages, and who is at risk."""

from typing import Any

from django.utils.translation import gettext as _

from verder.apps.identify.question import Question
from verder.apps.identify.reports.life_cycle import LifeCycleReport, life_cycle_report
from verder.cli.output import money
from verder.cli.shapes.answers import Csv, Table, in_cents
from verder.domain.identify.life_cycle import Stage, Standing

NOTHING: dict[str, Any] = {
    "today": None,
    "stages": {str(stage): {"customers": 0, "net_revenue": "0.00"} for stage in Stage},
    "revenue_at_risk": "0.00",
    "at_risk": [],
}


def as_json(question: Question) -> dict[str, Any]:
    """Return customers and revenue of every stage, and the accounts at risk with the evidence."""
    report = life_cycle_report(None, question)
    return {
        "today": report.today.isoformat(),
        "stages": {
            str(stage): {"customers": totals.accounts, "net_revenue": money(totals.revenue)}
            for stage, totals in report.totals.items()
        },
        "revenue_at_risk": money(report.revenue_at_risk),
        "at_risk": [_at_risk(report, each) for each in report.at_risk],
    }


def _at_risk(report: LifeCycleReport, each: Standing) -> dict[str, Any]:
    return {
        "account": each.account_id,
        "name": report.names[each.account_id],
        "days_without_order": each.silence,
        "usual_interval": float(each.usual),
        "at_risk_after": float(each.risk_after),
        "last_order": each.history.last_on.isoformat() if each.history else None,
        "yearly_revenue": money(each.yearly_revenue),
    }


def as_table(question: Question) -> Table:
    """Return a row a stage."""
    found = as_json(question)
    rows = [
        (stage, answers["customers"], in_cents(answers["net_revenue"]))
        for stage, answers in found["stages"].items()
    ]
    title = _("Life cycle on %(day)s") % {"day": found["today"]}
    return title, [_("stage"), _("customers"), _("net revenue")], rows


def as_csv(question: Question) -> Csv:
    """Return every account with its stage and the evidence for it."""
    report = life_cycle_report(None, question)
    headers = [
        *("account", "name", "stage", "stage_a_year_ago", "first_order", "last_order"),
        *("days_without_order", "usual_interval", "net_revenue", "net_revenue_before"),
    ]
    return headers, [_row(report, each) for each in report.standings]


def _row(report: LifeCycleReport, each: Standing) -> tuple[object, ...]:
    history = each.history
    return (
        each.account_id,
        report.names[each.account_id],
        each.stage,
        report.before.get(each.account_id, ""),
        history.first_on.isoformat() if history else "",
        history.last_on.isoformat() if history else "",
        each.silence if history else "",
        each.usual if history else "",
        money(each.revenue),
        money(each.previous),
    )
