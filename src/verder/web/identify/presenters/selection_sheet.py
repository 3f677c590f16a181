"""A round as a file: every account with its scores, place, gates and decision."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from verder.documents.sheet import Kind, Sheet, SheetColumn, Value
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.identify.presenters.selection import STANDINGS, gate_views

if TYPE_CHECKING:
    from verder.apps.identify.reports.selection import RoundLine, RoundReport


def round_sheet(report: "RoundReport") -> Sheet:
    """Return the round as a table to take along."""
    return Sheet(
        title=_("Choice of key accounts %(round)s") % {"round": str(report.round)},
        columns=[
            SheetColumn(_("Place"), Kind.NUMBER),
            SheetColumn(_("Account")),
            SheetColumn(_("Account manager")),
            *(
                SheetColumn(f"{each.name} ({formats.number(each.weight, 0)})", Kind.NUMBER)
                for each in report.criteria
            ),
            SheetColumn(_("Score"), Kind.DECIMAL),
            SheetColumn(_("Standing")),
            SheetColumn(_("Gates")),
            SheetColumn(_("Decision")),
            SheetColumn(_("Reason")),
            SheetColumn(_("Decided by")),
            SheetColumn(_("Decided on"), Kind.INSTANT),
        ],
        rows=(_row(line) for line in report.lines),
        about=[
            (_("Figures"), formats.period(report.round.period)),
            (_("Number of key accounts"), formats.number(report.round.capacity)),
        ],
    )


def _row(line: "RoundLine") -> list[Value]:
    entry, ranked = line.entry, line.ranked
    return [
        ranked.place,
        entry.account.name,
        str(entry.account.owner or ""),
        *(cell.score for cell in line.cells),
        None if isinstance(ranked.score, NotComputable) else ranked.score,
        str(STANDINGS[ranked.standing]),
        " ".join(gate.told for gate in gate_views(ranked)),
        entry.get_decision_display() if entry.decision else "",
        entry.reason,
        str(entry.decided_by or ""),
        entry.decided_at,
    ]
