"""The choice of key accounts: order, gates, the line, and how firm it is."""

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.selection import (
    Candidate,
    Gate,
    GateState,
    Ranked,
    Selection,
    Standing,
    select,
)
from verder.domain.identify.selection_sensitivity import sensitivity
from verder.domain.values.missing import NotComputable

WEIGHTS = dict(enumerate(map(Decimal, (30, 25, 20, 15, 10))))
EVEN = {0: Decimal(50), 1: Decimal(50)}
CLOSED = {Gate.BENEFIT: GateState.PASSED, Gate.CREDIT: GateState.CLOSED}
OPEN = {Gate.BENEFIT: GateState.OPEN, Gate.CREDIT: GateState.PASSED}


def candidate(account_id: int, *scores: int | None, **fields: object) -> Candidate:
    given_scores = {key: score for key, score in enumerate(scores) if score is not None}
    return Candidate(account_id=account_id, scores=given_scores, **fields)  # type: ignore[arg-type]


def standings(found: Selection) -> Mapping[int, Standing]:
    return {row.account_id: row.standing for row in found.rows}


def row_of(found: Selection, account_id: int) -> Ranked:
    return next(row for row in found.rows if row.account_id == account_id)


def test_the_worked_examples() -> None:
    found = select([candidate(1, 4, 5, 3, 2, 4), candidate(2, 4, None, 3, 2, 4)], WEIGHTS, 1)
    first, second = found.rows
    assert first.score == Decimal("3.75")
    assert isinstance(second.score, Decimal)
    assert round(second.score, 6) == Decimal("3.333333")
    assert (first.weight_share, second.weight_share) == (Decimal(1), Decimal("0.75"))
    assert standings(found) == {1: Standing.ABOVE, 2: Standing.BELOW}


def test_who_misses_too_much_has_no_place_and_stands_last() -> None:
    found = select([candidate(1, 5), candidate(2, 1, 1, 1, 1, 1)], WEIGHTS, 5)
    last = found.rows[-1]
    assert (last.account_id, last.place, last.standing) == (1, None, Standing.NO_SCORE)
    assert last.score == NotComputable("insufficient_scores")


def test_a_closed_gate_keeps_its_place_but_takes_none_of_the_line() -> None:
    found = select([candidate(1, 5, 5, gates=CLOSED), candidate(2, 4, 4)], EVEN, 1)
    assert standings(found) == {1: Standing.GATE_CLOSED, 2: Standing.ABOVE}
    assert [row.place for row in found.rows] == [1, 2]


def test_a_gate_that_waits_for_its_answer_does_not_shut_out() -> None:
    found = select([candidate(1, 5, 5, gates=OPEN), candidate(2, 4, 4)], EVEN, 1)
    assert standings(found)[1] is Standing.ABOVE


def test_equal_scores_across_the_line_all_stand_on_it() -> None:
    rows = [candidate(1, 5, 5), candidate(2, 3, 4), candidate(3, 4, 3), candidate(4, 1, 1)]
    found = select(rows, EVEN, 2)
    assert standings(found) == {
        1: Standing.ABOVE,
        2: Standing.ON_LINE,
        3: Standing.ON_LINE,
        4: Standing.BELOW,
    }
    assert found.is_tied
    assert found.in_reach == {1, 2, 3}


def test_equal_scores_that_all_fit_are_above_the_line() -> None:
    found = select([candidate(1, 3, 4), candidate(2, 4, 3), candidate(3, 1, 1)], EVEN, 2)
    assert not found.is_tied
    assert found.in_reach == {1, 2}


def test_equal_scores_are_ordered_by_revenue_and_then_by_account() -> None:
    rows = [candidate(3, 3, 3), candidate(2, 3, 3), candidate(1, 3, 3, revenue=Decimal(-1))]
    assert [row.account_id for row in select(rows, EVEN, 0).rows] == [2, 3, 1]


def test_without_capacity_nobody_is_chosen_and_with_plenty_everybody() -> None:
    rows = [candidate(1, 3, 3), candidate(2, 4, 4)]
    assert select(rows, EVEN, 0).in_reach == frozenset()
    assert select(rows, EVEN, 9).in_reach == {1, 2}


def test_a_heavier_weight_can_change_who_is_chosen() -> None:
    rows = [candidate(1, 5, 1), candidate(2, 2, 4)]
    found = sensitivity(rows, {0: Decimal(55), 1: Decimal(45)}, 1)
    assert found.base.in_reach == {1}
    told = {
        (each.criterion_id, each.change_share): (each.dropped, each.entered)
        for each in found.variations
        if each.dropped or each.entered
    }
    assert told == {(0, Decimal("-0.20")): ((1,), (2,))}
    assert not found.is_firm


def test_a_clear_choice_is_firm() -> None:
    found = sensitivity([candidate(1, 5, 5), candidate(2, 1, 1)], EVEN, 1)
    assert found.is_firm
    assert (found.times_chosen(1), found.times_chosen(2)) == (4, 0)


scores = st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=5, max_size=5)
candidates = st.lists(scores, max_size=12).map(
    lambda rows: [candidate(key, *row) for key, row in enumerate(rows)]
)


@given(candidates, st.integers(0, 14))
def test_the_line_keeps_the_best(rows: list[Candidate], capacity: int) -> None:
    found = select(rows, WEIGHTS, capacity)
    above = [row for row in found.rows if row.standing is Standing.ABOVE]
    on_line = [row for row in found.rows if row.standing is Standing.ON_LINE]
    assert len(above) <= capacity
    assert not on_line or len(above) + len(on_line) > capacity
    known = [row.score for row in found.rows if isinstance(row.score, Decimal)]
    assert known == sorted(known, reverse=True)
    assert {row.account_id for row in found.rows} == {row.account_id for row in rows}
    assert len(found.in_reach) >= min(capacity, len(known))


@given(candidates, st.integers(0, 14))
def test_a_larger_team_never_loses_an_account(rows: list[Candidate], capacity: int) -> None:
    smaller, larger = select(rows, WEIGHTS, capacity), select(rows, WEIGHTS, capacity + 1)
    kept = {row.account_id for row in smaller.rows if row.standing is Standing.ABOVE}
    assert kept <= larger.in_reach


@given(candidates, st.integers(1, 6))
def test_variations_agree_with_choosing_anew(rows: list[Candidate], capacity: int) -> None:
    found = sensitivity(rows, WEIGHTS, capacity)
    assert len(found.variations) == 2 * len(WEIGHTS)
    for each in found.variations:
        moved = {**WEIGHTS, each.criterion_id: WEIGHTS[each.criterion_id] * (1 + each.change_share)}
        anew = select(rows, moved, capacity).in_reach
        assert (found.base.in_reach - set(each.dropped)) | set(each.entered) == anew
        assert each.weight_share == moved[each.criterion_id] / sum(moved.values())
