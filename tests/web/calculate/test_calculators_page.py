"""All calculators, by the question that they answer."""

from urllib.parse import urlencode

import pytest

from tests.web.calculate.conftest import Page, Reading
from verder.apps.calculate.calculators import calculators, cards
from verder.apps.calculate.groups import GROUPS


def names(reading: Reading, language: str = "nl", **query: str) -> list[str]:
    """Return the names that the list shows."""
    answer = reading(language).get(f"/calculate/?{urlencode(query)}")
    return Page(answer.content.decode()).texts("//li[@class='calculator-card']/h3")


def test_every_calculator_stands_in_one_group() -> None:
    for card in cards().values():
        groups = [group.key for group in GROUPS if card.concept in group.concepts]
        assert len(groups) == 1, card.key


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_list_shows_every_calculator_once(reading: Reading, language: str) -> None:
    assert len(names(reading, language)) == len(set(names(reading, language))) == len(calculators())


@pytest.mark.parametrize("search", ["korting", "KORTING afzet"])
def test_searching_finds_by_question_and_words(reading: Reading, search: str) -> None:
    assert "Prijsverandering en afzet" in names(reading, q=search)
