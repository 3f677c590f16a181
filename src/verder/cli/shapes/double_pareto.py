"""`verder report double-pareto`."""

from typing import Any

from django.utils.translation import gettext as _

from verder.apps.identify.question import Question
from verder.apps.identify.reports.double_pareto import double_pareto_report
from verder.cli.output import money, share
from verder.cli.shapes.answers import STEP_TITLES, Csv, Table, in_cents, percent
from verder.domain.identify.profit_ladder import Step
from verder.domain.values.missing import NotComputable

NAMES = (
    *("customers", "net_revenue", "margin", "margin_share", "revenue_share_needed", "peak_share"),
    *("holds", "coverage", "step"),
)
HAS_STEPS = True
NOTHING: dict[str, Any] = {**dict.fromkeys(NAMES), "customers": 0}


def as_json(question: Question, step: Step | None = None) -> dict[str, Any]:
    """Return what 20 % of revenue brings, and what 80 % of margin takes."""
    report = double_pareto_report(None, question, step=step)
    found = report.found
    return {
        "customers": len(found.units),
        "net_revenue": money(found.revenue),
        "margin": money(found.margin),
        "margin_share": share(found.margin_share),
        "revenue_share_needed": share(found.revenue_share_needed),
        "peak_share": share(found.peak_share),
        "holds": None if isinstance(found.holds, NotComputable) else found.holds,
        "coverage": share(report.coverage),
        "step": str(report.step),
    }


def as_table(question: Question, step: Step | None = None) -> Table:
    """Return the answers by name."""
    found = as_json(question, step)
    rows = [
        (_("margin that 20 % of revenue brings"), percent(found["margin_share"])),
        (_("revenue needed for 80 % of margin"), percent(found["revenue_share_needed"])),
        (_("highest point of the curve"), percent(found["peak_share"])),
        (_("net revenue"), in_cents(found["net_revenue"])),
        (str(STEP_TITLES[Step(found["step"])]), in_cents(found["margin"])),
        (_("customers"), found["customers"]),
    ]
    return _("Double Pareto"), [_("measure"), _("value")], rows


def as_csv(question: Question, step: Step | None = None) -> Csv:
    """Return every unit in the order of the curve."""
    report = double_pareto_report(None, question, step=step)
    rows = [
        (unit.account_id, report.names[unit.account_id], money(unit.revenue), money(unit.margin))
        for unit in report.found.units
    ]
    return ["account", "name", "net_revenue", "margin"], rows
