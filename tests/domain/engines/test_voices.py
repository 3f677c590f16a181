"""Many voices on one instrument."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.engines.scales import PROMOTERS
from verder.domain.engines.instruments import Answers
from verder.domain.engines.voices import Range, VoiceLimits, net_score, voices
from verder.domain.values.missing import NotComputable

TWELVE = [10, 9, 9, 10, 9, 10, 8, 7, 8, 6, 3, 0]


def said(scores: list[int]) -> list[Answers]:
    return [{"recommend": score} for score in scores]


def test_six_promoters_and_three_detractors_of_twelve_are_twenty_five() -> None:
    found = voices(PROMOTERS, said(TWELVE), asked=16, answered=12)
    assert found.bands == {"detractor": 3, "passive": 3, "promoter": 6}
    assert (found.net.score, found.net.between) == (Decimal("0.25"), 3)
    assert found.response_share == Decimal("0.75")
    assert isinstance(found.net.range, Range)
    assert float(found.net.range.low) == pytest.approx(-0.2111, abs=5e-5)  # .2 ± 1.96·√(.66/15)
    assert float(found.net.range.high) == pytest.approx(0.6111, abs=5e-5)


def test_few_answers_give_a_range_and_no_number() -> None:
    few = voices(PROMOTERS, said([10, 10]), asked=3, answered=2)
    assert few.net.score == NotComputable("too_few_answers")
    assert few.items[0].mean == NotComputable("too_few_answers")
    assert isinstance(few.net.range, Range)
    assert few.net.range.high - few.net.range.low > Decimal("0.5")
    enough = net_score(count=2, highest=2, lowest=0, limits=VoiceLimits(least_answers=2))
    assert enough.score == 1


def test_nobody_at_all_is_no_answer() -> None:
    found = voices(PROMOTERS, [], asked=0, answered=0)
    assert found.net.score == found.net.range == NotComputable("no_answers")
    assert found.response_share == NotComputable("nobody_asked")


def test_who_leaves_the_one_question_open_is_heard_in_the_others() -> None:
    given_answers = [{"delivery": 8, "advice": 6, "price": 4}] * 5
    found = voices(PROMOTERS, given_answers, asked=5, answered=5)
    assert found.net.count == 0
    assert found.groups[1].mean == Decimal("6.4")  # (2 · 8 + 2 · 6 + 4) / 5


counts = st.integers(0, 60)


@given(counts, counts, counts)
def test_the_range_holds_a_middle_and_never_leaves_the_scale(
    highest: int, between: int, lowest: int
) -> None:
    count = highest + between + lowest
    found = net_score(count=count, highest=highest, lowest=lowest).range
    if count:
        assert isinstance(found, Range)
        assert -1 <= found.low < found.high <= 1


@given(st.lists(st.integers(0, 10), min_size=5, max_size=40))
def test_a_better_answer_never_lowers_the_score(scores: list[int]) -> None:
    before = voices(PROMOTERS, said(scores), asked=40, answered=len(scores)).net.score
    better = [min(10, scores[0] + 1), *scores[1:]]
    after = voices(PROMOTERS, said(better), asked=40, answered=len(scores)).net.score
    assert isinstance(before, Decimal)
    assert isinstance(after, Decimal)
    assert after >= before
