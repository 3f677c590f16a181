"""Exercises: their numbers make sense, one answer is right, and progress is counted honestly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.engines.exercises.cards import BREAK_EVEN, EDGE, HOPELESS, ROWS, TIGHT
from verder.domain.engines.calculators.answering import agree
from verder.domain.engines.exercises.chance import drawn, picked, shuffled
from verder.domain.engines.exercises.exercise import (
    Conclude,
    Exercise,
    Figure,
    Recognise,
    Structure,
    make_exercise,
)
from verder.domain.engines.exercises.marking import Mark, marked
from verder.domain.engines.exercises.numbers import exercise_answer
from verder.domain.engines.exercises.progress import (
    Progress,
    after_miss,
    after_right,
    is_finished,
)
from verder.domain.engines.exercises.wrong_formulas import wrong_formulas
from verder.domain.engines.formulas.calculating import Known, calculate
from verder.domain.engines.formulas.expressions import Expression
from verder.domain.engines.formulas.reading import read_formula
from verder.domain.values.missing import NotComputable

seeds = st.text(st.characters(codec="ascii"), max_size=6)


def made(seed: str) -> Exercise:
    return make_exercise(BREAK_EVEN, (ROWS, BREAK_EVEN, TIGHT), seed=seed)


def value(exercise: Exercise, formula: Expression) -> Decimal | None:
    """Return what a formula gives with the numbers of an exercise."""
    known = Known(single=exercise.answer.single, rows=exercise.answer.rows)
    try:
        found = calculate(formula, known)
    except NotComputable:
        return None
    return found if isinstance(found, Decimal) else None


@given(seeds)
def test_numbers_are_allowed_and_have_every_answer_of_the_example(seed: str) -> None:
    found = exercise_answer(BREAK_EVEN, seed)
    assert not found.problems
    assert not found.warnings
    assert all(isinstance(found.value(step.key), Decimal) for step in BREAK_EVEN.steps)
    assert found.value("kind") == "plain"
    assert found.number("people") in {3, 4, 5}
    assert found.number("vat_share") == Decimal("0.21")


@given(seeds)
def test_numbers_are_round_and_what_is_nought_stays_nought(seed: str) -> None:
    first, second = exercise_answer(ROWS, seed).rows["products"]
    assert (first["name"], second["volume"]) == ("X", 0)
    assert isinstance(first["volume"], Decimal)
    assert len(str(first["volume"].normalize().as_tuple().digits).split(",")) <= 3
    assert first["volume"] == first["volume"].to_integral_value()
    assert isinstance(first["price"], Decimal)
    assert first["price"] == round(first["price"], 2)
    assert first["hours"] == Decimal("2.5")


def test_the_same_seed_gives_the_same_exercise_and_others_give_others() -> None:
    assert made("a") == made("a")
    prices = {exercise_answer(BREAK_EVEN, str(seed)).number("price") for seed in range(20)}
    assert len(prices) > 5


@given(seeds)
def test_numbers_without_an_answer_are_drawn_anew(seed: str) -> None:
    assert exercise_answer(EDGE, seed).number("twice") <= 200


def test_where_no_numbers_fit_the_example_itself_is_asked() -> None:
    assert exercise_answer(TIGHT, "a").number("share") == Decimal("0.5")
    assert exercise_answer(HOPELESS, "a").number("amount") == 100


@given(seeds)
def test_the_tasks_follow_the_method_and_one_option_is_right(seed: str) -> None:
    exercise = made(seed)
    recognise, structure, *figures, conclude = exercise.tasks
    assert isinstance(recognise, Recognise)
    assert recognise.options[recognise.right] == exercise.calculator.key
    assert set(recognise.options) == {"break_even", "rows"}  # not those of the same concept
    assert isinstance(structure, Structure)
    step = BREAK_EVEN.steps_by_key[structure.key]
    assert structure.options[structure.right] == step.expression
    assert figures == [Figure(key) for key in ("contribution", "volume", "revenue", "loss")]
    assert isinstance(conclude, Conclude)
    assert exercise.answer.conclusion
    assert conclude.options[conclude.right] == exercise.answer.conclusion.key


@given(seeds)
def test_wrong_formulas_have_other_answers(seed: str) -> None:
    exercise = made(seed)
    (structure,) = (task for task in exercise.tasks if isinstance(task, Structure))
    values = [value(exercise, each) for each in structure.options]
    assert len(structure.options) == 4
    for place, one in enumerate(values):
        assert one is not None
        assert not any(agree(one, other) for other in values[:place] if other is not None)


@pytest.mark.parametrize(
    ("formula", "wrong"),
    [
        ("-price", {"price", "-cost"}),
        ("price ** 2", {"cost ** 2"}),
        ("fixed / (price - price)", {"fixed / (price + price)"}),
        ("round_up(people)", set()),
        ("price + cost", {"price - cost"}),
        ("price * growth", {"price / growth"}),
        ("if_(price > cost, price, cost)", {"if_(price > cost, contribution, cost)"}),
    ],
)
def test_what_is_mixed_up_counts_the_same(formula: str, wrong: set[str]) -> None:
    found = exercise_answer(BREAK_EVEN, "a")
    others = ["price", "cost", "contribution", "growth", "products.volume"]
    given = wrong_formulas(read_formula(formula), found, others=others, most=9, seed="a")
    assert set(map(read_formula, wrong)) <= set(given)
    assert bool(given) is bool(wrong)


def test_a_calculator_by_itself_asks_only_what_can_be_asked() -> None:
    assert make_exercise(TIGHT, (TIGHT,), seed="a").tasks == (Figure("same"),)
    assert make_exercise(HOPELESS, (), seed="a").tasks == ()
    rows = make_exercise(ROWS, (BREAK_EVEN,), seed="a")
    assert [type(task) for task in rows.tasks] == [Recognise, Structure, Figure]


@pytest.mark.parametrize(
    ("typed", "exact", "mark"),
    [
        ("13333", "13333.3333", Mark.RIGHT),
        ("13333.33", "13333.3333", Mark.RIGHT),
        ("13000", "13333.3333", Mark.WRONG),
        ("0.33", "0.3333", Mark.RIGHT),
        ("33", "0.3333", Mark.PER_CENT),
        ("0.33", "33.333", Mark.PER_CENT),
        ("-20", "20", Mark.SIGN),
        ("0", "0.4", Mark.WRONG),
        ("0", "0", Mark.RIGHT),
        ("1E+3", "1000.2", Mark.RIGHT),
    ],
)
def test_a_figure_is_right_within_its_rounding(typed: str, exact: str, mark: Mark) -> None:
    assert marked(Decimal(typed), Decimal(exact)) is mark


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6))
def test_what_is_exact_is_right(exact: Decimal) -> None:
    assert marked(exact, exact) is Mark.RIGHT


def test_only_what_was_right_the_first_time_counts() -> None:
    exercise = made("a")
    start = Progress()
    once = after_right(start, exercise)
    assert (once.task, once.at_once, once.done) == (1, 1, 1)
    missed = after_miss(after_miss(after_miss(once)))
    assert (missed.misses, missed.is_shown, after_miss(once).is_shown) == (2, True, False)
    twice = after_right(missed, exercise)
    assert (twice.misses, twice.at_once, twice.done) == (0, 1, 2)
    for _task in exercise.tasks[2:]:
        assert not is_finished(twice, 1)
        twice = after_right(twice, exercise)
    assert (twice.exercise, twice.task, is_finished(twice, 1)) == (1, 0, True)


@given(seeds, st.lists(st.integers(), min_size=1, max_size=8))
def test_chance_keeps_what_it_is_given(seed: str, those: list[int]) -> None:
    assert sorted(shuffled(seed, "a", those)) == sorted(those)
    assert picked(seed, "a", those) in those
    assert 0 <= drawn(seed, "a", 7) < 7
