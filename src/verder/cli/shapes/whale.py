"""`verder report whale`: on the deepest step of the profit ladder that is known, or any other."""

from typing import Any

from django.utils.translation import gettext as _

from verder.apps.identify.question import Question
from verder.apps.identify.reports.whale import whale_report
from verder.cli.output import money, share
from verder.cli.shapes.answers import STEP_TITLES, Csv, Table, in_cents, percent
from verder.domain.identify.profit_ladder import Step

NAMES = (
    *("customers", "total", "peak", "peak_at", "peak_share", "destroyed", "loss_makers"),
    *("coverage", "step"),
)
HAS_STEPS = True
HEADERS = {Step.CM1: "gross_margin", Step.CM2: "cm2", Step.CM3: "cm3"}
NOTHING: dict[str, Any] = {**dict.fromkeys(NAMES), "customers": 0, "coverage": 0.0}


def as_json(question: Question, step: Step | None = None) -> dict[str, Any]:
    """Return the curve in figures; `peak_at` is a number of customers."""
    report = whale_report(None, question, step=step)
    found = report.found
    return {
        "customers": found.customers,
        "total": money(found.profit),
        "peak": money(found.peak),
        "peak_at": found.peak_at,
        "peak_share": share(found.peak_share),
        "destroyed": money(found.destroyed),
        "loss_makers": found.loss_makers,
        "coverage": share(found.coverage),
        "step": str(report.step),
    }


def as_table(question: Question, step: Step | None = None) -> Table:
    """Return the figures by name."""
    found = as_json(question, step)
    rows = [
        (_("customers with known cost"), found["customers"]),
        (str(STEP_TITLES[Step(found["step"])]), in_cents(found["total"])),
        (_("peak"), in_cents(found["peak"])),
        (_("peak at customer"), found["peak_at"]),
        (_("peak, of the total"), percent(found["peak_share"])),
        (_("lost again"), in_cents(found["destroyed"])),
        (_("loss makers"), found["loss_makers"]),
        (_("coverage"), percent(found["coverage"])),
    ]
    return _("Whale curve"), [_("measure"), _("value")], rows


def as_csv(question: Question, step: Step | None = None) -> Csv:
    """Return every account in the order of the curve."""
    report = whale_report(None, question, step=step)
    found = report.found
    curve = zip(found.accounts, found.cumulative[1:], strict=True)
    rows = [
        (rank, row.account_id, report.names[row.account_id], *map(money, (row.revenue, row.profit)))
        + (money(reached),)
        for rank, (row, reached) in enumerate(curve, start=1)
    ]
    headers = ["rank", "account", "name", "net_revenue", HEADERS[report.step], "cumulative_margin"]
    return headers, rows
