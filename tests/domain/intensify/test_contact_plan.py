"""A proposed year: who is seen, how often, by what way, in which month."""

from collections import Counter
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from verder.domain.intensify.contact_hours import ContactHours, MeetingChannel
from verder.domain.intensify.contact_plan import (
    PairNeed,
    ProposedContact,
    Purpose,
    ServiceYear,
    contacts_to_plan,
    dealt,
    phase,
    propose_year,
    spread,
)
from verder.domain.intensify.roles import DmuRole, PsuRole

HOURS = ContactHours(
    talk=Decimal("1.25"),
    travel=Decimal("1.25"),
    preparation=Decimal("0.75"),
    call=Decimal("0.5"),
    senior_meeting=Decimal(4),
    review=Decimal(3),
)
YEAR = [date(2027, month, 1) for month in range(1, 13)]
EVEN = dict.fromkeys(YEAR, Decimal(18))
KEY = ServiceYear(visits=24, senior_meetings=2, reviews=4)
counts = st.integers(0, 30)


def need(
    position: int,
    dmu: DmuRole | None,
    psu: PsuRole,
    times: int,
    *,
    have_met: bool = True,
) -> PairNeed:
    return PairNeed(
        position_id=position,
        colleague_id=list(PsuRole).index(psu),
        dmu_roles=frozenset([dmu] if dmu else []),
        psu_roles=frozenset([psu]),
        times=times,
        have_met=have_met,
    )


def plan(
    needs: list[PairNeed], service: ServiceYear = KEY, free: dict[date, Decimal] | None = None
) -> list[ProposedContact]:
    everybody = {each.colleague_id: EVEN if free is None else free for each in needs}
    return propose_year(needs, service, everybody, HOURS)


def visits_of(found: list[ProposedContact]) -> Counter[int]:
    return Counter(each.position_id for each in found if each.channel is MeetingChannel.VISIT)


def test_what_is_lacking_is_planned_as_whole_contacts() -> None:
    lacking = [("12", "4"), ("7.2", "0"), ("2.4", "0"), ("2.5", "0"), ("4", "9")]
    found = [contacts_to_plan(wanted=Decimal(a), there=Decimal(b)) for a, b in lacking]
    assert found == [8, 7, 2, 3, 0]


def test_twelve_contacts_are_one_a_month_and_four_one_a_quarter() -> None:
    assert spread(12, EVEN, phase(0)) == YEAR
    quarters = [(month.month - 1) // 3 for month in spread(4, EVEN, phase(5))]
    assert quarters == [0, 1, 2, 3]


def test_a_month_away_gets_nothing() -> None:
    without = {**EVEN, date(2027, 8, 1): Decimal(0)}
    months = Counter(spread(22, without, phase(1)))
    assert date(2027, 8, 1) not in months
    assert set(months.values()) == {2}
    assert spread(3, {}, phase(0)) == []
    assert plan([need(1, DmuRole.BUYER, PsuRole.SELLER, 3)], free={}) == []


def test_the_service_concept_limits_visits_and_the_weightiest_are_visited_first() -> None:
    needs = [
        need(1, DmuRole.USER, PsuRole.ACCOUNT_MANAGER, 6),
        need(2, DmuRole.DECIDER, PsuRole.ACCOUNT_MANAGER, 4),
        need(3, DmuRole.BUYER, PsuRole.ACCOUNT_MANAGER, 12),
        need(4, DmuRole.SUPPORTER, PsuRole.SUPPORTER, 12),
    ]
    assert visits_of(plan(needs)) == {1: 6, 2: 4, 3: 12}
    few = plan(needs, ServiceYear(visits=4, senior_meetings=0, reviews=0))
    assert visits_of(few) == {2: 2, 3: 1, 1: 1}
    assert Counter(each.position_id for each in few) == {1: 6, 2: 4, 3: 12, 4: 12}


def test_directors_meet_as_often_as_the_concept_says_and_else_by_video() -> None:
    found = plan([need(1, DmuRole.DECIDER, PsuRole.DIRECTOR, 4)])
    senior = [each for each in found if each.purpose is Purpose.SENIOR]
    assert [each.channel for each in senior] == [MeetingChannel.VISIT] * 2
    assert {each.minutes for each in senior} == {120}
    others = {each.channel for each in found if each not in senior}
    assert others == {MeetingChannel.VIDEO}


def test_reviews_are_visits_to_who_decides_or_buys() -> None:
    found = plan(
        [
            need(1, DmuRole.DECIDER, PsuRole.ACCOUNT_MANAGER, 4),
            need(2, DmuRole.USER, PsuRole.ACCOUNT_MANAGER, 4),
        ]
    )
    reviews = [each for each in found if each.purpose is Purpose.REVIEW]
    assert [each.position_id for each in reviews] == [1] * 4
    assert HOURS.effort("visit", reviews[0].minutes) >= HOURS.review


def test_the_first_contact_of_people_who_never_met_is_to_get_acquainted() -> None:
    found = plan([need(1, None, PsuRole.EXECUTOR, 3, have_met=False)])
    assert [each.purpose for each in found] == [Purpose.ACQUAINTANCE, Purpose.TOUCH, Purpose.TOUCH]
    assert {each.channel for each in found} == {MeetingChannel.CALL}


def test_every_kind_of_contact_has_its_length() -> None:
    lengths = [HOURS.minutes(each) for each in MeetingChannel]
    assert lengths == [75, 75, 30, 15, 75]


@given(st.integers(1, 40), st.integers(0, 200))
def test_equal_months_differ_by_one_contact_at_most(times: int, place: int) -> None:
    months = Counter(spread(times, EVEN, phase(place)))
    found = [months[month] for month in YEAR]
    assert sum(found) == times
    assert max(found) - min(found) <= 1


@given(st.lists(counts, max_size=6), counts)
def test_what_is_scarce_is_dealt_out_evenly_and_whole(times: list[int], most: int) -> None:
    needs = [
        need(place, DmuRole.BUYER, PsuRole.ACCOUNT_MANAGER, count)
        for place, count in enumerate(times)
    ]
    found = dealt(needs, most, [PsuRole.ACCOUNT_MANAGER])
    assert sum(found) == min(most, sum(times))
    assert all(given <= count for given, count in zip(found, times, strict=True))
    waiting = [given for given, count in zip(found, times, strict=True) if given < count]
    assert not waiting or max(found) <= min(waiting) + 1


@given(st.lists(st.tuples(st.sampled_from(DmuRole), st.sampled_from(PsuRole), counts), max_size=8))
def test_a_plan_holds_all_contacts_and_no_more_visits_than_allowed(
    pairs: list[tuple[DmuRole, PsuRole, int]],
) -> None:
    needs = [need(place, *pair) for place, pair in enumerate(pairs)]
    found = plan(needs)
    assert len(found) == sum(each.times for each in needs)
    assert sum(visits_of(found).values()) <= KEY.visits + KEY.senior_meetings
