"""The matrix as the page shows it: heads, lines of cells, and what stands at their ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verder.apps.intensify.enums import DMU_ROLES, PSU_ROLES
from verder.apps.intensify.queries.contacts import Pair
from verder.apps.intensify.reports.contact_matrix import MatrixReport
from verder.apps.intensify.reports.matrix_parts import MatrixColumn, MatrixRow
from verder.domain.intensify.contact_matrix import BuyerMeasures, ServerMeasures
from verder.domain.intensify.roles import DmuRole, PsuRole
from verder.web.core import formats
from verder.web.intensify.matrix_cells import CellView, cell_view, times_text
from verder.web.intensify.matrix_shows import MatrixAsked

ROLE_NAMES: Final = {DmuRole: dict(DMU_ROLES), PsuRole: dict(PSU_ROLES)}


@dataclass(frozen=True, slots=True, kw_only=True)
class GridHead:
    """The head of a column, and the line below it."""

    key: int
    name: str
    roles: str
    function: str
    foot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A buyer with a cell for each colleague, and what stands at the end."""

    key: int
    name: str
    is_unknown: bool
    function: str
    roles: str
    influence: int | None
    cells: tuple[tuple[int, CellView], ...]
    end: str

    @property
    def html(self) -> SafeString:
        """The cells in one piece: a large matrix has more than a template does quickly."""
        return SafeString("".join(_cell_html(cell) for _column, cell in self.cells))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The table."""

    heads: tuple[GridHead, ...]
    rows: tuple[GridRow, ...]
    hidden_rows: int
    hidden_columns: int


def grid_of(report: MatrixReport, asked: MatrixAsked, then: MatrixReport | None = None) -> Grid:
    """Return the table for what the reader chose."""
    rows, columns = asked.rows(report.rows), asked.columns(report.columns)
    servers = {each.key: each for each in report.measures.servers}
    buyers = {each.key: each for each in report.measures.buyers}
    views = views_of(report, asked, then)
    return Grid(
        heads=tuple(_head(column, servers[column.key]) for column in columns),
        rows=tuple(_row(row, columns, views, buyers[row.key]) for row in rows),
        hidden_rows=len(report.rows) - len(rows),
        hidden_columns=len(report.columns) - len(columns),
    )


def views_of(
    report: MatrixReport, asked: MatrixAsked, then: MatrixReport | None = None
) -> dict[Pair, CellView]:
    """Return the cells in which something stands."""
    apart = set(report.measures.mismatches)
    earlier = then.cells if then else {}
    return {
        pair: cell_view(
            report.cells.get(pair), asked, is_mismatch=pair in apart, then=earlier.get(pair)
        )
        for pair in {*report.cells, *earlier}
    }


NO_VIEW = cell_view(None, MatrixAsked())


def _cell_html(cell: CellView) -> str:
    """Return a cell; look and value are classes and numbers of our own."""
    look = f' class="{cell.look}"' if cell.look else ""
    value = f' data-v="{cell.value}"' if cell.value else ""
    return f"<td{look}{value}>{cell.html}</td>"


def _head(column: MatrixColumn, found: ServerMeasures) -> GridHead:
    return GridHead(
        key=column.key,
        name=column.colleague.name,
        roles=roles_text(column.roles, _("pioneer") if column.is_pioneer else ""),
        function=column.colleague.function,
        foot=foot_text(found),
    )


def _row(
    row: MatrixRow,
    columns: list[MatrixColumn],
    views: dict[Pair, CellView],
    found: BuyerMeasures,
) -> GridRow:
    cells = ((column.key, views.get((row.key, column.key), NO_VIEW)) for column in columns)
    return GridRow(
        key=row.key,
        name=buyer_name(row),
        is_unknown=row.position.person_id is None,
        function=row.position.function if row.position.person_id else "",
        roles=roles_text(row.roles, _("gatekeeper") if row.position.is_gatekeeper else ""),
        influence=row.influence,
        cells=tuple(cells),
        end=end_text(found),
    )


def buyer_name(row: MatrixRow) -> str:
    """Return who it is; of somebody unknown the function."""
    return str(row.position)


def roles_text(roles: Iterable[DmuRole | PsuRole], mark: str) -> str:
    """Return the roles in words, with the mark beside them: gatekeeper or pioneer."""
    names = [str(ROLE_NAMES[type(role)][role]) for role in roles]
    return ", ".join([*names, mark] if mark else names)


def end_text(found: BuyerMeasures) -> str:
    """Return how far a buyer is covered, and by how many colleagues."""
    threads = ngettext("%(count)s thread", "%(count)s threads", found.threads) % {
        "count": found.threads
    }
    return f"{share_text(found.coverage_share)} · {threads}"


def foot_text(found: ServerMeasures) -> str:
    """Return what a colleague does, should do, and carries of all contact."""
    work = f"{times_text(found.current)} → {times_text(found.ideal)}"
    return f"{work} · {share_text(found.carried_share)}"


def share_text(figure: object) -> str:
    """Return a share in whole per cent; a dash where there is no answer."""
    return formats.share(figure, 0) if isinstance(figure, Decimal) else "–"
