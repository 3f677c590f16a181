"""Calculators that a question in words may ask for, as the page suggests them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from verder.apps.calculate.calculators import known_calculator
from verder.apps.calculate.inputs import typed_words
from verder.apps.calculate.questions import recognised
from verder.apps.calculate.words import value_words
from verder.domain.engines.recognition.recognising import Suggestion
from verder.web.calculate.asking import query_of


@dataclass(frozen=True, slots=True)
class TakenLine:
    """A number of the question, and what it was taken for."""

    text: str
    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionLine:
    """A calculator that may be meant, why, and the way there with the numbers."""

    name: str
    question: str
    because: tuple[str, ...]
    taken: tuple[TakenLine, ...]
    left: tuple[str, ...]  # numbers that were taken for nothing
    address: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """What was made of a question."""

    lines: tuple[SuggestionLine, ...]
    unknown: tuple[str, ...]


def suggested(question: str, currency: str) -> Suggested:
    """Return at most three calculators, the likeliest first."""
    if not question:
        return Suggested((), ())
    found = recognised(question)
    lines = tuple(line for each in found.suggestions for line in _line(each, currency))
    return Suggested(lines, found.unknown)


def _line(found: Suggestion, currency: str) -> Iterator[SuggestionLine]:
    known = known_calculator(found.key, currency)
    if known is None:
        return
    inputs = known.method.inputs
    texts = {one.key: typed_words(inputs[one.key], one.value) for one in found.taken}
    address = reverse("calculator", args=[found.key])
    yield SuggestionLine(
        name=known.text.name,
        question=known.text.question,
        because=found.because,
        taken=tuple(
            TakenLine(one.amount.text, known.label(one.key), value_words(known, one.key, one.value))
            for one in found.taken
        ),
        left=tuple(one.text for one in found.left),
        address=f"{address}?{query_of(texts, {}).urlencode()}" if texts else address,
    )
