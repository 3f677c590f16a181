from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.engines.scales import STAGES, answered
from verder.domain.engines.two_sides import both_sides
from verder.domain.intensify.relationship_stage import (
    LADDER,
    Reached,
    RelationStage,
    relationship_stage,
    steps_fallen,
)
from verder.domain.values.missing import NotComputable

TODAY = date(2026, 6, 1)
A_YEAR_AGO = date(2025, 6, 1)


def test_seventeen_and_fourteen_make_it_cooperative() -> None:
    sides = both_sides(STAGES, ours=answered(4, 3, 3, 3, 2, 2), theirs=answered(3, 2, 3, 2, 2, 2))
    assert not isinstance(sides.band, NotComputable)
    stage = relationship_stage(
        RelationStage(sides.band.key), has_trade=True, is_ended=False, today=TODAY
    )
    assert stage is RelationStage.COOPERATIVE
    assert sides.gap == 3


def test_without_trade_it_is_exploratory_whatever_was_answered() -> None:
    for scored in (RelationStage.INTEGRATED, NotComputable("no_view")):
        stage = relationship_stage(scored, has_trade=False, is_ended=False, today=TODAY)
        assert stage is RelationStage.EXPLORATORY


def test_notice_makes_it_disintegrated_even_when_nobody_scored_it() -> None:
    stage = relationship_stage(NotComputable("no_view"), has_trade=True, is_ended=True, today=TODAY)
    assert stage is RelationStage.DISINTEGRATED


def test_without_a_score_the_reason_is_raised() -> None:
    with pytest.raises(NotComputable, match="items_missing"):
        relationship_stage(
            NotComputable("items_missing"), has_trade=True, is_ended=False, today=TODAY
        )


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        (
            [(90, RelationStage.INTERDEPENDENT), (10, RelationStage.BASIC)],
            RelationStage.DISINTEGRATED,
        ),
        ([(90, RelationStage.COOPERATIVE), (10, RelationStage.BASIC)], RelationStage.BASIC),
        # It held when the twelve months began, however long before it was reached.
        (
            [(900, RelationStage.INTERDEPENDENT), (10, RelationStage.BASIC)],
            RelationStage.DISINTEGRATED,
        ),
        # It held no longer when the twelve months began.
        (
            [
                (900, RelationStage.INTEGRATED),
                (800, RelationStage.COOPERATIVE),
                (10, RelationStage.BASIC),
            ],
            RelationStage.BASIC,
        ),
        (
            [(90, RelationStage.BASIC), (0, RelationStage.BASIC), (-5, RelationStage.INTEGRATED)],
            RelationStage.BASIC,
        ),
    ],
)
def test_a_fall_of_two_stages_in_a_year_undoes_the_relation(
    history: list[tuple[int, RelationStage]], expected: RelationStage
) -> None:
    reached = [Reached(TODAY - timedelta(days=days), stage) for days, stage in history]
    stage = relationship_stage(
        RelationStage.BASIC, has_trade=True, is_ended=False, history=reached, today=TODAY
    )
    assert stage is expected


def test_the_year_begins_with_what_held_on_its_first_day() -> None:
    dropped = [Reached(A_YEAR_AGO - timedelta(days=1), RelationStage.INTEGRATED)]
    assert (
        steps_fallen(
            RelationStage.BASIC, [*dropped, Reached(A_YEAR_AGO, RelationStage.BASIC)], TODAY
        )
        == 0
    )
    after = Reached(A_YEAR_AGO + timedelta(days=1), RelationStage.BASIC)
    assert steps_fallen(RelationStage.BASIC, [*dropped, after], TODAY) == 3


STEPS = st.lists(
    st.builds(
        Reached,
        st.integers(0, 700).map(lambda days: TODAY - timedelta(days=days)),
        st.sampled_from(LADDER),
    ),
    max_size=6,
)


@given(st.sampled_from(LADDER), STEPS)
def test_a_higher_stage_never_lies_deeper(stage: RelationStage, history: list[Reached]) -> None:
    higher = LADDER[min(len(LADDER) - 1, LADDER.index(stage) + 1)]
    assert steps_fallen(higher, history, TODAY) <= steps_fallen(stage, history, TODAY)


@given(st.sampled_from(LADDER), STEPS)
def test_what_is_on_record_later_than_today_changes_nothing(
    stage: RelationStage, history: list[Reached]
) -> None:
    later = Reached(TODAY + timedelta(days=1), RelationStage.INTEGRATED)
    assert steps_fallen(stage, [*history, later], TODAY) == steps_fallen(stage, history, TODAY)
