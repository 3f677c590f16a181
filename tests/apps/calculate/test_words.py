"""How figures and sentences of a calculator read."""

from decimal import Decimal

from django.utils import translation

from verder.apps.calculate.calculators import known_calculator
from verder.apps.calculate.words import saying_words
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
