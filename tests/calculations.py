"""The worked examples of every calculator, for each way in and out of them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

import pytest

from verder.apps.calculate.calculators import cards
from verder.domain.engines.calculators.card import Calculator, Example


def examples() -> Iterator[tuple[Calculator, Example]]:
    """Yield each example with its calculator."""
    for card in cards().values():
        for example in card.examples:
            yield card, example


each_example = pytest.mark.parametrize(
    ("card", "example"),
    [pytest.param(*pair, id=f"{pair[0].key}-{place}") for place, pair in enumerate(examples())],
)


def assert_as_expected(example: Example, figures: Mapping[str, str | None]) -> None:
    """Assert each figure that the example knows, as exact as it is written there."""
    assert example.expected
    for key, expected in example.expected.items():
        exact, found = Decimal(expected), figures[key]
        half = Decimal(5).scaleb(int(exact.as_tuple().exponent) - 1)
        assert found is not None, key
        assert abs(Decimal(found) - exact) <= half, key
