"""What the page of the portfolio matrix says and lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.documents.sheet import Kind
from verder.domain.identify.portfolio_matrix import Band, Management, Quadrant
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.tables import Column, Filter, TableSpec
from verder.web.identify.presenters.columns import account_column, column, further
from verder.web.identify.presenters.matrix_words import (
    BAND_NAMES,
    MANAGEMENT_NAMES,
    QUADRANT_ADVICE,
    QUADRANT_NAMES,
)
from verder.web.identify.presenters.words import Text, said

if TYPE_CHECKING:
    from verder.apps.identify.reports.portfolio_matrix import MatrixReport, MatrixRow

STEADY: Final = Decimal("0.10")
UNKNOWN: Final = NotComputable("no_previous_revenue")
TREND_NAMES: Mapping[str, Text] = {
    "up": gettext_lazy("Revenue grows"),
    "flat": gettext_lazy("Revenue steady"),
    "down": gettext_lazy("Revenue falls"),
    "unknown": gettext_lazy("No year before"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixLine:
    """An account with its name."""

    name: str
    row: "MatrixRow"

    @property
    def address(self) -> str:
        """Where its strength and target are."""
        return reverse("account_strength", args=[self.row.account_id])

    @property
    def quadrant(self) -> str:
        """What the account is to us, in a word; nothing where too little is known."""
        return str(QUADRANT_NAMES[self.row.quadrant]) if self.row.quadrant else ""

    @property
    def advice(self) -> str:
        """What to do."""
        return str(QUADRANT_ADVICE[self.row.quadrant]) if self.row.quadrant else ""

    @property
    def management(self) -> str:
        """Fiocca's first step in words."""
        return str(MANAGEMENT_NAMES[self.row.management]) if self.row.management else ""

    @property
    def change(self) -> Decimal | NotComputable:
        """How revenue changed against the period before."""
        before = self.row.previous
        return (self.row.revenue - before) / before if before and before > 0 else UNKNOWN

    @property
    def trend(self) -> str:
        """Whether revenue grows or falls by a tenth or more."""
        change = self.change
        if isinstance(change, NotComputable):
            return "unknown"
        if abs(change) < STEADY:
            return "flat"
        return "up" if change > 0 else "down"

    def __str__(self) -> str:
        return self.name


def matrix_lines(report: "MatrixReport", rows: list["MatrixRow"]) -> list[MatrixLine]:
    """Return these accounts with their names."""
    return [MatrixLine(name=report.names[row.account_id], row=row) for row in rows]


def quadrant_counts(lines: list[MatrixLine]) -> list[tuple[Text, int, Decimal, Text]]:
    """Return each quadrant with its accounts, their revenue, and the advice."""
    found = []
    for quadrant in Quadrant:
        inside = [line.row for line in lines if line.row.quadrant is quadrant]
        revenue = sum((row.revenue for row in inside), Decimal(0))
        name, advice = QUADRANT_NAMES[quadrant], QUADRANT_ADVICE[quadrant]
        found.append((name, len(inside), revenue, advice))
    return found


def management_counts(lines: list[MatrixLine]) -> list[tuple[Text, list[MatrixLine]]]:
    """Return Fiocca's first step: the accounts of each of the four."""
    return [
        (MANAGEMENT_NAMES[each], [line for line in lines if line.row.management is each])
        for each in Management
    ]


def nine_cells(lines: list[MatrixLine]) -> list[tuple[Text, list[list[MatrixLine]]]]:
    """Return Fiocca's second step: rows by attractiveness, columns by relationship, from low."""
    return [
        (
            BAND_NAMES[attractive],
            [
                [
                    line
                    for line in lines
                    if line.row.cell
                    and line.row.cell.attractiveness is attractive
                    and line.row.cell.relationship is relationship
                ]
                for relationship in Band
            ],
        )
        for attractive in reversed(Band)
    ]


def matrix_sentences(lines: list[MatrixLine], currency: str) -> list[SafeString]:
    """Return the matrix in plain words."""
    counts = quadrant_counts(lines)
    whole = sum((revenue for _name, _count, revenue, _advice in counts), Decimal(0))
    sentences = []
    for name, count, revenue, advice in counts:
        if not count:
            continue
        share = formats.share(revenue / whole, 0) if whole > 0 else "–"
        text = ngettext(
            "<strong>{name}</strong>: {count} account with {revenue} ({share}). {advice}",
            "<strong>{name}</strong>: {count} accounts with {revenue} ({share}). {advice}",
            count,
        )
        sentences.append(
            said(
                text,
                name=name,
                count=formats.number(count),
                revenue=formats.money(revenue, currency),
                share=share,
                advice=advice,
            )
        )
    return sentences


def bubble_words(line: MatrixLine, currency: str) -> str:
    """Return what a bubble tells."""
    row = line.row
    words = [
        line.name,
        line.quadrant,
        _("Net revenue %(amount)s") % {"amount": formats.money(row.revenue, currency)},
        _("Relative strength %(ratio)s") % {"ratio": _figure(row.now.ratio, 2)},
        _("Attractiveness %(score)s") % {"score": _figure(row.now.attractiveness, 1)},
    ]
    if row.target:
        target = f"{_figure(row.target.ratio, 2)} × {_figure(row.target.attractiveness, 1)}"
        words.append(_("Target %(place)s") % {"place": target})
    return "\n".join(words)


def _figure(figure: Decimal | NotComputable, places: int) -> str:
    return formats.number(figure, places) if isinstance(figure, Decimal) else "–"


def matrix_table() -> TableSpec[MatrixLine]:
    """Return the list of rated accounts."""
    return TableSpec(
        name="matrix",
        columns=_columns(),
        sort="-revenue",
        search=lambda line: line.name,
        filters=[
            Filter(
                key="quadrant",
                title=gettext_lazy("All quadrants"),
                choices=[(str(key), name) for key, name in QUADRANT_NAMES.items()],
                matches=lambda line, key: line.row.quadrant == key,
            ),
            Filter(
                key="trend",
                title=gettext_lazy("Every trend"),
                choices=list(TREND_NAMES.items()),
                matches=lambda line, key: line.trend == key,
            ),
        ],
        key=lambda line: line.row.account_id,
    )


def _columns() -> list[Column[MatrixLine]]:
    return [
        account_column(lambda line: line.address),
        column("quadrant", gettext_lazy("Quadrant"), lambda line: line.quadrant),
        column("ratio", gettext_lazy("Strength"), lambda line: line.row.now.ratio, Kind.DECIMAL),
        column(
            "attractiveness",
            gettext_lazy("Attractiveness"),
            lambda line: line.row.now.attractiveness,
            Kind.DECIMAL,
        ),
        column("revenue", gettext_lazy("Net revenue"), lambda line: line.row.revenue, Kind.MONEY),
        column("change", gettext_lazy("Change of revenue"), lambda line: line.change, Kind.CHANGE),
        column("advice", gettext_lazy("Advice"), lambda line: line.advice),
        further("management", gettext_lazy("To manage"), lambda line: line.management),
        further(
            "target_ratio",
            gettext_lazy("Target: strength"),
            lambda line: line.row.target.ratio if line.row.target else None,
            Kind.DECIMAL,
        ),
        further(
            "target_attractiveness",
            gettext_lazy("Target: attractiveness"),
            lambda line: line.row.target.attractiveness if line.row.target else None,
            Kind.DECIMAL,
        ),
    ]
