"""Questions as people write them are recognised, and their numbers are taken over."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from verder.apps.calculate.calculators import cards
from verder.apps.calculate.questions import recognised

HERE = Path(__file__).parent
NEARLY_ALL = Decimal("0.95")
MOST = Decimal("0.8")


def questions(name: str) -> list[dict[str, Any]]:
    """Return the questions of a file, each with the calculators that answer it."""
    found = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    return list(found["question"])


def first(text: str) -> str:
    """Return the calculator that is suggested first."""
    found = recognised(text).suggestions
    return found[0].key if found else ""


KNOWN, UNSEEN = questions("questions"), questions("unseen_questions")
WITH_NUMBERS = [question for question in KNOWN if "taken" in question]


@pytest.mark.parametrize(
    ("asked", "least"), [(KNOWN, NEARLY_ALL), (UNSEEN, MOST)], ids=["questions", "unseen"]
)
def test_the_right_calculator_is_suggested_first(asked: list[Any], least: Decimal) -> None:
    missed = [each["text"] for each in asked if first(each["text"]) not in each["calculators"]]
    assert Decimal(len(asked) - len(missed)) / len(asked) >= least, missed


def test_there_are_enough_questions_and_they_name_what_there_is() -> None:
    assert len(KNOWN) >= 100
    assert len(UNSEEN) >= 30
    assert len({question["text"] for question in (*KNOWN, *UNSEEN)}) == len(KNOWN) + len(UNSEEN)
    named = {key for question in (*KNOWN, *UNSEEN) for key in question["calculators"]}
    assert named == set(cards())


@pytest.mark.parametrize("question", WITH_NUMBERS, ids=lambda question: question["text"])
def test_its_numbers_are_taken_over(question: dict[str, Any]) -> None:
    found = recognised(question["text"]).suggestions[0]
    assert {one.key: one.value for one in found.taken} == {
        key: Decimal(value) for key, value in question["taken"].items()
    }
    assert found.left == ()


def test_what_is_no_question_gets_no_calculator() -> None:
    assert recognised("zeppelin boven Gent").suggestions == ()
