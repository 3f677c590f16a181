"""Solving backwards on the page: fix a result, free an input."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from django.http import QueryDict
from django.utils.translation import override

from verder.apps.calculate.inputs import typed_number, typed_words
from verder.apps.calculate.words import asked_unit_words, value_words
from verder.apps.core.sentences import sentence
from verder.domain.engines.calculators.answering import Asked
from verder.domain.engines.calculators.card import Input, Step, Unit
from verder.domain.engines.calculators.solving import solve
from verder.domain.values.missing import NotComputable
from verder.web.calculate.answers import is_solvable
from verder.web.calculate.asking import Asking, language_of, query_of

RESULT: Final = "solve-result"
FREE: Final = "solve-free"
WANTED: Final = "solve-wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Solving:
    """What is fixed and freed, and the value that does it or the reason why none does."""

    results: tuple[tuple[str, str], ...]
    inputs: tuple[tuple[str, str], ...]
    result: str
    free: str
    wanted: str
    unit: str
    now: str
    label: str = ""
    value: str = ""
    text: str = ""  # the value as one types it
    taken: str = ""  # the address with the value taken over
    problem: str = ""


def read_solving(asking: Asking, query: QueryDict) -> Solving | None:
    """Return what the address fixes and frees; nothing where the card leaves no choice."""
    results = {step.key: step for step in solvable(asking)}
    inputs = {each.key: each for each in asking.known.method.asked if _is_number(each)}
    if not results or not inputs:
        return None
    result = _chosen(query.get(RESULT, ""), results)
    free = _chosen(query.get(FREE, ""), inputs, usual=_usual(inputs.values()))
    number, text = _wanted(asking, results[result], query)
    solving = Solving(
        results=tuple((key, asking.known.label(key)) for key in results),
        inputs=tuple((key, asking.known.label(key)) for key in inputs),
        result=result,
        free=free,
        wanted=text,
        unit=asked_unit_words(asking.known, result),
        now=value_words(asking.known, result, asking.found.value(result)),
    )
    return _solved(asking, solving, number)


def solvable(asking: Asking) -> list[Step]:
    """Return the results that an input can be found for."""
    return [step for step in asking.known.method.results if is_solvable(step)]


def address_part(solving: Solving | None) -> dict[str, str]:
    """Return what the address holds of it; nothing while no result is wanted."""
    if solving is None or not solving.wanted:
        return {}
    return {RESULT: solving.result, FREE: solving.free, WANTED: solving.wanted}


def _is_number(asked: object) -> bool:
    return isinstance(asked, Input) and not asked.is_word


def _usual(inputs: Iterable[object]) -> str:
    """Return the input that a what-if usually moves."""
    found = [each for each in inputs if isinstance(each, Input)]
    return next((each.key for each in found if each.slider), found[0].key)


def _chosen(asked: str, known: Iterable[str], *, usual: str = "") -> str:
    keys = list(known)
    return asked if asked in keys else usual or keys[0]


def _wanted(asking: Asking, step: Step, query: QueryDict) -> tuple[Decimal | None, str]:
    """Return the number that is wanted, and how it is typed in the language of the page."""
    text = query.get(WANTED, "").strip()
    try:
        with override(language_of(query)):
            number = typed_number(text, is_share=step.unit is Unit.SHARE)
    except ValueError:
        return None, text
    if language_of(query) == asking.language:
        return number, text
    return number, typed_words(Input(key=step.key, unit=step.unit), number)


def _solved(asking: Asking, solving: Solving, wanted: Decimal | None) -> Solving:
    if not solving.wanted:
        return solving
    known, free = asking.known, solving.free
    if wanted is None:
        return replace(solving, problem=sentence("no_number"))
    if _is_open(asking.asked, asking, free):
        return replace(solving, problem=sentence("input_missing"))
    try:
        value = solve(known.method, asking.asked, free=free, result=solving.result, wanted=wanted)
    except NotComputable as none:
        return replace(solving, problem=sentence(none.reason))
    text = typed_words(known.method.inputs[free], value)
    return replace(
        solving,
        label=known.label(free),
        value=value_words(known, free, value),
        text=text,
        taken=query_of({**asking.texts, free: text}, asking.lines).urlencode(),
    )


def _is_open(asked: Asked, asking: Asking, free: str) -> bool:
    """Return whether another input that is needed is not there."""
    return any(
        isinstance(each, Input)
        and not each.is_optional
        and each.key != free
        and asked.get(each.key) is None
        for each in asking.known.method.asked
    )
