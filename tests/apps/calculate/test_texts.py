"""Each calculator says all that it has to say, in both languages."""

import pytest

from verder.apps.calculate.calculators import KnownCalculator, cards
from verder.apps.calculate.words import PLACE
from verder.apps.core.sentences import SENTENCES
from verder.content.calculators import LANGUAGES, calculator_text
from verder.domain.engines.calculators.card import Choice, Unit

FEWEST_WORDS = 6
TEXTS = [
    pytest.param(KnownCalculator(card, calculator_text(key, language)), id=f"{key}-{language}")
    for key, card in cards().items()
    for language in LANGUAGES
]
each_text = pytest.mark.parametrize("known", TEXTS)


@each_text
def test_every_figure_is_called_something_and_nothing_else_is(known: KnownCalculator) -> None:
    method, figures = known.method, known.text.figures
    assert set(figures) == {*method.asked_keys, *method.rows, *method.steps_by_key}
    assert all(text.label.strip() for text in figures.values())


@each_text
def test_every_share_says_what_it_is_of(known: KnownCalculator) -> None:
    method = known.method
    shares = {
        key
        for key in (*method.asked_keys, *method.steps_by_key)
        if method.unit_of(key) is Unit.SHARE
    }
    assert {key for key, text in known.text.figures.items() if text.of} == shares


@each_text
def test_every_option_is_called_something(known: KnownCalculator) -> None:
    for key, text in known.text.figures.items():
        asked = known.method.inputs.get(key)
        assert set(text.options) == set(asked.options if isinstance(asked, Choice) else ()), key
        assert all(label.strip() for label in text.options.values()), key


@each_text
def test_every_sentence_is_there_with_figures_that_exist(known: KnownCalculator) -> None:
    method, sayings = known.method, known.text.sayings
    assert set(sayings) == {saying.key for saying in (*method.conclusions, *method.warnings)}
    for key, text in sayings.items():
        assert {place[1] for place in PLACE.finditer(text)} <= {
            *method.asked_keys,
            *method.steps_by_key,
        }, key
        assert "{" not in PLACE.sub("", text), key


@each_text
def test_every_refusal_has_its_reason(known: KnownCalculator) -> None:
    refusals = {refusal.reason for step in known.method.steps for refusal in step.refusals}
    assert set(known.text.reasons) <= refusals
    assert refusals <= set(known.text.reasons) | set(SENTENCES)


@each_text
def test_every_picture_has_its_title(known: KnownCalculator) -> None:
    assert len(known.text.pictures) == len(known.method.pictures)


@each_text
def test_it_can_be_recognised_and_it_teaches(known: KnownCalculator) -> None:
    text = known.text
    assert text.question.endswith("?")
    assert all((text.name, text.recognise, text.structure, text.limits))
    assert len(text.words) == len(set(text.words)) >= FEWEST_WORDS
    assert all(word == word.strip() != "" for word in text.words)
