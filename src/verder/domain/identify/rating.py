"""Customer rating (klantenrating): accounts against each other, criterion by criterion."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from verder.domain.identify.agreement import kendalls_w
from verder.domain.identify.rating_order import Contender, Podium, podium
from verder.domain.values.missing import NotComputable
from verder.domain.values.ranks import average_ranks

ZERO: Final = Decimal(0)
MOST_CRITERIA: Final = 5
USUAL_ACCOUNTS: Final = 5
MOST_ACCOUNTS: Final = 10

Cell = tuple[int, int]  # criterion, account


class Direction(StrEnum):
    """Which end of a value is the interesting one."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What accounts are compared on; a typed rank is a value of which the lowest is best."""

    criterion_id: int
    direction: Direction = Direction.LOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """The outcome of one sheet.

    `ranks` holds the criteria on which every account has a value, `points` their sum for
    each account. As long as a cell is `missing` there is no `podium`: nothing is guessed,
    and the points so far say so.
    """

    accounts: tuple[int, ...]
    criteria: tuple[int, ...]
    ranks: Mapping[int, Mapping[int, Decimal]]
    points: Mapping[int, Decimal]
    missing: tuple[Cell, ...]
    podium: Podium | NotComputable
    agreement: Decimal | NotComputable  # Kendall's W over the criteria

    @property
    def is_complete(self) -> bool:
        """Whether every account has a value on every criterion."""
        return not self.missing

    @property
    def has_nothing_to_compare(self) -> bool:
        """Whether there is only one account, which is first by itself."""
        return len(self.accounts) == 1

    @property
    def total(self) -> Decimal:
        """All points together."""
        return sum(self.points.values(), ZERO)

    @property
    def expected_total(self) -> Decimal:
        """What all points must add up to: criteria · n(n+1)/2, of the criteria that count."""
        n = len(self.accounts)
        return Decimal(len(self.ranks) * n * (n + 1)) / 2


def rate(
    criteria: Sequence[Criterion],
    accounts: Sequence[int],
    cells: Mapping[Cell, Decimal],
    revenues: Mapping[int, Decimal],
) -> Rating:
    """Rank the accounts on every criterion, add up the ranks, and order by fewest points.

    Rank 1 is the most interesting account; equals share the average of their places. A
    missing cell blocks the sum. No criterion or account, or too many of them, raises. Source: the
    sheet and its five criteria as taught (Steenbeek); ten accounts and tie-breaks our own.

    >>> found = rate(
    ...     [Criterion(criterion_id=1)], [7, 8], {(1, 7): Decimal(2), (1, 8): Decimal(1)}, {}
    ... )
    >>> found.podium.account_ids
    (8, 7)
    """
    refuse_sizes(len(criteria), len(accounts))
    keys = tuple(criterion.criterion_id for criterion in criteria)
    missing = tuple((key, each) for key in keys for each in accounts if (key, each) not in cells)
    open_keys = {key for key, _account in missing}
    ranks = {
        criterion.criterion_id: average_ranks(
            {each: cells[criterion.criterion_id, each] for each in accounts},
            is_low_best=criterion.direction is Direction.LOW,
        )
        for criterion in criteria
        if criterion.criterion_id not in open_keys
    }
    points = {each: sum((row[each] for row in ranks.values()), ZERO) for each in accounts}
    return Rating(
        accounts=tuple(accounts),
        criteria=keys,
        ranks=ranks,
        points=points,
        missing=missing,
        podium=NotComputable("cells_missing")
        if missing
        else _podium(keys, ranks, points, revenues),
        agreement=_agreement(missing, [ranks[key] for key in keys if key in ranks]),
    )


def refuse_sizes(criteria: int, accounts: int) -> None:
    """Raise where a sheet has no criterion or account, or more than the method takes."""
    if not accounts:
        raise NotComputable("no_rated_accounts")
    if not criteria:
        raise NotComputable("no_criteria")
    if criteria > MOST_CRITERIA:
        raise NotComputable("too_many_criteria")
    if accounts > MOST_ACCOUNTS:
        raise NotComputable("too_many_accounts")


def first_places(ranks: Mapping[int, Mapping[int, Decimal]], account_id: int) -> int:
    """Return on how many criteria the account alone is first; a shared first place is none."""
    return sum(row[account_id] == 1 for row in ranks.values())


def _podium(
    keys: Sequence[int],
    ranks: Mapping[int, Mapping[int, Decimal]],
    points: Mapping[int, Decimal],
    revenues: Mapping[int, Decimal],
) -> Podium:
    return podium(
        Contender(
            account_id=each,
            points=total,
            first_places=Decimal(first_places(ranks, each)),
            first_criterion_rank=ranks[keys[0]][each],
            revenue=revenues.get(each, ZERO),
        )
        for each, total in points.items()
    )


def _agreement(
    missing: Collection[Cell], rankings: Sequence[Mapping[int, Decimal]]
) -> Decimal | NotComputable:
    if missing:
        return NotComputable("cells_missing")
    try:
        return kendalls_w(rankings)
    except NotComputable as reason:
        return reason
