"""Finding calculators by words of their name, question, recognition and figures."""

from collections.abc import Iterable

from verder.apps.calculate.calculators import KnownCalculator


def matching(calculators: Iterable[KnownCalculator], search: str) -> list[KnownCalculator]:
    """Return the calculators whose words hold every word that is searched."""
    words = search.casefold().split()
    return [each for each in calculators if all(word in _words_of(each) for word in words)]


def _words_of(known: KnownCalculator) -> str:
    text = known.text
    labels = (figure.label for figure in text.figures.values())
    return " ".join((text.name, text.question, text.recognise, *text.words, *labels)).casefold()
