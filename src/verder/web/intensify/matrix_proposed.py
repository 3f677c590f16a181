"""The proposed ideal as a table: what stands, and what would stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.intensify.queries.contacts import Pair
from verder.apps.intensify.reports.contact_matrix import MatrixReport
from verder.apps.intensify.reports.ideal_proposal import ProposedCell
from verder.web.core import formats
from verder.web.intensify.matrix_grid import buyer_name


@dataclass(frozen=True, slots=True)
class ProposedView:
    """A cell: the ideal of now, and another one where one is proposed."""

    before: str
    after: str
    is_changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedGrid:
    """The table, and what all ideals add up to before and after."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[ProposedView, ...]], ...]
    before: Decimal
    after: Decimal


def proposed_grid(report: MatrixReport, found: Mapping[Pair, ProposedCell]) -> ProposedGrid:
    """Return the whole matrix with what would change in it."""
    added = sum(((each.after or 0) - (each.before or 0) for each in found.values()), Decimal(0))
    return ProposedGrid(
        heads=tuple(column.colleague.name for column in report.columns),
        rows=tuple(
            (
                buyer_name(row),
                tuple(_view(report, found, (row.key, column.key)) for column in report.columns),
            )
            for row in report.rows
        ),
        before=report.measures.ideal,
        after=report.measures.ideal + added,
    )


def _view(report: MatrixReport, found: Mapping[Pair, ProposedCell], pair: Pair) -> ProposedView:
    cell = found.get(pair)
    if cell is None:
        return ProposedView(_text(report.ideal(pair)), "", is_changed=False)
    return ProposedView(_text(cell.before), _text(cell.after) or "–", is_changed=True)


def _text(times: Decimal | None) -> str:
    return "" if times is None else formats.short_number(times)
