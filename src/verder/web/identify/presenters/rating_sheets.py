"""A rating sheet to take along: the grid as taught, and every cell with who said it and why."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from verder.documents.sheet import Kind, Sheet, SheetColumn, Value
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.identify.presenters.rating import GridRow, grid_columns, grid_rows, places_of

if TYPE_CHECKING:
    from verder.apps.identify.reports.rating import RatingReport


def rating_book(report: "RatingReport") -> list[Sheet]:
    """Return the sheets of the workbook."""
    rows = grid_rows(report)
    return [_grid(report, rows), _cells(report, rows)]


def _about(report: "RatingReport") -> list[tuple[str, str]]:
    sheet = report.sheet
    about = [(_("Date"), formats.day(sheet.held_on))]
    if report.raters:
        about.append((_("Participants"), ", ".join(rater.name for rater in report.raters)))
    if sheet.period:
        about.append((_("Period of the figures"), formats.period(sheet.period)))
    if report.rater:
        about.append((_("Sheet of"), report.rater.name))
    if report.hidden:
        about.append((_("Accounts not in view"), formats.number(report.hidden)))
    return about


def _grid(report: "RatingReport", rows: list[GridRow]) -> Sheet:
    """Return criteria as rows and accounts as columns, with the points below."""
    columns = [SheetColumn(column.name, Kind.DECIMAL) for column in report.columns]
    return Sheet(
        title=report.sheet.title,
        columns=[SheetColumn(_("Rank on each criterion")), *columns],
        rows=[*_rank_rows(rows), *_foot_rows(report)],
        about=_about(report),
    )


def _rank_rows(rows: list[GridRow]) -> Iterator[list[Value]]:
    for row in rows:
        yield [row.criterion.name, *(each.rank for each in row.cells)]


def _foot_rows(report: "RatingReport") -> Iterator[list[Value]]:
    if not report.hides_points:
        yield from _point_rows(report)
    if not isinstance(report.podium, NotComputable):
        places = places_of(report.podium)
        yield [_("Place"), *(places.get(column.pk) for column in report.columns)]


def _point_rows(report: "RatingReport") -> Iterator[list[Value]]:
    team = report.team if report.rater is None else None
    if team is not None:
        averages = {key: spread.average for key, spread in team.spreads.items()}
        for rater in report.raters:
            found = report.ratings.get(rater.pk)
            if found and rater.pk in team.counted:
                yield [rater.name, *(found.points[column.pk] for column in report.columns)]
        yield [_("Points on average"), *(averages.get(column.pk) for column in report.columns)]
    else:
        yield [_("Points"), *(each.points for each in grid_columns(report))]


def _cells(report: "RatingReport", rows: list[GridRow]) -> Sheet:
    """Return every cell in view with its value, its rank, and who said it when and why."""
    return Sheet(
        title=_("Cells"),
        columns=[
            SheetColumn(_("Criterion")),
            SheetColumn(_("How")),
            SheetColumn(_("Account")),
            SheetColumn(_("Value"), Kind.DECIMAL),
            SheetColumn(_("Rank"), Kind.DECIMAL),
            SheetColumn(_("From the figures")),
            SheetColumn(_("By whom")),
            SheetColumn(_("When"), Kind.INSTANT),
            SheetColumn(_("Why")),
        ],
        rows=_cell_rows(rows),
        about=_about(report),
    )


def _cell_rows(rows: list[GridRow]) -> Iterator[list[Value]]:
    for row in rows:
        for each in row.cells:
            if each.cell is None:
                continue
            yield [
                row.criterion.name,
                str(row.how),
                each.column.name,
                None if row.is_hidden else each.cell.value,
                each.rank,
                _("yes") if each.cell.is_fact else _("no"),
                str(each.cell.by or ""),
                each.cell.at,
                "" if row.is_hidden else each.cell.evidence,
            ]
