"""Each calculator gives the answers that are known, checks itself and can be solved backwards."""

from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest

from verder import domain
from verder.domain.engines.calculators.answering import Asked, answer
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
    """Free one input after the other: the result of the example must come out again."""
    given = read(card, example.given)
    found = answer(card, given)
    for result in card.results:
        for key, value in given.items():
            if not isinstance(value, Decimal) or not isinstance(found.value(result.key), Decimal):
                continue
            moved = answer(card, {**given, key: value * Decimal("1.01")}).value(result.key)
            wanted = found.number(result.key)
            if not isinstance(moved, Decimal) or moved == wanted or "round_up" in result.formula:
                continue
            solved = solve(card, given, free=key, result=result.key, wanted=wanted)
            again = answer(card, {**given, key: solved}).number(result.key)
            assert abs(again - wanted) < Decimal("1e-9")
