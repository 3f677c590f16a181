"""The organisation chart and influence map of an account, as far as somebody may see it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.models import Tie
from verder.apps.intensify.queries.organisation import (
    UNJUDGED,
    Charted,
    Judged,
    charted_at,
    judged_at,
    managers_of,
    roles_at,
    ties_between,
)
from verder.apps.intensify.rules import may_see_opinions
from verder.domain.intensify.organisation_chart import (
    Fault,
    Hierarchy,
    Place,
    hierarchy,
    path_to_decider,
)
from verder.domain.intensify.organisation_layout import Point, layout_of
from verder.domain.intensify.roles import DmuRole


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on the chart: where they stand among the others, and in the drawing."""

    position: Charted
    place: Place
    roles: tuple[DmuRole, ...]
    judged: Judged
    fault: Fault | None
    point: Point
    line: tuple[Point, ...]
    is_closed: bool


@dataclass(frozen=True, slots=True)
class OrganisationChart:
    """Who is drawn, in reading order, with the ties among them; who stands aside.

    `people`, `managers` and `whole` also hold who is below the head of a closed branch.
    """

    people: Mapping[int, Charted]
    members: tuple[Member, ...]
    ties: tuple[Tie, ...]
    parked: tuple[Charted, ...]
    managers: Mapping[int, int | None]
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
        counts: dict[str, int] = {}
        for each in self.members:
            name = each.position.department
            counts[name] = counts.get(name, 0) + 1
        counts.pop("", None)
        return tuple(sorted(counts, key=lambda name: (-counts[name], name)))

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
    positions = charted_at(account, on)
    managers = managers_of(account)
    whole = hierarchy(managers, [pk for pk, each in positions.items() if not each.is_parked])
    drawn = _without_closed(whole, closed)
    roles = roles_at(account, on)
    has_opinions = may_see_opinions(user, account)
    judged = judged_at(account, on) if has_opinions else {}
    return OrganisationChart(
        people=positions,
        members=_members(positions, whole, drawn, roles, judged),
        ties=ties_between(account, drawn.places) if has_opinions else (),
        parked=tuple(each for each in positions.values() if each.is_parked),
        managers=managers,
        whole=whole,
        deciders=frozenset(pk for pk in whole.places if DmuRole.DECIDER in roles.get(pk, ())),
        has_opinions=has_opinions,
    )


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
    positions: Mapping[int, Charted],
    whole: Hierarchy,
    drawn: Hierarchy,
    roles: Mapping[int, tuple[DmuRole, ...]],
    judged: Mapping[int, Judged],
) -> tuple[Member, ...]:
    layout = layout_of(drawn)
    return tuple(
        Member(
            position=positions[each],
            place=whole.places[each],
            roles=roles.get(each, ()),
            judged=judged.get(each, UNJUDGED),
            fault=whole.faults.get(each),
            point=layout.points[each],
            line=layout.lines.get(each, ()),
            is_closed=whole.places[each].span > place.span,
        )
        for each, place in drawn.places.items()
    )
