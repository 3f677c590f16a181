"""The matrix then and now: its measures side by side, who came and who left."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from verder.apps.intensify.reports.contact_matrix import MatrixReport
from verder.web.core import formats
from verder.web.intensify.matrix_cells import times_text
from verder.web.intensify.matrix_figures import FigureView, figures_of
from verder.web.intensify.matrix_grid import buyer_name

GOOD_WHEN_LOWER = frozenset({"single_thread", "key_person", "concentration", "gap"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFigure:
    """A measure then and now; `trend` is empty where there is nothing to compare."""

    label: str
    then: str
    now: str
    change: str
    trend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What changed since a day."""

    then_on: date
    now_on: date
    figures: tuple[ComparedFigure, ...]
    came: tuple[str, ...]
    left: tuple[str, ...]


def compared(now: MatrixReport, then: MatrixReport) -> Compared:
    """Return what changed since then."""
    there, before = _people(now), _people(then)
    return Compared(
        then_on=then.on,
        now_on=now.on,
        figures=tuple(
            _figure(earlier, later)
            for earlier, later in zip(figures_of(then), figures_of(now), strict=True)
        ),
        came=tuple(name for key, name in there.items() if key not in before),
        left=tuple(name for key, name in before.items() if key not in there),
    )


def _figure(then: FigureView, now: FigureView) -> ComparedFigure:
    change, trend = "", ""
    if isinstance(then.figure, Decimal) and isinstance(now.figure, Decimal):
        moved = now.figure - then.figure
        change = _moved(moved, now.key)
        trend = _trend(moved, is_low_good=now.key in GOOD_WHEN_LOWER)
    return ComparedFigure(
        label=now.label,
        then=then.value or "–",
        now=now.value or "–",
        change=change,
        trend=trend,
    )


def _moved(by: Decimal, key: str) -> str:
    """Return by how much a measure moved: shares in points, for they are percentages already."""
    if key == "gap":
        return _signed(times_text(by), by)
    if key == "concentration":
        return _signed(formats.number(by, 2), by)
    return _("%(points)s points") % {"points": _signed(formats.number(by * 100), by)}


def _signed(text: str, by: Decimal) -> str:
    return f"+{text}" if by > 0 else text


def _trend(moved: Decimal, *, is_low_good: bool) -> str:
    if moved == 0:
        return "flat"
    if moved > 0:
        return "up-bad" if is_low_good else "up"
    return "down-good" if is_low_good else "down"


def _people(report: MatrixReport) -> dict[tuple[str, int], str]:
    rows = {("buyer", row.key): buyer_name(row) for row in report.rows}
    return rows | {("colleague", each.key): each.colleague.name for each in report.columns}
