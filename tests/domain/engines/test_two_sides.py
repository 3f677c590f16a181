from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.engines.scales import STAGES, answered, answers_of
from verder.domain.engines.instruments import Answers
from verder.domain.engines.trend import HeldView, sides_on, trend
from verder.domain.engines.two_sides import ViewSide, both_sides
from verder.domain.values.missing import NotComputable

OURS = answered(4, 3, 3, 3, 2, 2)
THEIRS = answered(3, 2, 3, 2, 2, 2)
START = date(2026, 1, 1)


def test_the_lower_view_counts_and_the_gap_is_told() -> None:
    found = both_sides(STAGES, ours=OURS, theirs=THEIRS)
    assert (found.ours.score, found.theirs.score) == (Decimal(17), Decimal(14))
    assert found.counts is found.theirs
    assert found.gap == Decimal(3)
    assert list(found.item_gaps.values()) == [1, 1, 0, 1, 0, 0]
    assert not found.is_one_sided


def test_with_one_side_the_band_is_an_estimate_of_that_side() -> None:
    found = both_sides(STAGES, ours=OURS, theirs=None)
    assert found.is_one_sided
    assert found.counts is found.ours
    assert found.gap == NotComputable("one_sided")
    assert found.theirs.score == NotComputable("no_view")


def test_a_side_with_an_open_item_has_no_sum_and_does_not_count() -> None:
    begun = {item: answer for item, answer in THEIRS.items() if item != "share"}
    found = both_sides(STAGES, ours=OURS, theirs=begun)
    assert found.theirs.score == NotComputable("items_missing")
    assert found.counts is found.ours
    assert "share" not in found.item_gaps


def test_without_a_sum_the_reason_is_told() -> None:
    nobody, begun = both_sides(STAGES, ours=None, theirs=None), {"share": 2}
    assert nobody.band == NotComputable("no_view")
    assert nobody.next_step is None
    assert both_sides(STAGES, ours=begun, theirs=None).band == NotComputable("items_missing")


@given(answers_of(STAGES), answers_of(STAGES))
def test_the_sides_can_be_changed_round(first: Answers, second: Answers) -> None:
    there = both_sides(STAGES, ours=first, theirs=second)
    back = both_sides(STAGES, ours=second, theirs=first)
    assert there.band == back.band
    assert isinstance(there.gap, Decimal)
    assert isinstance(back.gap, Decimal)
    assert there.gap == -back.gap
    assert there.gap == sum(there.item_gaps.values())


def _view(side: ViewSide, answers: Answers, begin: int, end: int | None = None) -> HeldView:
    until = None if end is None else START + timedelta(days=end)
    return HeldView(
        side=side, answers=answers, from_on=START + timedelta(days=begin), until_on=until
    )


def test_a_trend_has_a_point_for_each_day_on_which_a_view_changed() -> None:
    views = [
        _view(ViewSide.US, THEIRS, 0, 30),
        _view(ViewSide.US, OURS, 30),
        _view(ViewSide.CUSTOMER, THEIRS, 10),
    ]
    assert [(on, sides.ours.score, sides.theirs.score) for on, sides in trend(STAGES, views)] == [
        (START, Decimal(14), NotComputable("no_view")),
        (START + timedelta(days=10), Decimal(14), Decimal(14)),
        (START + timedelta(days=30), Decimal(17), Decimal(14)),
    ]


@given(st.lists(st.integers(1, 60), max_size=4, unique=True), st.integers(0, 90))
def test_a_trend_says_of_any_day_what_held_on_it(changes: list[int], day: int) -> None:
    begins = [0, *sorted(changes)]
    views = [
        _view(ViewSide.US, OURS if place % 2 else THEIRS, begin, end)
        for place, (begin, end) in enumerate(zip(begins, [*begins[1:], None], strict=True))
    ]
    on = START + timedelta(days=day)
    latest = [sides for point, sides in trend(STAGES, views) if point <= on][-1]
    assert latest == sides_on(STAGES, views, on)
