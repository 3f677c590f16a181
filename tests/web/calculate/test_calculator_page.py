"""Every calculator as a page: its examples, in both languages, and what cannot be."""

import re
from decimal import Decimal

import pytest
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from tests.web.calculate.conftest import Page, Reading, calculated
from verder.apps.calculate.calculators import cards
from verder.apps.calculate.inputs import typed_number
from verder.domain.engines.calculators.card import Calculator, Example, Unit

QUERIES = 5  # the session, the reader, the organisation; no figure of any account
FIGURE = re.compile(r"(−?)[^\d−]*(\d[\d.,]*)")
DISCOUNT = {"price": "50", "unit_cost": "30", "volume": "10.000", "change": "-10"}
MIX = {
    "products.name": ["X", "", "Y"],
    "products.volume_before": ["1000", "", "500"],
    "products.price_before": ["100", "", "200"],
    "products.cost_before": ["60", "", "150"],
    "products.volume_after": ["900", "", "700"],
    "products.price_after": ["105", "", "190"],
    "products.cost_after": ["62", "", "152"],
}


def number_in(words: str, unit: Unit, language: str) -> Decimal:
    """Return the first number of these words."""
    found = FIGURE.search(words)
    assert found, words
    with override(language):
        return typed_number(found[1] + found[2].rstrip(".,"), is_share=unit is Unit.SHARE)


def check_example(page: Page, card: Calculator, example: Example, language: str) -> None:
    """See that the expected figures stand in the structure, and the check is right."""
    for key, text in example.expected.items():
        exact, step = Decimal(text), card.steps_by_key[key]
        words = page.text(f"//*[@id='step-{key}']//*[@class='step-value']")
        half = Decimal(5).scaleb(int(exact.as_tuple().exponent) - 1)
        shown = Decimal("0.00005") if step.unit is Unit.SHARE else Decimal("0.005")
        assert abs(number_in(words, step.unit, language) - exact) <= half + shown, (card.key, key)
    assert len(page.texts("//*[contains(@class, 'is-right')]")) == len(card.checks)


def test_every_example_of_every_card_shows_its_answer(reading: Reading) -> None:
    client = reading("nl")
    for card in cards().values():
        for place, example in enumerate(card.examples, start=1):
            page = calculated(client, card.key, {"example": place})
            check_example(page, card, example, "nl")
            assert page.part("results")


def test_every_card_speaks_english_too_and_draws_its_pictures(reading: Reading) -> None:
    client = reading("en")
    for card in cards().values():
        page = calculated(client, card.key)
        check_example(page, card, card.examples[0], "en")
        assert "Check: right" in page.part("checks") or not card.checks
        assert len(page.found("//figure//details//table[.//tbody/tr]")) == len(card.pictures)


def test_three_numbers_give_the_answer_with_its_steps(reading: Reading) -> None:
    page = calculated(reading("nl"), "price_change", {**DISCOUNT, "language": "nl"}, is_live=False)
    assert "13.333,33 stuks" in page.part("results")
    assert "= (€ 200.000,00 + € 0,00) ÷ € 15,00 per stuk" in page.part("step-needed_volume")
    assert page.part("step-volume_change").endswith("= 33,33% van de afzet nu")
    assert "Literatuur" in page.text("//section[contains(@class, 'calculator-recognise')]")
    assert page.value("volume") == "10.000"


def test_a_link_of_a_dutch_colleague_means_the_same_in_english(reading: Reading) -> None:
    page = calculated(reading("en"), "price_change", {**DISCOUNT, "language": "nl"}, is_live=False)
    assert page.value("volume") == "10,000"
    assert "13,333.33 pieces" in page.part("results")


def test_what_cannot_be_says_why_at_the_field_and_at_the_step(reading: Reading) -> None:
    page = calculated(reading("nl"), "price_change", {**DISCOUNT, "price": "0", "volume": "x"})
    assert "meer zijn dan € 0,00 per stuk" in page.part("problem-price")
    assert "geen getal" in page.part("problem-volume")
    assert page.text("//*[@id='step-new_price']//*[@class='reason']")


def test_a_price_below_cost_gets_its_reason_where_it_arises(reading: Reading) -> None:
    page = calculated(reading("nl"), "price_change", {**DISCOUNT, "change": "-45"})
    assert "blijft er per stuk niets over" in page.part("results")
    assert "blijft er per stuk niets over" in page.part("step-needed_volume")
    assert "geen enkele afzet maakt dat goed" in page.part("results")


def test_empty_is_no_mistake(reading: Reading) -> None:
    client = reading("nl")
    for card in cards().values():
        page = calculated(client, card.key, {"example": "none"})
        assert page.texts("//*[starts-with(@id, 'problem-')]/p") == []
        assert page.texts("//*[@class='conclusion']") == []


def test_rows_are_read_in_their_order_and_blank_ones_left_out(reading: Reading) -> None:
    page = calculated(reading("nl"), "price_mix", MIX, is_live=False)
    assert "€ 300,00" in page.part("results")
    assert page.texts("//*[@id='step-products.before']//li") == [
        "X 1.000 stuks × (€ 100,00 per stuk − € 60,00 per stuk) = € 40.000,00",
        "Y 500 stuks × (€ 200,00 per stuk − € 150,00 per stuk) = € 25.000,00",
    ]
    names = page.found("//input[@name='products.name']/@value")
    assert names[:2] == ["X", "Y"]
    assert set(names[2:]) == {""}


def test_a_mistake_in_a_row_names_row_and_column(reading: Reading) -> None:
    wrong = {**MIX, "products.price_after": ["105", "", "dus"]}
    assert "Rij 2" in calculated(reading("nl"), "price_mix", wrong).part("problem-products")


def test_the_address_follows_what_is_typed(reading: Reading) -> None:
    client = reading("nl")
    headers = {"HX-Request": "true", "HX-Target": "results"}
    answer = client.get("/calculate/price_change/?price=50&unit_cost=&language=nl", headers=headers)
    assert answer["HX-Replace-Url"] == "/calculate/price_change/?price=50&language=nl"


def test_the_page_asks_next_to_nothing(
    reading: Reading, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = reading("nl")
    with django_assert_max_num_queries(QUERIES):
        calculated(client, "price_mix", MIX)


def test_a_calculator_that_is_not_there_is_not_found(reading: Reading) -> None:
    assert reading("nl").get("/calculate/perpetuum/").status_code == 404


@pytest.mark.parametrize("part", ["", "workbook/", "paper/"])
def test_the_largest_figures_are_written_too(reading: Reading, part: str) -> None:
    given = dict.fromkeys(("price", "volume", "fixed_cost"), "9" * 15) | {"unit_cost": "1"}
    answer = reading("nl").get(f"/calculate/contribution/{part}", given)
    assert answer.status_code == 200
