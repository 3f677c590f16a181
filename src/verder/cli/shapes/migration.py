"""`verder report migration`: compared with the equal period before."""

from typing import Any

from django.utils.translation import gettext as _

from verder.apps.identify.question import Question
from verder.apps.identify.reports.migration import migration_report
from verder.cli.output import money, share
from verder.cli.shapes.answers import Csv, Table
from verder.cli.shapes.pyramid import layer_name
from verder.domain.identify.layers import ACTIVE_LAYERS, Layer

NAMES = ("from", "to", "start", "end", "retention", "up_rate", "down_rate", "moves", "table")
NOTHING: dict[str, Any] = dict.fromkeys(NAMES)


def as_json(question: Question) -> dict[str, Any]:
    """Return who moved: rates, counts by kind of move, and the cross-table of layers."""
    report = migration_report(None, question)
    found, period = report.found, report.basis.period
    return {
        "from": {"first": str(report.start.start_on), "last": str(report.start.last_on)},
        "to": {"first": str(period.start_on), "last": str(period.last_on)},
        "start": {"customers": found.start.customers, "net_revenue": money(found.start.revenue)},
        "end": {"customers": found.end.customers, "net_revenue": money(found.end.revenue)},
        "retention": share(found.retention),
        "up_rate": share(found.up_rate),
        "down_rate": share(found.down_rate),
        "moves": {
            str(move): {"customers": totals.customers, "change": money(totals.change)}
            for move, totals in found.moves.items()
        },
        "table": [
            {"from": str(start), "to": str(end), "customers": totals.customers}
            for (start, end), totals in found.table.items()
        ],
    }


def as_table(question: Question) -> Table:
    """Return the cross-table: from the layer of a row to the layer of a column."""
    report = migration_report(None, question)
    ends = (*ACTIVE_LAYERS, Layer.INACTIVE)
    counts = {cell: totals.customers for cell, totals in report.found.table.items()}
    rows = [
        (layer_name(start), *(counts.get((start, end), 0) for end in ends))
        for start in (*ACTIVE_LAYERS, Layer.INACTIVE, Layer.NEW)
    ]
    return _("Migration"), ["", *(layer_name(end) for end in ends)], rows


def as_csv(question: Question) -> Csv:
    """Return every movement."""
    report = migration_report(None, question)
    rows = [
        (
            move.account_id,
            report.names[move.account_id],
            str(move.start),
            str(move.end),
            str(move.move),
            money(move.start_revenue),
            money(move.end_revenue),
        )
        for move in report.found.movements
    ]
    return ["account", "name", "from", "to", "move", "net_revenue_from", "net_revenue_to"], rows
