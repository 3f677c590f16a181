"""The relationship stage of one account: its sides, its items, how it went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.translation import gettext as _

from verder.documents.sheet import Kind
from verder.domain.engines.two_sides import BothSides, ViewSide
from verder.domain.values.missing import NotComputable
from verder.web.core.chart_tables import chart_table
from verder.web.core.tables import Column, Table
from verder.web.intensify.presenters.stage_words import SIDE_NAMES

if TYPE_CHECKING:
    from verder.apps.intensify.instruments import KnownInstrument
    from verder.apps.intensify.models import Assessment
    from verder.apps.intensify.reports.relationship import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLine:
    """One side: its score and its band in words, or why there is none."""

    side: ViewSide
    name: str
    score: Decimal | NotComputable
    band: str
    said: "Assessment | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """An item as both sides answered it, in words and as a number."""

    name: str
    ours: int | None
    our_words: str
    our_evidence: str
    theirs: int | None
    their_words: str
    their_evidence: str
    gap: int | None
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendLine:
    """Both scores from a day on."""

    on: date
    ours: Decimal | NotComputable
    theirs: Decimal | NotComputable
    band: str


def side_lines(relation: "Relation", instrument: "KnownInstrument") -> list[SideLine]:
    """Return both sides."""
    views = {ViewSide.US: relation.sides.ours, ViewSide.CUSTOMER: relation.sides.theirs}
    return [
        SideLine(
            side=side,
            name=str(SIDE_NAMES[side]),
            score=view.score,
            band=instrument.bands[view.band.key].name if view.band else "",
            said=relation.standing.get(side),
        )
        for side, view in views.items()
    ]


def item_lines(relation: "Relation", instrument: "KnownInstrument") -> list[ItemLine]:
    """Return every item with both answers and what they rest on."""
    sides, standing = relation.sides, relation.standing
    evidence = {side: standing[side].evidence if side in standing else {} for side in ViewSide}
    lines = []
    for item in instrument.items:
        ours, theirs = sides.ours.answers.get(item.key), sides.theirs.answers.get(item.key)
        lines.append(
            ItemLine(
                name=item.text.name,
                ours=ours,
                our_words=item.words(ours) if ours else "",
                our_evidence=evidence[ViewSide.US].get(item.key, ""),
                theirs=theirs,
                their_words=item.words(theirs) if theirs else "",
                their_evidence=evidence[ViewSide.CUSTOMER].get(item.key, ""),
                gap=sides.item_gaps.get(item.key),
                most=instrument.method.most,
            )
        )
    return lines


def sides_table(lines: Sequence[SideLine], query: QueryDict) -> Table[SideLine]:
    """Return the figures behind the staircase."""
    return chart_table(
        "sides",
        _("Where both views stand"),
        [
            Column(key="side", title=_("Side"), value=lambda row: row.name),
            Column(key="score", title=_("Sum"), value=lambda row: row.score, kind=Kind.NUMBER),
            Column(key="stage", title=_("Stage"), value=lambda row: row.band),
            Column(
                key="on",
                title=_("Day"),
                value=lambda row: row.said.on if row.said else None,
                kind=Kind.DATE,
            ),
        ],
        lines,
        query,
    )


def items_table(lines: Sequence[ItemLine], query: QueryDict) -> Table[ItemLine]:
    """Return both answers to every item, and the gap between them."""
    return chart_table(
        "items",
        _("Item by item"),
        [
            Column(key="item", title=_("Item"), value=lambda row: row.name),
            Column(
                key="ours",
                title=_("Our view"),
                value=lambda row: row.ours,
                template="intensify/cells/our_answer.html",
            ),
            Column(
                key="theirs",
                title=_("The customer's view"),
                value=lambda row: row.theirs,
                template="intensify/cells/their_answer.html",
            ),
            Column(
                key="gap",
                title=_("Gap"),
                value=lambda row: row.gap,
                kind=Kind.NUMBER,
                template="intensify/cells/gap.html",
            ),
        ],
        lines,
        query,
    )


def trend_lines(
    points: Sequence[tuple[date, BothSides]], instrument: "KnownInstrument"
) -> list[TrendLine]:
    """Return both scores on each day on which something changed."""
    return [
        TrendLine(
            on=on,
            ours=sides.ours.score,
            theirs=sides.theirs.score,
            band=""
            if isinstance(sides.band, NotComputable)
            else instrument.bands[sides.band.key].name,
        )
        for on, sides in points
    ]


def trend_table(lines: Sequence[TrendLine], query: QueryDict) -> Table[TrendLine]:
    """Return the figures behind the trend."""
    return chart_table(
        "trend",
        _("How it went"),
        [
            Column(key="on", title=_("Day"), value=lambda row: row.on, kind=Kind.DATE),
            Column(key="ours", title=_("Our view"), value=lambda row: row.ours, kind=Kind.NUMBER),
            Column(
                key="theirs",
                title=_("The customer's view"),
                value=lambda row: row.theirs,
                kind=Kind.NUMBER,
            ),
            Column(key="stage", title=_("Stage by the lower"), value=lambda row: row.band),
        ],
        lines,
        query,
    )
