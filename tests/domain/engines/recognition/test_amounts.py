"""Numbers in a sentence, as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.engines.recognition.topics import VOCABULARY
from verder.domain.engines.calculators.card import Unit
from verder.domain.engines.recognition.amounts import amounts


def read(text: str) -> list[tuple[str, Unit | None]]:
    """Return the numbers of a text, and what they count."""
    return [(f"{one.value:f}", one.unit) for one in amounts(text, VOCABULARY)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("10 %", "0.1", Unit.SHARE),
        ("10%", "0.1", Unit.SHARE),
        ("7,5 procent", "0.075", Unit.SHARE),
        ("€ 1.234,50", "1234.50", Unit.MONEY),
        ("1,234.50 euro", "1234.50", Unit.MONEY),
        ("80,- euro", "80", Unit.MONEY),
        ("80 €", "80", Unit.MONEY),
        ("€ 28 per stuk", "28", Unit.MONEY_EACH),
        ("28 euro per stuk", "28", Unit.MONEY_EACH),
        ("140.000", "140000", None),
        ("140k", "140000", None),
        ("10 000 stuks", "10000", Unit.PIECES),
        ("0.125", "0.125", None),
        ("2.50", "2.50", None),
        ("drieentwintig dagen", "23", Unit.DAYS),
        ("drieduizend stuks", "3000", Unit.PIECES),
        ("twenty-five", "25", None),
        ("een ton", "100000", None),
        ("840 extra stuks", "840", Unit.PIECES),
        ("-10%", "-0.1", Unit.SHARE),
        ("−10 %", "-0.1", Unit.SHARE),
        ("+5 %", "0.05", Unit.SHARE),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: str, unit: Unit | None) -> None:
    assert read(text) == [(value, unit)]


def test_several_numbers_stay_apart() -> None:
    assert read("inkoop 80, verkoop 125 en 10.000 stuks") == [
        ("80", None),
        ("125", None),
        ("10000", Unit.PIECES),
    ]


@pytest.mark.parametrize("text", ["prijs", "account D20", "", "€ %", "k", "m"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read(text) == []


def test_the_text_of_a_number_is_as_it_was_written() -> None:
    (one,) = amounts("voor € 12,50 verkocht", VOCABULARY)
    assert (one.text, one.is_signed) == ("€ 12,50", False)


@given(st.integers(min_value=1, max_value=10**12))
def test_both_notations_of_thousands_say_the_same(number: int) -> None:
    english = f"{number:,}"
    assert read(english) == read(english.replace(",", ".")) == [(str(number), None)]


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert all(one.value.is_finite() for one in amounts(text, VOCABULARY))
