"""Calculations as they were kept, in the shape in which the page of a calculator shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from verder.apps.calculate.calculators import KnownCalculator
from verder.apps.calculate.keeping import read_answer, read_inputs
from verder.apps.calculate.models import OlderAnswer
from verder.apps.calculate.models.calculation import Kept
from verder.apps.calculate.words import value_words
from verder.apps.core.models import User
from verder.web.calculate import answers
from verder.web.calculate.asking import Asking, texts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OlderLine:
    """What a calculation said until a moment, and who calculated it anew then."""

    until: datetime
    by: User | None
    given: list[answers.GivenLine]
    results: list[answers.ResultLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTable:
    """Rows that were filled in, as they are read."""

    title: str
    heads: list[str]
    rows: list[list[str]]


def kept_asking(known: KnownCalculator, kept: Kept) -> Asking:
    """Return inputs and answer as they were kept, whatever would be answered by now."""
    asked = read_inputs(known.method, kept.inputs)
    texts, lines = texts_of(known.method, asked)
    found = read_answer(known.method, kept.answer)
    return Asking(known=known, texts=texts, lines=lines, asked=asked, problems={}, found=found)


def kept_tables(asking: Asking) -> list[KeptTable]:
    """Return the rows that were filled in."""
    return [
        KeptTable(
            title=asking.known.text.figures[rows.key].label
            if rows.key in asking.known.text.figures
            else "",
            heads=[asking.known.label(f"{rows.key}.{column.key}") for column in rows.columns],
            rows=[
                [
                    value_words(asking.known, f"{rows.key}.{column.key}", row[column.key])
                    for column in rows.columns
                ]
                for row in asking.found.rows.get(rows.key, ())
            ],
        )
        for rows in asking.known.method.rows.values()
    ]


def older_lines(known: KnownCalculator, older: Iterable[OlderAnswer]) -> list[OlderLine]:
    """Return what a calculation said before, the latest first."""
    return [_line(each, kept_asking(known, each)) for each in older]


def _line(older: OlderAnswer, asking: Asking) -> OlderLine:
    return OlderLine(
        until=older.at,
        by=older.by,
        given=answers.given(asking),
        results=answers.results(asking),
    )
