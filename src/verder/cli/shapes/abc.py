"""`verder report abc`."""

from typing import Any

from django.utils.translation import gettext as _

from verder.apps.identify.question import Question
from verder.apps.identify.reports.abc import AbcReport, abc_report
from verder.cli.output import average, money, share, shown
from verder.cli.shapes.answers import Csv, Table, percent
from verder.domain.identify.abc_analysis import CLASSES, Abc, AbcGroup

NO_GROUP = {
    "customers": 0,
    "net_revenue": "0.00",
    "share": None,
    "average": None,
    "products_average": None,
}
NOTHING: dict[str, Any] = {
    "groups": {str(group): NO_GROUP for group in CLASSES},
    "no_revenue": {"customers": 0},
    "credit_balance": {"customers": 0, "net_revenue": "0.00"},
    "total": None,
}


def as_json(question: Question) -> dict[str, Any]:
    """Return the four answers of every class."""
    found = abc_report(None, question).found
    credit = found.groups[AbcGroup.CREDIT_BALANCE]
    return {
        "groups": {str(group): group_shape(found, group) for group in CLASSES},
        "no_revenue": {"customers": found.groups[AbcGroup.NO_REVENUE].customers},
        "credit_balance": {"customers": credit.customers, "net_revenue": money(credit.revenue)},
        "total": money(found.total),
    }


def group_shape(found: Abc, group: AbcGroup) -> dict[str, Any]:
    """Return the answers of one class."""
    answers = found.groups[group]
    return {
        "customers": answers.customers,
        "net_revenue": money(answers.revenue),
        "share": share(answers.share),
        "average": average(answers.average),
        "products_average": average(answers.products_average),
    }


def as_table(question: Question) -> Table:
    """Return the four answers as a table."""
    report = abc_report(None, question)
    headers = ["", _("customers"), _("net revenue"), _("share"), _("average"), _("products")]
    rows = [
        (
            group_name(group),
            answers.customers,
            shown(answers.revenue),
            percent(share(answers.share)),
            shown(answers.average),
            shown(answers.products_average),
        )
        for group, answers in report.found.groups.items()
    ]
    return title_of(report), headers, rows


def title_of(report: AbcReport) -> str:
    """Return what the table is about."""
    period = report.basis.period
    return _("ABC, %(first)s to %(last)s") % {"first": period.start_on, "last": period.last_on}


def group_name(group: AbcGroup) -> str:
    """Return the class as people call it."""
    names = {
        AbcGroup.A: _("A top customers"),
        AbcGroup.B: _("B followers"),
        AbcGroup.C: _("C tail customers"),
        AbcGroup.NO_REVENUE: _("no revenue"),
        AbcGroup.CREDIT_BALANCE: _("credit balance"),
    }
    return names[group]


def as_csv(question: Question) -> Csv:
    """Return every account with its class."""
    report = abc_report(None, question)
    headers = ["rank", "account", "name", "class", "net_revenue", "share", "cumulative_share"]
    rows = [
        (
            row.rank,
            row.account_id,
            report.names[row.account_id],
            str(row.group),
            money(row.revenue),
            share(row.share),
            share(row.cumulative_share),
        )
        for row in report.found.rows
    ]
    return headers, rows
