"""Each calculator gives the answers that are known, checks itself and can be solved backwards."""

from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest

from verder import domain
from verder.domain.engines.calculators.answering import Answer, Asked, answer
from verder.domain.engines.calculators.card import Calculator, Example, Given, Input
from verder.domain.engines.calculators.solving import solve

HERE = Path(domain.__file__).parent


def cards() -> Iterator[Calculator]:
    """Yield each card that lies in the calculators of an area."""
    for path in sorted(HERE.glob("*/calculators/*.py")):
        if path.parent.parent.name != "engines" and path.stem != "__init__":
            name = f"verder.domain.{path.parent.parent.name}.calculators.{path.stem}"
            yield import_module(name).CALCULATOR


def read(calculator: Calculator, given: Given) -> Asked:
    """Return the numbers of an example."""

    def value(key: str, text: str) -> Decimal | str:
        asked = calculator.inputs[key]
        return Decimal(text) if isinstance(asked, Input) and not asked.is_word else text

    return {
        key: value(key, text)
        if isinstance(text, str)
        else [{name: value(f"{key}.{name}", each) for name, each in line.items()} for line in text]
        for key, text in given.items()
    }


CARDS = tuple(cards())
EXAMPLES = [
    pytest.param(card, example, id=f"{card.key}-{place}")
    for card in CARDS
    for place, example in enumerate(card.examples)
]


@pytest.mark.parametrize(("card", "example"), EXAMPLES)
def test_an_example_has_its_known_answer(card: Calculator, example: Example) -> None:
    found = answer(card, read(card, example.given))
    assert not found.problems
    for key, expected in example.expected.items():
        exact = Decimal(expected)
        half = Decimal(5).scaleb(int(exact.as_tuple().exponent) - 1)
        assert abs(found.number(key) - exact) <= half, key
    assert all(line.is_right for line in found.checks)


@pytest.mark.parametrize("card", CARDS, ids=[card.key for card in CARDS])
def test_a_card_lies_under_its_own_name(card: Calculator) -> None:
    assert (HERE / card.area / "calculators" / f"{card.key}.py").exists()


@pytest.mark.parametrize("card", CARDS, ids=[card.key for card in CARDS])
def test_nothing_filled_in_is_no_mistake(card: Calculator) -> None:
    assert answer(card, {}).problems == {}


@pytest.mark.parametrize(("card", "example"), EXAMPLES)
def test_what_was_put_in_is_found_back(card: Calculator, example: Example) -> None:
    """Move one input after the other a little: a result of the example leads back to it."""
    given = read(card, example.given)
    found = answer(card, given)
    for key, value in given.items():
        if not isinstance(value, Decimal):
            continue
        nearby = {**given, key: value * Decimal("1.01")}
        result = moved_result(card, found, answer(card, nearby))
        if result is not None:
            wanted = found.number(result)
            solved = solve(card, nearby, free=key, result=result, wanted=wanted)
            again = answer(card, {**given, key: solved}).number(result)
            assert abs(again - wanted) < Decimal("1e-9")


def moved_result(card: Calculator, found: Answer, nearby: Answer) -> str | None:
    """Return the first result that is another number nearby, and no whole one."""
    for result in card.results:
        here, there = found.value(result.key), nearby.value(result.key)
        are_numbers = isinstance(here, Decimal) and isinstance(there, Decimal)
        if are_numbers and here != there and "round_up" not in result.formula:
            return result.key
    return None
