"""The organisation chart and influence map of an account, as far as somebody may see it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.models import Opinion, Position, Tie
from verder.apps.intensify.queries.organisation import managers_of, ties_between
from verder.apps.intensify.queries.people import opinions_on, positions_of
from verder.apps.intensify.rules import may_see_opinions
from verder.domain.intensify.organisation_chart import (
    Fault,
    Hierarchy,
    Place,
    hierarchy,
    path_to_decider,
)
from verder.domain.intensify.organisation_layout import Layout, Point, layout_of
from verder.domain.intensify.roles import DmuRole


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on the chart: where they stand among the others, and in the drawing."""

    position: Position
    place: Place
    roles: tuple[DmuRole, ...]
    opinion: Opinion | None
    fault: Fault | None
    point: Point
    line: tuple[Point, ...]
    is_closed: bool


@dataclass(frozen=True, slots=True)
class OrganisationChart:
    """Who is drawn, in reading order, with the ties among them; who stands aside."""

    members: tuple[Member, ...]
    ties: tuple[Tie, ...]
    parked: tuple[Position, ...]
    whole: Hierarchy
    deciders: frozenset[int]
    has_opinions: bool

    def member(self, position_id: int | None) -> Member | None:
        """Return somebody who is drawn."""
        return next((each for each in self.members if each.position.pk == position_id), None)

    def ties_of(self, position_id: int) -> tuple[Tie, ...]:
        """Return the ties that begin or end at somebody."""
        return tuple(tie for tie in self.ties if position_id in (tie.first_id, tie.second_id))

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments on the chart, the largest first."""
        names = [each.position.department for each in self.members if each.position.department]
        return tuple(sorted(set(names), key=lambda name: (-names.count(name), name)))

    def way_to_decider(self, position_id: int) -> tuple[int, ...]:
        """Return whom one passes from somebody to the nearest decider, both included."""
        return path_to_decider(
            self.whole,
            start=position_id,
            deciders=self.deciders,
            sways=[(tie.first_id, tie.second_id) for tie in self.ties if tie.kind == Tie.INFORMAL],
        )


def organisation_chart(
    *, user: User, account: Account, on: date, closed: Collection[int] = ()
) -> OrganisationChart:
    """Return the chart of an account on a day; of closed branches only the head is drawn."""
    positions = {each.pk: each for each in positions_of(account, on)}
    managers = managers_of(account)
    on_chart = [pk for pk, each in positions.items() if not each.is_parked]
    whole = hierarchy(managers, on_chart)
    drawn = _without_closed(whole, closed)
    opinions = opinions_on(on_chart, on) if may_see_opinions(user, account) else None
    ties = ties_between(on_chart) if opinions is not None else ()
    return OrganisationChart(
        members=_members(positions, whole, drawn, opinions or {}, closed),
        ties=tuple(tie for tie in ties if {tie.first_id, tie.second_id} <= drawn.places.keys()),
        parked=tuple(each for each in positions.values() if each.is_parked),
        whole=whole,
        deciders=frozenset(pk for pk in on_chart if DmuRole.DECIDER in roles_of(positions[pk])),
        has_opinions=opinions is not None,
    )


def roles_of(position: Position) -> tuple[DmuRole, ...]:
    """Return the roles that were read along with a position."""
    return tuple(DmuRole(row.role) for row in position.roles.all())


def _without_closed(whole: Hierarchy, closed: Collection[int]) -> Hierarchy:
    """Return the tree without who stands below the head of a closed branch."""
    if not closed:
        return whole
    hidden: set[int] = set()
    for each, place in whole.places.items():
        if place.manager in hidden or place.manager in closed:
            hidden.add(each)
    seen = [each for each in whole.places if each not in hidden]
    return hierarchy({each: whole.places[each].manager for each in seen}, seen)


def _members(
    positions: dict[int, Position],
    whole: Hierarchy,
    drawn: Hierarchy,
    opinions: dict[int, Opinion],
    closed: Collection[int],
) -> tuple[Member, ...]:
    layout: Layout = layout_of(drawn)
    return tuple(
        Member(
            position=positions[each],
            place=whole.places[each],
            roles=roles_of(positions[each]),
            opinion=opinions.get(each),
            fault=whole.faults.get(each),
            point=layout.points[each],
            line=layout.lines.get(each, ()),
            is_closed=each in closed and whole.places[each].span > 0,
        )
        for each in drawn.places
    )
