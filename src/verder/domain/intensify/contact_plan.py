"""Contact planning (contactplanning): a year of contacts from what each pair of people lacks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from verder.domain.intensify.contact_hours import ContactHours, MeetingChannel
from verder.domain.intensify.roles import DmuRole, PsuRole

FreeDays = Mapping[date, Decimal]
VISITORS: Final = (PsuRole.ACCOUNT_MANAGER, PsuRole.SELLER)
SENIORS: Final = (PsuRole.SALES_MANAGER, PsuRole.DIRECTOR)
# Who is seen first when there are fewer visits than contacts; our own order (REC).
IMPORTANCE: Final[Mapping[DmuRole, int]] = {
    DmuRole.DECIDER: 6,
    DmuRole.BUYER: 5,
    DmuRole.INFLUENCER: 4,
    DmuRole.ADVISER: 3,
    DmuRole.USER: 2,
    DmuRole.SUPPORTER: 1,
}


class Purpose(StrEnum):
    """What a proposed contact is for."""

    ACQUAINTANCE = "acquaintance"  # two people who never met
    REVIEW = "review"
    SENIOR = "senior"
    STRATEGY = "strategy"
    SUPPLY = "supply"
    NEEDS = "needs"
    EXPERTISE = "expertise"
    USE = "use"
    HANDLING = "handling"
    TOUCH = "touch"


PURPOSES: Final[Mapping[DmuRole, Purpose]] = {
    DmuRole.DECIDER: Purpose.STRATEGY,
    DmuRole.BUYER: Purpose.SUPPLY,
    DmuRole.INFLUENCER: Purpose.NEEDS,
    DmuRole.ADVISER: Purpose.EXPERTISE,
    DmuRole.USER: Purpose.USE,
    DmuRole.SUPPORTER: Purpose.HANDLING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PairNeed:
    """Two people, what they are for each other, and the contacts that are to be planned."""

    position_id: int
    colleague_id: int
    dmu_roles: frozenset[DmuRole]
    psu_roles: frozenset[PsuRole]
    times: int
    have_met: bool = True

    @property
    def importance(self) -> int:
        """How much the customer's person weighs, by role."""
        return importance_of(self.dmu_roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceYear:
    """What the service concept still leaves in the year: it limits visits, not other contacts."""

    visits: int
    senior_meetings: int
    reviews: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedContact:
    """One contact of the plan: who, whom, when, how, what for, how long."""

    position_id: int
    colleague_id: int
    month: date
    channel: MeetingChannel
    purpose: Purpose
    minutes: int


def importance_of(roles: frozenset[DmuRole]) -> int:
    """Return how much somebody weighs in the order of a plan: their weightiest role."""
    return max((IMPORTANCE[role] for role in roles), default=0)


def contacts_to_plan(*, wanted: Decimal, there: Decimal) -> int:
    """Return how many contacts a year are lacking, as whole ones (half up).

    >>> contacts_to_plan(wanted=Decimal("7.2"), there=Decimal("1.5"))
    6
    """
    lacking = (wanted - there).to_integral_value(ROUND_HALF_UP)
    return max(0, int(lacking))


def propose_year(
    needs: Sequence[PairNeed],
    service: ServiceYear,
    free: Mapping[int, FreeDays],
    hours: ContactHours,
    *,
    stagger: int = 0,
) -> list[ProposedContact]:
    """Return a plan for a year, by month.

    Each pair is spread evenly over the days at work of the colleague, and pairs begin at
    different moments, so that no month gets them all; `stagger` lets accounts differ too.
    Who is weightier at the customer is visited first; nobody is visited twice before everyone
    is visited once. What visits do not cover happens by phone or video.
    """
    ordered = sorted(
        (need for need in needs if need.times > 0),
        key=lambda need: (-need.importance, need.position_id, need.colleague_id),
    )
    visits = dealt(ordered, service.visits, VISITORS)
    meetings = dealt(ordered, service.senior_meetings, SENIORS)
    reviews = _reviews(ordered, visits, service.reviews)
    found = [
        contact
        for place, need in enumerate(ordered)
        for contact in _of_pair(
            need,
            _Share(visits=visits[place], meetings=meetings[place], reviews=reviews[place]),
            spread(need.times, free.get(need.colleague_id, {}), phase(stagger + place)),
            hours,
        )
    ]
    return sorted(found, key=lambda each: (each.month, each.colleague_id, each.position_id))


def dealt(needs: Sequence[PairNeed], most: int, roles: Sequence[PsuRole]) -> list[int]:
    """Return how many of a scarce kind each pair gets, dealt round in the order given."""
    given, left = [0] * len(needs), most
    may = [place for place, need in enumerate(needs) if need.psu_roles & set(roles)]
    while left > 0 and (open_ := [place for place in may if given[place] < needs[place].times]):
        for place in open_[:left]:
            given[place] += 1
        left -= len(open_[:left])
    return given


def _reviews(needs: Sequence[PairNeed], visits: Sequence[int], most: int) -> list[int]:
    """Return how many visits of each pair are a review: of who decides, then of who buys."""
    left, found = most, []
    for need, count in zip(needs, visits, strict=True):
        is_asked = need.importance >= IMPORTANCE[DmuRole.BUYER]
        found.append(min(left, count) if is_asked else 0)
        left -= found[-1]
    return found


def spread(times: int, free: FreeDays, begin: Fraction) -> list[date]:
    """Return the months of contacts that lie evenly over the free days.

    `begin` (0..1) says where in the first stretch the first contact lies. Without free days
    there are none.
    """
    total = sum((Fraction(days) for days in free.values()), Fraction(0))
    if not total:
        return []
    aims = [(number + begin) * total / times for number in range(times)]
    found: list[date] = []
    passed = Fraction(0)
    for month, days in sorted(free.items()):
        passed += Fraction(days)
        while len(found) < times and aims[len(found)] < passed:
            found.append(month)
    return found


def phase(place: int) -> Fraction:
    """Return the place-th of a series that fills the stretch from 0 to 1 ever more evenly.

    >>> [str(phase(place)) for place in range(4)]
    ['1/2', '1/4', '3/4', '1/8']
    """
    number, step, found = place + 1, Fraction(1, 2), Fraction(0)
    while number:
        found += step * (number % 2)
        number, step = number // 2, step / 2
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    visits: int
    meetings: int
    reviews: int


def _of_pair(
    need: PairNeed, share: _Share, months: Sequence[date], hours: ContactHours
) -> Iterator[ProposedContact]:
    """Yield the contacts of a pair; visits and reviews lie evenly among them."""
    is_senior = not need.psu_roles.isdisjoint(SENIORS) and not share.visits
    visits = _among(len(months), share.meetings if is_senior else share.visits)
    reviews = {sorted(visits)[place] for place in _among(len(visits), share.reviews)}
    for place, month in enumerate(months):
        purpose = _purpose(need, is_first=place == 0)
        channel, minutes = _usual(need, hours)
        if place in visits:
            channel, minutes = MeetingChannel.VISIT, hours.minutes(MeetingChannel.VISIT)
            if is_senior:
                purpose, minutes = Purpose.SENIOR, hours.talk_minutes(hours.senior_meeting)
            elif place in reviews and purpose is not Purpose.ACQUAINTANCE:
                purpose, minutes = Purpose.REVIEW, hours.talk_minutes(hours.review)
        yield ProposedContact(
            position_id=need.position_id,
            colleague_id=need.colleague_id,
            month=month,
            channel=channel,
            purpose=purpose,
            minutes=minutes,
        )


def _usual(need: PairNeed, hours: ContactHours) -> tuple[MeetingChannel, int]:
    channel = MeetingChannel.CALL
    if need.psu_roles & set(SENIORS):
        channel = MeetingChannel.VIDEO
    return channel, hours.minutes(channel)


def _purpose(need: PairNeed, *, is_first: bool) -> Purpose:
    if is_first and not need.have_met:
        return Purpose.ACQUAINTANCE
    role = max(need.dmu_roles, key=lambda each: IMPORTANCE[each], default=None)
    return PURPOSES[role] if role else Purpose.TOUCH


def _among(count: int, some: int) -> set[int]:
    """Return which of a number of places are taken when some of them lie evenly."""
    some = min(count, some)
    return {(2 * number + 1) * count // (2 * some) for number in range(some)}
