"""The pictures of the relation with an account: the staircase, and how both scores went."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from verder.apps.intensify.instruments import KnownInstrument
from verder.apps.intensify.reports.relationship import Relation
from verder.domain.engines.two_sides import View, ViewSide
from verder.domain.intensify.relationship_stage import LADDER, RelationStage
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.intensify.charts.stairs import Option, StairDot, stairs_option
from verder.web.intensify.charts.trend import trend_option
from verder.web.intensify.presenters.relationship import SideLine, TrendLine
from verder.web.intensify.presenters.stage_words import SIDE_NAMES, stage_name


def stairs(relation: Relation, instrument: KnownInstrument, lines: Sequence[SideLine]) -> Option:
    """Return the staircase with a dot for each side that has a score."""
    views = {ViewSide.US: relation.sides.ours, ViewSide.CUSTOMER: relation.sides.theirs}
    dots = [dot for line in lines if (dot := _dot(views[line.side], instrument, line)) is not None]
    return stairs_option([stage_name(stage, instrument) for stage in LADDER], dots)


def _dot(view: View, instrument: KnownInstrument, line: SideLine) -> StairDot | None:
    if view.band is None or isinstance(view.score, NotComputable):
        return None
    method = instrument.method
    following = method.band_after(view.band)
    end = following.least if following else method.highest_score + 1
    along = (view.score - view.band.least + Decimal("0.5")) / (end - view.band.least)
    score = formats.short_number(view.score)
    return StairDot(
        step=LADDER.index(RelationStage(view.band.key)),
        along=float(along),
        name=f"{line.name}: {score}",
        words=f"{line.name}: {score}, {line.band}",
        is_ours=line.side is ViewSide.US,
    )


def trend_chart(lines: Sequence[TrendLine], instrument: KnownInstrument, today: date) -> Option:
    """Return both lines up to today."""
    method = instrument.method
    last = lines[-1]
    drawn = [*lines, TrendLine(on=today, ours=last.ours, theirs=last.theirs, band=last.band)]
    return trend_option(
        (
            str(SIDE_NAMES[ViewSide.US]),
            [(each.on.isoformat(), _drawn(each.ours)) for each in drawn],
        ),
        (
            str(SIDE_NAMES[ViewSide.CUSTOMER]),
            [(each.on.isoformat(), _drawn(each.theirs)) for each in drawn],
        ),
        limits=[(float(band.least), instrument.bands[band.key].name) for band in method.bands],
        ends=(float(method.lowest_score), float(method.highest_score)),
    )


def _drawn(score: Decimal | NotComputable) -> float | None:
    return None if isinstance(score, NotComputable) else float(score)
