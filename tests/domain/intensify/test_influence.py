from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.intensify.influence import (
    InfluenceFlag,
    Standing,
    confidence,
    influence_findings,
    support_index,
)
from verder.domain.values.missing import NotComputable

standings = st.lists(
    st.builds(
        Standing,
        key=st.integers(),
        influence=st.none() | st.integers(1, 5),
        attitude=st.none() | st.integers(-2, 2),
        is_decider=st.booleans(),
    ),
    max_size=8,
)


def people(*pairs: tuple[int | None, int | None]) -> list[Standing]:
    return [Standing(key=n, influence=i, attitude=a) for n, (i, a) in enumerate(pairs)]


def flags(*found: Standing) -> list[tuple[InfluenceFlag, tuple[int, ...]]]:
    return [(each.flag, each.keys) for each in influence_findings(found)]


def test_the_support_index_weighs_attitudes_by_influence() -> None:
    five = people((5, 1), (4, 0), (4, -1), (2, 2), (1, 0))
    assert support_index(five) == Decimal("0.15625")
    assert confidence(five) == 1


def test_an_unknown_attitude_counts_as_nothing_and_lowers_the_confidence() -> None:
    assert support_index(people((5, None), (5, 2))) == Decimal("0.5")
    assert confidence(people((5, None), (5, 2))) == Decimal("0.5")


def test_who_has_no_known_influence_counts_in_neither() -> None:
    assert support_index(people((None, -2), (3, 2))) == 1
    with pytest.raises(NotComputable, match="no_influence_said"):
        support_index(people((None, 2)))


def test_a_wanted_move_waits_until_somebody_makes_it_and_a_next_action_stands() -> None:
    coach = Standing(key=1, influence=3, attitude=2, wanted=2)
    waiting = Standing(key=2, influence=2, attitude=0, wanted=1)
    weighty = Standing(key=3, influence=4, attitude=-1, wanted=1)
    begun = Standing(key=4, influence=4, attitude=-1, wanted=1, is_worked_on=True)
    assert flags(coach, waiting, weighty, begun) == [(InfluenceFlag.MOVE_WAITS, (3, 2))]


def test_a_decider_against_an_unknown_heavyweight_and_no_coach_are_told() -> None:
    decider = Standing(key=1, influence=5, attitude=-1, is_decider=True)
    heavy = Standing(key=2, influence=4)
    assert flags(decider, heavy) == [
        (InfluenceFlag.DECIDER_AGAINST, (1,)),
        (InfluenceFlag.STRONG_UNKNOWN, (2,)),
        (InfluenceFlag.NO_COACH, ()),
    ]
    coach = Standing(key=3, influence=3, attitude=2)
    assert flags(coach) == []
    assert flags(Standing(key=3, influence=2, attitude=2)) == [(InfluenceFlag.NO_COACH, ())]
    assert flags() == []


@given(standings)
def test_index_and_confidence_stay_within_their_ends(found: list[Standing]) -> None:
    if not any(each.influence for each in found):
        return
    assert -1 <= support_index(found) <= 1
    assert 0 <= confidence(found) <= 1


@given(standings)
def test_turning_every_attitude_turns_the_index(found: list[Standing]) -> None:
    if not any(each.influence for each in found):
        return
    turned = [
        Standing(
            key=each.key,
            influence=each.influence,
            attitude=None if each.attitude is None else -each.attitude,
        )
        for each in found
    ]
    assert support_index(turned) == -support_index(found)
