"""The organisation chart: who reports to whom, made a tree whatever the records say."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from verder.domain.values.missing import NotComputable

Managers = Mapping[int, int | None]


class Fault(StrEnum):
    """Why the line to a manager cannot be drawn as it is recorded."""

    CIRCLE = "manager_circle"
    ELSEWHERE = "manager_elsewhere"


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stands: under whom, how deep, with how many directly and in all below."""

    id: int
    manager: int | None
    depth: int
    span: int
    below: int


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Everybody on the chart in reading order, and the lines that could not be drawn."""

    places: Mapping[int, Place]
    reports: Mapping[int | None, tuple[int, ...]]  # under None: who reports to nobody
    faults: Mapping[int, Fault]

    @property
    def levels(self) -> int:
        """How many levels the chart has."""
        return max((place.depth + 1 for place in self.places.values()), default=0)

    @property
    def widest_span(self) -> int:
        """The most people who report to one person."""
        return max((place.span for place in self.places.values()), default=0)

    def line_up(self, person: int) -> tuple[int, ...]:
        """Return who stands above somebody, nearest first."""
        found = []
        manager = self.places[person].manager
        while manager is not None:
            found.append(manager)
            manager = self.places[manager].manager
        return tuple(found)

    def branch(self, person: int) -> frozenset[int]:
        """Return somebody with everybody below."""
        found, waiting = {person}, [person]
        while waiting:
            below = self.reports.get(waiting.pop(), ())
            found.update(below)
            waiting += below
        return frozenset(found)


def hierarchy(managers: Managers, shown: Sequence[int]) -> Hierarchy:
    """Return the tree of those who are shown; reports stand in the order in which they came.

    `managers` also holds who is not shown (parked, left): their reports hang on the nearest
    manager above who is. A line to somebody it does not know is not drawn, and a circle
    opens at its member that comes first; both are told as faults.

    >>> hierarchy({1: None, 2: 1, 3: 2}, [1, 3]).places[3].manager
    1
    """
    lines, faults = _drawable(managers)
    stays = frozenset(shown)
    reports: dict[int | None, list[int]] = {}
    for each in shown:
        reports.setdefault(_nearest(lines, stays, each), []).append(each)
    places = _places(reports)
    return Hierarchy(
        places=places,
        reports={manager: tuple(below) for manager, below in reports.items()},
        faults={each: fault for each, fault in faults.items() if each in stays},
    )


def closes_circle(managers: Managers, *, person: int, manager: int) -> bool:
    """Return whether somebody would end up above themselves by reporting to this manager.

    >>> closes_circle({1: None, 2: 1, 3: 2}, person=1, manager=3)
    True
    """
    passed: set[int] = set()
    above: int | None = manager
    while above is not None and above not in passed:
        if above == person:
            return True
        passed.add(above)
        above = managers.get(above)
    return False


def path_to_decider(
    chart: Hierarchy,
    *,
    start: int,
    deciders: Collection[int],
    sways: Iterable[tuple[int, int]] = (),
) -> tuple[int, ...]:
    """Return the shortest way from somebody to a decider, both ends included.

    People reach each other along reporting lines, up and down, and along informal influence
    from who sways to who is swayed. Of ways of equal length the line up goes first.
    """
    if not any(each in chart.places for each in deciders):
        raise NotComputable("no_decider")
    swayed: dict[int, list[int]] = {}
    for first, second in sways:
        swayed.setdefault(first, []).append(second)
    before: dict[int, int | None] = {start: None}
    waiting = deque([start])
    while waiting:
        at = waiting.popleft()
        if at in deciders:
            return _walked(before, at)
        for each in _next_to(chart, swayed, at):
            if each not in before:
                before[each] = at
                waiting.append(each)
    raise NotComputable("no_path_to_decider")


def _drawable(managers: Managers) -> tuple[dict[int, int | None], dict[int, Fault]]:
    """Return the lines without those that lead elsewhere, or round."""
    lines, faults = dict(managers), dict[int, Fault]()
    for each, manager in managers.items():
        if manager is not None and manager not in managers:
            lines[each] = None
            faults[each] = Fault.ELSEWHERE
    done: set[int] = set()
    for start in managers:
        circle = _circle_above(lines, start, done)
        if circle:
            lines[next(each for each in managers if each in circle)] = None
            faults.update(dict.fromkeys(circle, Fault.CIRCLE))
    return lines, faults


def _circle_above(lines: Managers, start: int, done: set[int]) -> frozenset[int]:
    """Return the circle that the way up from somebody runs into; `done` grows by the way."""
    way: dict[int, None] = {}
    at: int | None = start
    while at is not None and at not in done and at not in way:
        way[at] = None
        at = lines[at]
    done.update(way)
    if at is None or at not in way:
        return frozenset()
    passed = list(way)
    return frozenset(passed[passed.index(at) :])


def _nearest(lines: Managers, stays: Collection[int], person: int) -> int | None:
    manager = lines[person]
    while manager is not None and manager not in stays:
        manager = lines[manager]
    return manager


def _places(reports: Mapping[int | None, Sequence[int]]) -> dict[int, Place]:
    """Walk the tree from the top, everybody before who reports to them."""
    order: list[tuple[int, int | None, int]] = []
    waiting: list[tuple[int, int | None, int]] = [
        (each, None, 0) for each in reversed(reports.get(None, ()))
    ]
    while waiting:
        each, manager, depth = waiting.pop()
        order.append((each, manager, depth))
        waiting += [(report, each, depth + 1) for report in reversed(reports.get(each, ()))]
    below = dict.fromkeys((each for each, _manager, _depth in order), 0)
    for each, manager, _depth in reversed(order):
        if manager is not None:
            below[manager] += below[each] + 1
    return {
        each: Place(each, manager, depth, len(reports.get(each, ())), below[each])
        for each, manager, depth in order
    }


def _next_to(chart: Hierarchy, swayed: Mapping[int, list[int]], person: int) -> list[int]:
    manager = chart.places[person].manager
    up = [] if manager is None else [manager]
    near = [*up, *chart.reports.get(person, ()), *swayed.get(person, ())]
    return [each for each in near if each in chart.places]


def _walked(before: Mapping[int, int | None], end: int) -> tuple[int, ...]:
    way = [end]
    while (at := before[way[-1]]) is not None:
        way.append(at)
    return tuple(reversed(way))
