"""Visit frequency (bezoekfrequentie): which visits bring most, when each next one brings less."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from heapq import heapify, heappop, heapreplace
from typing import Final

from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationLimits:
    """How contribution answers to visits, and between which numbers of visits an account stays.

    10 % more visits bring about 3 % more contribution. `least` says by class what every account
    gets in any case; nobody gets more than `most`.

    Source: the concave answer is literature; 0.3 is a usual middle of what was measured.
    """

    elasticity: Decimal = Decimal("0.3")
    most: int = 52
    least: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0 < self.elasticity < 1:
            raise ValueError("An answer that bends lies between 0 and 1.")
        if not 0 <= min(self.least.values(), default=0) <= self.highest_least <= self.most:
            raise ValueError("Nobody gets more visits than the most, or fewer than none.")

    @property
    def highest_least(self) -> int:
        """What the class gets that gets most in any case."""
        return max(self.least.values(), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """An account with what it brings in a year at the visits it gets now."""

    account_id: int
    group: str
    contribution: Decimal
    visits: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocatedVisits:
    """The visits that an account would get, and what it would bring then.

    `basis` are the visits that its contribution belongs to: its own, or the average of its
    class where nobody visits it now. `next_gain` is what one visit more would add.
    """

    account_id: int
    visits: int
    basis: Decimal
    contribution_now: Decimal
    contribution: Decimal
    next_gain: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """The division of a number of visits; `gains` are what each next one of them added."""

    rows: tuple[AllocatedVisits, ...]
    gains: tuple[Decimal, ...]

    @property
    def visits(self) -> int:
        """How many visits were given; fewer than asked where more would bring nothing."""
        return len(self.gains)

    @property
    def contribution_now(self) -> Decimal:
        """What all accounts bring now."""
        return sum((row.contribution_now for row in self.rows), ZERO)

    @property
    def contribution(self) -> Decimal:
        """What all accounts would bring with this division."""
        return sum((row.contribution for row in self.rows), ZERO)


def response(
    contribution: Decimal, visits_now: Decimal, visits: Decimal, elasticity: Decimal
) -> Decimal:
    """Return the contribution at another number of visits: a × (v ÷ v0)^e.

    >>> round(response(Decimal(60_000), Decimal(6), Decimal(6), Decimal("0.3")), 2)
    Decimal('60000.00')
    """
    if visits <= 0:
        return ZERO
    return contribution * (visits / visits_now) ** elasticity


def allocate_visits(
    accounts: Sequence[Visited], visits: int, limits: AllocationLimits | None = None
) -> Allocation:
    """Return where a number of visits brings most, in the order of the accounts given.

    First every account gets the least of its class, in the order of what a visit adds. Then
    each visit goes where it adds most; as every next visit to an account adds less than the
    one before, no other division within the limits brings more. An account that costs money
    gets no more than that least.

    >>> shop = Visited(account_id=1, group="A", contribution=Decimal(90), visits=Decimal(1))
    >>> farm = Visited(account_id=2, group="B", contribution=Decimal(30), visits=Decimal(1))
    >>> [row.visits for row in allocate_visits([shop, farm], 4).rows]
    [3, 1]
    """
    round_ = _Round(accounts, limits or AllocationLimits())
    return round_.given(visits)


class _Round:
    """Visits given one by one, with what each account gains by its next one."""

    def __init__(self, accounts: Sequence[Visited], limits: AllocationLimits) -> None:
        self.accounts, self.limits = accounts, limits
        self.bases = visit_bases(accounts)
        self.counts = [0] * len(accounts)
        self.reached = [ZERO] * len(accounts)

    def given(self, visits: int) -> Allocation:
        """Give the visits."""
        waiting = [self._next(place) for place in range(len(self.accounts))]
        heapify(waiting)
        gains: list[Decimal] = []
        while waiting and len(gains) < visits:
            is_beyond_least, loss, _key, place = waiting[0]
            if is_beyond_least and loss >= 0:
                break
            gains.append(-loss)
            self.counts[place] += 1
            self.reached[place] -= loss
            if self.counts[place] < self.limits.most:
                heapreplace(waiting, self._next(place))
            else:
                heappop(waiting)
        return Allocation(
            rows=tuple(self._row(place) for place in range(len(self.accounts))),
            gains=tuple(gains),
        )

    def _next(self, place: int) -> tuple[bool, Decimal, int, int]:
        """Return where the next visit of an account stands in the queue: least first, then gain."""
        account = self.accounts[place]
        least = self.limits.least.get(account.group, 0)
        return self.counts[place] >= least, -self._gain(place), account.account_id, place

    def _gain(self, place: int) -> Decimal:
        contribution, basis = self.accounts[place].contribution, self.bases[place]
        after = Decimal(self.counts[place] + 1)
        return response(contribution, basis, after, self.limits.elasticity) - self.reached[place]

    def _row(self, place: int) -> AllocatedVisits:
        account = self.accounts[place]
        return AllocatedVisits(
            account_id=account.account_id,
            visits=self.counts[place],
            basis=self.bases[place],
            contribution_now=account.contribution,
            contribution=self.reached[place],
            next_gain=self._gain(place),
        )


def visit_bases(accounts: Sequence[Visited]) -> list[Decimal]:
    """Return the visits that each contribution belongs to: own, of the class, or of everybody.

    Of who has no visits on record nobody knows how many there were; that is not none.
    """
    by_group: dict[str, list[Decimal]] = {}
    for account in accounts:
        if account.visits > 0:
            by_group.setdefault(account.group, []).append(account.visits)
    all_visits = [visits for some in by_group.values() for visits in some]
    if accounts and not all_visits:
        raise NotComputable("no_visits_now")
    means = {group: sum(some, ZERO) / len(some) for group, some in by_group.items()}
    usual = sum(all_visits, ZERO) / len(all_visits) if all_visits else ZERO
    return [
        account.visits if account.visits > 0 else means.get(account.group, usual)
        for account in accounts
    ]
