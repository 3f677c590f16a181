"""Sets of exercises in a link, and what comes of answers as people type them."""

import pytest
from django.utils import translation

from verder.apps.calculate.calculators import cards
from verder.apps.calculate.checking import NO_NUMBER, after_answer, now
from verder.apps.calculate.inputs import typed_words
from verder.apps.calculate.practising import (
    Place,
    PractiseSet,
    exercise_of,
    read_place,
    read_set,
    signed_place,
    signed_set,
)
from verder.domain.engines.calculators.card import Input, Unit
from verder.domain.engines.exercises.exercise import Figure
from verder.domain.engines.exercises.marking import Mark
from verder.domain.engines.exercises.progress import Progress

CHOSEN = PractiseSet(
    calculators=("price_change", "margin", "payment_term"), many=4, language="nl", seed=7
)


def typed_right(place: Place) -> str:
    """Return what somebody types who knows the answer of the task at hand."""
    asked = now(CHOSEN, place)
    assert asked
    if not isinstance(asked.task, Figure):
        return str(asked.task.right)
    unit = asked.exercise.calculator.unit_of(asked.task.key)
    exact = asked.exercise.answer.number(asked.task.key)
    column = Input(key="x", unit=Unit.SHARE if unit is Unit.SHARE else Unit.PIECES)
    return typed_words(column, round(exact, 4))


def figure_place() -> Place:
    """Return the first task of the set that asks for a figure."""
    place = Place()
    while not isinstance(asked_task(place), Figure):
        place = after_answer(CHOSEN, place, typed_right(place))
    return place


def asked_task(place: Place) -> object:
    asked = now(CHOSEN, place)
    assert asked
    return asked.task


def test_a_set_stands_in_its_link_and_only_ours_are_read() -> None:
    link = signed_set(CHOSEN)
    assert read_set(link) == CHOSEN
    assert read_set(link[:-1]) is None
    assert read_set("nothing") is None


def test_what_is_no_calculator_any_more_is_left_out() -> None:
    old = PractiseSet(calculators=("gone", "margin"), many=1, language="nl", seed=1)
    found = read_set(signed_set(old))
    assert found
    assert found.calculators == ("margin",)
    gone = PractiseSet(calculators=("gone",), many=1, language="nl", seed=1)
    assert read_set(signed_set(gone)) is None


def test_a_place_belongs_to_its_set() -> None:
    place = Place(progress=Progress(exercise=1, task=2, at_once=3, done=4), said="wrong", typed="9")
    text = signed_place(place, of=CHOSEN)
    assert read_place(text, of=CHOSEN) == place
    other = PractiseSet(calculators=("margin",), many=4, language="nl", seed=7)
    assert read_place(text, of=other) == read_place("", of=CHOSEN) == Place()


def test_each_calculator_comes_once_before_any_comes_again() -> None:
    keys = [exercise_of(CHOSEN, place).calculator.key for place in range(6)]
    assert set(keys[:3]) == set(keys[3:]) == set(CHOSEN.calculators)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_who_knows_everything_has_everything_right_at_once(language: str) -> None:
    place, steps = Place(), 0
    with translation.override(language):
        while now(CHOSEN, place):
            place = after_answer(CHOSEN, place, typed_right(place))
            assert place.said == Mark.RIGHT
            steps += 1
    assert (place.progress.exercise, place.progress.at_once) == (CHOSEN.many, steps)
    assert after_answer(CHOSEN, place, "1") == place


def test_two_misses_show_the_answer_and_then_it_goes_on() -> None:
    first = figure_place()
    once = after_answer(CHOSEN, first, "123456789")
    assert (once.said, once.typed, once.progress.misses) == (Mark.WRONG, "123456789", 1)
    twice = after_answer(CHOSEN, once, "-1")
    assert twice.progress.is_shown
    on = after_answer(CHOSEN, twice, "next")
    assert (on.progress.task, on.progress.at_once) == (
        first.progress.task + 1,
        first.progress.at_once,
    )


def test_what_is_no_number_is_no_miss() -> None:
    place = after_answer(CHOSEN, figure_place(), "veel")
    assert (place.said, place.progress.misses) == (NO_NUMBER, 0)


def test_a_wrong_option_is_a_miss() -> None:
    assert after_answer(CHOSEN, Place(), "x").said == Mark.WRONG


def test_every_calculator_can_be_practised() -> None:
    for key in cards():
        chosen = PractiseSet(calculators=(key,), many=1, language="nl", seed=1)
        tasks = exercise_of(chosen, 0).tasks
        assert any(isinstance(task, Figure) for task in tasks), key


def test_shares_are_typed_as_per_cent() -> None:
    chosen = PractiseSet(calculators=("margin",), many=1, language="nl", seed=3)
    exercise = exercise_of(chosen, 0)
    place = next(
        place
        for place, task in enumerate(exercise.tasks)
        if isinstance(task, Figure) and exercise.calculator.unit_of(task.key) is Unit.SHARE
    )
    task = exercise.tasks[place]
    assert isinstance(task, Figure)
    share = exercise.answer.number(task.key)
    with translation.override("nl"):
        at = Place(progress=Progress(task=place))
        right = f"{share * 100:.1f}".replace(".", ",")
        assert after_answer(chosen, at, f"{right} %").said == Mark.RIGHT
        wrong = f"{share:.4f}".replace(".", ",")
        assert after_answer(chosen, at, wrong).said == Mark.PER_CENT
