from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.engines.scales import AVERAGE, PROMOTERS, STAGES, answered, answers_of
from verder.domain.engines.instruments import (
    Answers,
    Band,
    Instrument,
    Scoring,
    class_of_count,
    next_step,
)
from verder.domain.values.missing import NotComputable

SCALES = st.sampled_from([STAGES, AVERAGE, PROMOTERS])


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (6, "basic"),
        (10, "basic"),
        (11, "cooperative"),
        (16, "cooperative"),
        (17, "interdependent"),
        (22, "interdependent"),
        (23, "integrated"),
        (24, "integrated"),
    ],
)
def test_a_band_runs_up_to_where_the_next_begins(score: int, band: str) -> None:
    assert STAGES.band_of(Decimal(score)).key == band


def test_without_every_answer_there_is_no_score() -> None:
    answers = answered(4, 3, 3, 3, 2, 2)
    del answers["share"]
    assert STAGES.missing(answers) == ("share",)
    with pytest.raises(NotComputable, match="items_missing"):
        STAGES.score(answers)


def test_a_mean_is_exact() -> None:
    assert AVERAGE.score({"first": 2, "second": 3, "third": 3}) == Decimal(8) / 3


@pytest.mark.parametrize(
    ("scale", "ends"), [(STAGES, [Decimal(6), Decimal(24)]), (AVERAGE, [Decimal(1), Decimal(5)])]
)
def test_a_score_lies_between_all_of_the_least_and_all_of_the_most(
    scale: Instrument, ends: list[Decimal]
) -> None:
    assert [scale.lowest_score, scale.highest_score] == ends
    assert scale.score(dict.fromkeys(scale.items, scale.most)) == scale.highest_score


def test_only_an_item_of_the_scale_is_answered_and_only_on_the_scale() -> None:
    assert [answer for answer in range(7) if STAGES.is_answer("share", answer)] == [1, 2, 3, 4]
    assert not STAGES.is_answer("trust", 2)


def test_the_next_step_begins_with_the_first_item_below_the_even_level() -> None:
    found = next_step(STAGES, answered(3, 2, 3, 2, 2, 2))
    assert found is not None
    assert (found.band.key, found.lacking) == ("interdependent", Decimal(3))
    assert found.items == ("information", "joint", "seniors", "systems")


def test_the_highest_band_has_no_next_step() -> None:
    assert next_step(STAGES, answered(4, 4, 4, 4, 4, 4)) is None


@given(st.data())
def test_something_always_stands_in_the_way_of_the_next_band(data: st.DataObject) -> None:
    scale = data.draw(SCALES)
    answers = data.draw(answers_of(scale))
    found = next_step(scale, answers)
    if found is None:
        assert scale.band_of(scale.score(answers)) == scale.bands[-1]
    else:
        assert found.items
        assert found.lacking > 0
        assert all(answers[item] < scale.most for item in found.items)


@given(st.data())
def test_answering_one_item_higher_never_lowers_the_band(data: st.DataObject) -> None:
    scale = data.draw(SCALES)
    answers = data.draw(answers_of(scale))
    item = data.draw(st.sampled_from(scale.items))
    higher = {**answers, item: min(scale.most, answers[item] + 1)}
    assert _place(scale, higher) >= _place(scale, answers)


def _place(scale: Instrument, answers: Answers) -> int:
    return scale.bands.index(scale.band_of(scale.score(answers)))


@pytest.mark.parametrize(("count", "answer"), [(0, 1), (2, 1), (3, 2), (5, 2), (6, 3), (13, 4)])
def test_a_count_stands_for_the_class_that_it_reaches(count: int, answer: int) -> None:
    limits = (Decimal(3), Decimal(6), Decimal(13))
    assert class_of_count(Decimal(count), limits, 1) == answer


def test_groups_weigh_items_and_one_of_weight_nought_leaves_the_score_alone() -> None:
    answers = {"recommend": 9, "delivery": 8, "advice": 3}
    assert PROMOTERS.score(answers) == 9
    assert PROMOTERS.band_of(PROMOTERS.score(answers)).key == "promoter"
    experience = PROMOTERS.groups[1]
    assert PROMOTERS.group_score(experience, answers) == Decimal("5.5")
    with pytest.raises(NotComputable, match="too_little_answered"):
        PROMOTERS.group_score(experience, {"delivery": 8})
    with pytest.raises(NotComputable, match="items_missing"):
        PROMOTERS.score({"delivery": 8, "advice": 3, "price": 1})


def test_the_weights_of_groups_and_items_multiply() -> None:
    first, second = PROMOTERS.groups
    groups = (replace(first, weight=Decimal(3)), replace(second, weight=Decimal(1)))
    scale = replace(PROMOTERS, groups=groups)
    answers = {"recommend": 10, "delivery": 5, "advice": 0, "price": 10}
    assert scale.score(answers) == Decimal("8.5")  # (3 · 10 + 1 · 4) / 4
    summed = replace(scale, scoring=Scoring.SUM)
    assert summed.score(answers) == 50  # 3 · 10 + 2 · 5 + 2 · 0 + 10


def test_every_item_stands_in_one_group_and_some_item_weighs() -> None:
    first, second = PROMOTERS.groups
    with pytest.raises(ValueError, match="one group"):
        replace(PROMOTERS, groups=(first,))
    with pytest.raises(ValueError, match="weighs"):
        replace(PROMOTERS, groups=(replace(first, weight=Decimal(0)), second))


@pytest.mark.parametrize(
    ("items", "bands"),
    [
        ((), (Band("low", Decimal(1)),)),
        (("a", "a"), (Band("low", Decimal(2)),)),
        (("a",), ()),
        (("a",), (Band("low", Decimal(2)),)),
        (("a",), (Band("low", Decimal(1)), Band("lower", Decimal(1)))),
    ],
)
def test_a_scale_that_does_not_hold_together_is_refused(
    items: tuple[str, ...], bands: tuple[Band, ...]
) -> None:
    with pytest.raises(ValueError, match=r"item|Bands"):
        Instrument(key="k", items=items, least=1, most=4, scoring=Scoring.SUM, bands=bands)
