"""What the migration page says and lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.documents.sheet import Kind
from verder.domain.identify.layers import ACTIVE_LAYERS, Layer
from verder.domain.identify.migration import Migration, MoveTotals
from verder.domain.identify.movements import Move, Movement
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.tables import Column, Filter, TableSpec
from verder.web.identify.presenters.columns import account_column, column, further
from verder.web.identify.presenters.words import LAYER_NAMES, MOVE_NAMES, change_of, pct, said

if TYPE_CHECKING:
    from verder.apps.identify.reports.migration import MigrationReport

STARTS = (*ACTIVE_LAYERS, Layer.INACTIVE, Layer.NEW)
ENDS = (*ACTIVE_LAYERS, Layer.INACTIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveLine:
    """An account with what it did between the two periods."""

    name: str
    movement: Movement

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """A cell of the cross-table; `heat` from 0 to 5 says how many of its row it has."""

    totals: MoveTotals | None
    heat: int
    move: str


def move_lines(found: Migration, names: Mapping[int, str]) -> list[MoveLine]:
    """Return every movement, the largest rise first."""
    return [MoveLine(name=names.get(row.account_id, "?"), movement=row) for row in found.movements]


def heat_rows(found: Migration) -> list[tuple[str, int, list[HeatCell]]]:
    """Return the cross-table: a row each layer of the start, with its number of customers."""
    rows = []
    for start in STARTS:
        cells = [found.table.get((start, end)) for end in ENDS]
        total = sum(cell.customers for cell in cells if cell)
        if total:
            heat = [_cell(start, end, cell, total) for end, cell in zip(ENDS, cells, strict=True)]
            rows.append((str(LAYER_NAMES[start]), total, heat))
    return rows


def _cell(start: Layer, end: Layer, cell: MoveTotals | None, total: int) -> HeatCell:
    heat = 0 if cell is None else max(1, round(5 * cell.customers / total))
    return HeatCell(totals=cell, heat=heat, move="stayed" if start is end else "moved")


def migration_sentences(report: "MigrationReport") -> list[SafeString]:
    """Return the movements in plain words."""
    found, currency = report.found, report.basis.currency
    sentences = []
    if not report.is_start_covered:
        text = _(
            "The lines do not reach back over the whole period before: losses and rises are "
            "partly only that."
        )
        sentences.append(said(text))
    if not isinstance(found.retention, NotComputable):
        text = _("<strong>{retention}</strong> of the customers of the period before bought again.")
        sentences.append(said(text, retention=pct(found.retention, 1)))
    return [*sentences, *_moved(found, currency), *_came_and_went(found, currency)]


def _moved(found: Migration, currency: str) -> list[SafeString]:
    up, down = found.moves[Move.UP], found.moves[Move.DOWN]
    text = _(
        "<strong>{up}</strong> went up a layer ({up_change}), <strong>{down}</strong> went "
        "down ({down_change})."
    )
    return [
        said(
            text,
            up=_customers(up.customers),
            up_change=_signed(up, currency),
            down=_customers(down.customers),
            down_change=_signed(down, currency),
        )
    ]


def _came_and_went(found: Migration, currency: str) -> list[SafeString]:
    new, lost, back = (found.moves[move] for move in (Move.NEW, Move.LOST, Move.REACTIVATED))
    text = _(
        "New: {new} ({new_change}); came back: {back} ({back_change}); lost: {lost} "
        "({lost_change})."
    )
    return [
        said(
            text,
            new=_customers(new.customers),
            new_change=_signed(new, currency),
            back=_customers(back.customers),
            back_change=_signed(back, currency),
            lost=_customers(lost.customers),
            lost_change=_signed(lost, currency),
        )
    ]


def _signed(totals: MoveTotals, currency: str) -> str:
    text = formats.short_money(totals.change, currency)
    return f"+{text}" if totals.change > 0 else text


def _customers(count: int) -> str:
    return ngettext("%(count)s customer", "%(count)s customers", count) % {
        "count": formats.number(count)
    }


def move_table() -> TableSpec[MoveLine]:
    """Return the list of movers."""
    return TableSpec(
        name="moves",
        columns=_columns(),
        sort="-change",
        search=lambda line: line.name,
        filters=[
            Filter(
                key="move",
                title=gettext_lazy("All movements"),
                choices=[(str(move), MOVE_NAMES[move]) for move in Move],
                matches=lambda line, move: line.movement.move == move,
            )
        ],
        key=lambda line: line.movement.account_id,
    )


def _columns() -> list[Column[MoveLine]]:
    return [
        account_column(lambda line: reverse("account", args=[line.movement.account_id])),
        column("move", gettext_lazy("Movement"), lambda line: str(MOVE_NAMES[line.movement.move])),
        column(
            "start", gettext_lazy("From layer"), lambda line: str(LAYER_NAMES[line.movement.start])
        ),
        column("end", gettext_lazy("To layer"), lambda line: str(LAYER_NAMES[line.movement.end])),
        column(
            "before",
            gettext_lazy("Period before"),
            lambda line: line.movement.start_revenue,
            Kind.MONEY,
        ),
        column(
            "now", gettext_lazy("Net revenue"), lambda line: line.movement.end_revenue, Kind.MONEY
        ),
        column("change", gettext_lazy("Difference"), lambda line: line.movement.change, Kind.MONEY),
        column(
            "change_share",
            gettext_lazy("Difference %"),
            lambda line: change_of(line.movement.end_revenue, line.movement.start_revenue),
            Kind.CHANGE,
        ),
        further(
            "places", gettext_lazy("Places won"), lambda line: line.movement.places_won, Kind.NUMBER
        ),
    ]
