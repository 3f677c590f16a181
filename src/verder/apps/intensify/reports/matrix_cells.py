"""A few cells of a matrix, as they are right after they changed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from verder.apps.accounts.models import Account
from verder.apps.identify.limits import limits_of
from verder.apps.intensify.queries.contacts import Pair
from verder.apps.intensify.queries.matrices import PartOfMatrix
from verder.apps.intensify.reports.matrix_parts import (
    MatrixCell,
    matrix_cells,
    matrix_columns,
    matrix_rows,
)
from verder.apps.intensify.reports.matrix_reading import contacts_on
from verder.domain.intensify.contact_counts import CountBasis
from verder.domain.intensify.contact_matrix import MatrixLimits, level_mismatches


@dataclass(frozen=True, slots=True)
class CellsReport:
    """Some cells, and which of them bring levels together that lie too far apart."""

    cells: Mapping[Pair, MatrixCell]
    mismatches: frozenset[Pair]


def cells_report(
    account: Account, pairs: Collection[Pair], *, on: date, basis: CountBasis
) -> CellsReport:
    """Return the cells of these pairs; nothing else of the matrix is read or computed."""
    part = PartOfMatrix({row for row, _column in pairs}, {column for _row, column in pairs})
    found = contacts_on([account.pk], on=on, part=part)[account.pk]
    rows, columns = matrix_rows(found), matrix_columns(found)
    cells = matrix_cells(found, rows, columns, basis)
    apart = level_mismatches(
        [row.buyer for row in rows],
        [column.server for column in columns],
        {pair: cell.contacts for pair, cell in cells.items()},
        limits_of(MatrixLimits),
    )
    wanted = set(pairs)
    return CellsReport(
        {pair: cell for pair, cell in cells.items() if pair in wanted}, frozenset(apart)
    )
