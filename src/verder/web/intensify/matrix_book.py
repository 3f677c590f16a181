"""The matrix as an Excel file in which numbers are numbers: a tab for each of its sides."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.apps.intensify.reports.contact_matrix import MatrixReport
from verder.apps.intensify.reports.matrix_parts import MatrixCell, MatrixRow
from verder.documents.sheet import Kind, Sheet, SheetColumn, Value
from verder.domain.intensify.contact_counts import CountSource
from verder.domain.values.missing import NotComputable
from verder.web.intensify.matrix_figures import figures_of
from verder.web.intensify.matrix_grid import buyer_name, roles_text
from verder.web.intensify.matrix_sheet import about_of

SOURCES: Final[dict[CountSource, Promise]] = {
    CountSource.COUNTED: gettext_lazy("counted"),
    CountSource.TOO_SHORT: gettext_lazy("counted so far"),
    CountSource.ESTIMATED: gettext_lazy("estimated"),
    CountSource.UNKNOWN: gettext_lazy("not known"),
}
Inside = Callable[[MatrixCell], Value]


def matrix_book(report: MatrixReport) -> list[Sheet]:
    """Return the tabs: current, where that comes from, ideal, gap, more than meant, measures."""
    return [
        _grid(report, _("Current"), lambda cell: cell.current.times),
        _grid(report, _("Counted or estimated"), _source, kind=Kind.TEXT),
        _grid(report, _("Ideal"), lambda cell: cell.ideal),
        _grid(report, _("Gap"), lambda cell: cell.contacts.gap or None),
        _grid(report, _("More than meant"), lambda cell: cell.contacts.over or None),
        _measures(report),
    ]


def _source(cell: MatrixCell) -> str | None:
    return None if cell.current.times is None else str(SOURCES[cell.current.source])


def _grid(report: MatrixReport, title: str, inside: Inside, *, kind: Kind | None = None) -> Sheet:
    columns = [
        [_inside(report, (row.key, column.key), inside) for row in report.rows]
        for column in report.columns
    ]
    influence = [SheetColumn(_("Influence"), Kind.NUMBER)] if report.sees_opinions else []
    people = [_people(report, row) for row in report.rows]
    return Sheet(
        title=title,
        columns=[
            *(SheetColumn(each) for each in (_("Person"), _("Function"), _("Roles"))),
            *influence,
            *(
                SheetColumn(column.colleague.name, kind or _kind(values))
                for column, values in zip(report.columns, columns, strict=True)
            ),
        ],
        rows=[
            [*person, *cells]
            for person, cells in zip(people, zip(*columns, strict=True), strict=True)
        ],
        about=about_of(report),
    )


def _inside(report: MatrixReport, pair: tuple[int, int], inside: Inside) -> Value:
    cell = report.cells.get(pair)
    return None if cell is None else inside(cell)


def _kind(values: Sequence[Value]) -> Kind:
    """Return how a column of numbers is written: whole where all of them are."""
    is_whole = all(each == int(each) for each in values if isinstance(each, Decimal))
    return Kind.NUMBER if is_whole else Kind.DECIMAL


def _people(report: MatrixReport, row: MatrixRow) -> list[Value]:
    mark = _("gatekeeper") if row.position.is_gatekeeper else ""
    return [
        buyer_name(row),
        row.position.function,
        roles_text(row.roles, mark),
        *([row.influence] if report.sees_opinions else []),
    ]


def _measures(report: MatrixReport) -> Sheet:
    found = figures_of(report)
    return Sheet(
        title=_("Measures"),
        columns=[
            SheetColumn(_("Measure")),
            SheetColumn(_("Value"), Kind.DECIMAL),
            SheetColumn(_("How it is computed")),
            SheetColumn(_("Note")),
        ],
        rows=[
            [
                each.label,
                None if isinstance(each.figure, NotComputable) else each.figure,
                each.explained.formula,
                each.note or each.missing,
            ]
            for each in found
        ],
        about=about_of(report),
    )
