"""What somebody asks a calculator: read from the address, from an example, or nothing yet.

A single input is a parameter by its key, a column of rows one that is repeated for each row.
`language` tells in which notation the numbers were typed, so a link means the same to everybody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final, TypeAlias

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language, override

from verder.apps.calculate.calculators import KnownCalculator
from verder.apps.calculate.inputs import is_filled, read_typed, typed_words
from verder.apps.core.keys import record_key
from verder.domain.engines.calculators.answering import Answer, Asked, Single, answer
from verder.domain.engines.calculators.card import Calculator, Example, Input, Rows

LANGUAGE: Final = "language"
EXAMPLE: Final = "example"
NO_EXAMPLE: Final = "none"
BEFORE: Final = "before"
# What stays in the address beside the inputs: the calculation that was opened, the
# pre-calculation that it looks back on, and which figures of an account filled something.
PASSING: Final = ("saved", BEFORE, "of_account", "of_group", "of_from", "of_to")
Lines: TypeAlias = tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The inputs as texts and as values, what is wrong with them, and the answer."""

    known: KnownCalculator
    texts: Mapping[str, str]
    lines: Mapping[str, Lines]  # rows in which something is filled in
    asked: Asked
    problems: Mapping[str, str]  # codes, by key, in rows "rows.place.column"
    found: Answer
    example: int | None = None  # its place, where this is one
    passing: Mapping[str, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """In which notation its texts stand: that of the page."""
        return _language()

    @property
    def query(self) -> QueryDict:
        """The inputs as an address holds them; what is left empty is not in it."""
        query = query_of(self.texts, self.lines)
        query.update(self.passing)
        return query


def query_of(texts: Mapping[str, str], lines: Mapping[str, Lines]) -> QueryDict:
    """Return inputs, typed in the language of the page, as an address holds them."""
    query = QueryDict(mutable=True)
    for key, text in texts.items():
        if text:
            query[key] = text
    for key, rows in lines.items():
        for line in rows:
            for column, text in line.items():
                query.appendlist(f"{key}.{column}", text)
    query[LANGUAGE] = _language()
    if not any(texts.values()) and not any(lines.values()):
        query[EXAMPLE] = NO_EXAMPLE
    return query


def language_of(query: QueryDict) -> str:
    """Return in which notation the numbers of an address were typed."""
    language = query.get(LANGUAGE, "")
    return language if language in dict(settings.LANGUAGES) else _language()


def read_asking(known: KnownCalculator, query: QueryDict) -> Asking:
    """Return what the address asks; without inputs the example that it names, or the first."""
    if any(key in query for key in known.method.asked_keys):
        texts, lines = _typed(known.method, query)
        language = language_of(query)
        if language != _language():
            texts, lines = _in_own_notation(known.method, texts, lines, language)
        passing = {name: query.get(name, "") for name in PASSING if query.get(name)}
        if not record_key(passing.get(BEFORE, "")):
            passing.pop(BEFORE, None)
        return replace(asking_of(known, texts, lines), passing=passing)
    example = _example(known.method, query.get(EXAMPLE, "1"))
    if example is None:
        return asking_of(known, {}, {})
    return asking_of(known, *texts_of(known.method, _given(known.method, example[1])), example[0])


def asking_of(
    known: KnownCalculator,
    texts: Mapping[str, str],
    lines: Mapping[str, Lines],
    example: int | None = None,
) -> Asking:
    """Return what these texts ask, with its answer."""
    asked, problems = read_typed(known.method, {**texts, **lines})
    found = answer(known.method, asked)
    return Asking(
        known=known,
        texts=texts,
        lines=lines,
        asked=asked,
        problems={**found.problems, **problems},
        found=found,
        example=example,
    )


def _language() -> str:
    return (get_language() or "nl")[:2]


def _typed(method: Calculator, query: QueryDict) -> tuple[dict[str, str], dict[str, Lines]]:
    texts: dict[str, str] = {}
    lines: dict[str, Lines] = {}
    for each in method.asked:
        if isinstance(each, Rows):
            lines[each.key] = _typed_rows(each, query)
        else:
            texts[each.key] = query.get(each.key, "")
    return texts, lines


def _typed_rows(rows: Rows, query: QueryDict) -> Lines:
    columns = {column.key: query.getlist(f"{rows.key}.{column.key}") for column in rows.columns}
    most = max((len(texts) for texts in columns.values()), default=0)
    lines = [
        {key: texts[place] if place < len(texts) else "" for key, texts in columns.items()}
        for place in range(most)
    ]
    return tuple(line for line in lines if is_filled(rows, line))[: rows.most]


def _in_own_notation(
    method: Calculator, texts: Mapping[str, str], lines: Mapping[str, Lines], language: str
) -> tuple[dict[str, str], dict[str, Lines]]:
    """Write numbers of another language anew; what cannot be read stays as it was typed."""
    with override(language):
        asked, problems = read_typed(method, {**texts, **lines})
    own, own_lines = texts_of(method, asked)
    kept = {key: texts[key] for key in texts if key in problems}
    return {**own, **kept}, own_lines


def texts_of(method: Calculator, asked: Asked) -> tuple[dict[str, str], dict[str, Lines]]:
    """Return values as one types them in the language of the page."""
    texts: dict[str, str] = {}
    lines: dict[str, Lines] = {}
    for each in method.asked:
        value = asked.get(each.key)
        if isinstance(each, Rows):
            rows = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
            lines[each.key] = tuple(
                {column.key: typed_words(column, line.get(column.key)) for column in each.columns}
                for line in rows
            )
        elif value is None or isinstance(value, str | Decimal):
            texts[each.key] = typed_words(each, value)
    return texts, lines


def _example(method: Calculator, asked: str) -> tuple[int, Example] | None:
    if asked == NO_EXAMPLE:
        return None
    wished = record_key(asked)
    place = wished if 0 < wished <= len(method.examples) else 1
    return place, method.examples[place - 1]


def _given(method: Calculator, example: Example) -> Asked:
    """Return the numbers of an example as values."""

    def value(key: str, text: str) -> Single:
        asked = method.inputs[key]
        return Decimal(text) if isinstance(asked, Input) and not asked.is_word else text

    return {
        key: value(key, given)
        if isinstance(given, str)
        else [{name: value(f"{key}.{name}", text) for name, text in row.items()} for row in given]
        for key, given in example.given.items()
    }
