"""How figures and sentences of a calculator read."""

from decimal import Decimal

from django.utils import translation

from verder.apps.calculate.calculators import known_calculator
from verder.apps.calculate.words import filled_words, formula_words, saying_words
from verder.domain.engines.calculators.answering import answer


def test_a_sentence_can_leave_the_sign_out() -> None:
    with translation.override("nl"):
        known = known_calculator("price_change")
        assert known
        given = {"price": "50", "unit_cost": "30", "volume": "10000", "change": "0.05"}
        found = answer(known.method, {key: Decimal(text) for key, text in given.items()})
        assert found.conclusion
        assert saying_words(known, found.conclusion, found) == (
            "Bij een prijsverandering van 5% hou je met 8.888,89 stuks evenveel over: "
            "je mag 11,11% van de afzet verliezen."
        )


def test_a_sentence_can_leave_out_what_an_amount_is_for() -> None:
    with translation.override("nl"):
        known = known_calculator("price_for_margin")
        assert known
        given = {"unit_cost": "80", "share": "0.40"}
        found = answer(known.method, {key: Decimal(text) for key, text in given.items()})
        assert found.conclusion
        assert saying_words(known, found.conclusion, found).replace("\u00a0", " ") == (
            "Voor 40% marge op verkoop vraag je € 133,33; met 40% opslag op de kosten kom je op "
            "€ 112,00. Dat scheelt € 21,33 per stuk."
        )


def test_a_negative_figure_stands_in_brackets_between_signs() -> None:
    with translation.override("en"):
        known = known_calculator("price_change")
        assert known
        given = {"price": "50", "unit_cost": "30", "volume": "10000", "change": "-0.1"}
        found = answer(known.method, {key: Decimal(text) for key, text in given.items()})
        step = known.method.steps_by_key["new_price"]
        assert formula_words(known, step) == "Selling price now × (1 + Change of price)"
        assert filled_words(known, step, found).replace("\u00a0", " ") == (
            "€50.00 each × (1 + (−10%))"
        )
