"""Each calculator says all that it has to say, in both languages."""

from collections.abc import Sequence
from typing import TypeAlias

import pytest

from verder.apps.calculate.calculators import KnownCalculator, cards
from verder.apps.calculate.words import PLACE
from verder.apps.core.sentences import SENTENCES
from verder.content.calculators import LANGUAGES, calculator_text
from verder.domain.engines.calculators.card import Choice, Unit

FEWEST_WORDS = 6
Texts: TypeAlias = Sequence[KnownCalculator]
in_each_language = pytest.mark.parametrize(
    "texts",
    [
        [KnownCalculator(card, calculator_text(key, language)) for key, card in cards().items()]
        for language in LANGUAGES
    ],
    ids=LANGUAGES,
)


@in_each_language
def test_every_figure_is_called_something_and_nothing_else_is(texts: Texts) -> None:
    for known in texts:
        method, figures = known.method, known.text.figures
        keys = {*method.asked_keys, *method.rows, *method.steps_by_key}
        assert set(figures) == keys, known.key
        assert all(text.label.strip() for text in figures.values()), known.key


@in_each_language
def test_every_share_says_what_it_is_of(texts: Texts) -> None:
    for known in texts:
        keys = (*known.method.asked_keys, *known.method.steps_by_key)
        shares = {key for key in keys if known.method.unit_of(key) is Unit.SHARE}
        assert {key for key, text in known.text.figures.items() if text.of} == shares, known.key


@in_each_language
def test_every_option_is_called_something(texts: Texts) -> None:
    for known in texts:
        for key, text in known.text.figures.items():
            asked = known.method.inputs.get(key)
            options = asked.options if isinstance(asked, Choice) else ()
            assert set(text.options) == set(options), (known.key, key)
            assert all(label.strip() for label in text.options.values()), (known.key, key)


@in_each_language
def test_every_sentence_is_there_with_figures_that_exist(texts: Texts) -> None:
    for known in texts:
        method, sayings = known.method, known.text.sayings
        said = {saying.key for saying in (*method.conclusions, *method.warnings)}
        assert set(sayings) == said, known.key
        keys = {*method.asked_keys, *method.steps_by_key}
        for key, text in sayings.items():
            assert {place[1] for place in PLACE.finditer(text)} <= keys, (known.key, key)
            assert "{" not in PLACE.sub("", text), (known.key, key)


@in_each_language
def test_every_refusal_has_its_reason(texts: Texts) -> None:
    for known in texts:
        refusals = {each.reason for step in known.method.steps for each in step.refusals}
        assert set(known.text.reasons) <= refusals, known.key
        assert refusals <= set(known.text.reasons) | set(SENTENCES), known.key


@in_each_language
def test_every_picture_has_its_title(texts: Texts) -> None:
    for known in texts:
        assert len(known.text.pictures) == len(known.method.pictures), known.key


@in_each_language
def test_it_can_be_recognised_and_it_teaches(texts: Texts) -> None:
    for known in texts:
        text = known.text
        assert text.question.endswith("?"), known.key
        assert all((text.name, text.recognise, text.structure, text.limits)), known.key
        assert len(text.words) == len(set(text.words)) >= FEWEST_WORDS, known.key
        assert all(word == word.strip() != "" for word in text.words), known.key


def test_both_languages_say_the_same_figures() -> None:
    for key in cards():
        dutch, english = (calculator_text(key, language).sayings for language in LANGUAGES)
        for saying, text in dutch.items():
            said = {place[1] for place in PLACE.finditer(text)}
            assert said == {place[1] for place in PLACE.finditer(english[saying])}, (key, saying)
