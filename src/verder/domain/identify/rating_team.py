"""Several raters: their sums averaged, how far they lie apart, and how far they agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.domain.identify.agreement import kendalls_w
from verder.domain.identify.rating import Rating, first_places
from verder.domain.identify.rating_order import Contender, Podium, podium
from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The points that the raters gave one account: the average and both ends."""

    average: Decimal
    lowest: Decimal
    highest: Decimal

    @property
    def width(self) -> Decimal:
        """How far the raters lie apart."""
        return self.highest - self.lowest


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRating:
    """What the raters say together; who is not ready does not count yet."""

    counted: tuple[int, ...]
    waiting: tuple[int, ...]
    spreads: Mapping[int, Spread]
    podium: Podium | NotComputable
    agreement: Decimal | NotComputable  # Kendall's W over the raters


def together(ratings: Mapping[int, Rating], revenues: Mapping[int, Decimal]) -> TeamRating:
    """Average the points of every rater whose sheet is complete, and order as one sheet.

    Ties break on the averages too. Without any complete sheet there is no order
    ("nobody_ready"). Source: averaging is our own choice; the agreement is Kendall's.
    """
    counted = {rater: found for rater, found in ratings.items() if found.is_complete}
    waiting = tuple(rater for rater in ratings if rater not in counted)
    sheets = list(counted.values())
    if not sheets:
        nobody = NotComputable("nobody_ready")
        return TeamRating(counted=(), waiting=waiting, spreads={}, podium=nobody, agreement=nobody)
    spreads = {
        each: _spread([sheet.points[each] for sheet in sheets]) for each in sheets[0].accounts
    }
    return TeamRating(
        counted=tuple(counted),
        waiting=waiting,
        spreads=spreads,
        podium=podium(
            _contender(each, spread, sheets, revenues) for each, spread in spreads.items()
        ),
        agreement=_agreement(sheets),
    )


def _spread(points: Sequence[Decimal]) -> Spread:
    return Spread(average=_average(points), lowest=min(points), highest=max(points))


def _contender(
    account_id: int, spread: Spread, sheets: Sequence[Rating], revenues: Mapping[int, Decimal]
) -> Contender:
    firsts = [Decimal(first_places(sheet.ranks, account_id)) for sheet in sheets]
    ranks = [sheet.ranks[sheet.criteria[0]][account_id] for sheet in sheets]
    return Contender(
        account_id=account_id,
        points=spread.average,
        first_places=_average(firsts),
        first_criterion_rank=_average(ranks),
        revenue=revenues.get(account_id, ZERO),
    )


def _agreement(sheets: Sequence[Rating]) -> Decimal | NotComputable:
    try:
        return kendalls_w([sheet.points for sheet in sheets])
    except NotComputable as reason:
        return reason


def _average(numbers: Sequence[Decimal]) -> Decimal:
    return sum(numbers, ZERO) / len(numbers)
