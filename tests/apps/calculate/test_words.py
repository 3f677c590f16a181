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
            "Bij 5% op de prijs hou je met 8.888,89 stuks evenveel over: "
            "je mag 11,11% van de afzet verliezen."
        )
