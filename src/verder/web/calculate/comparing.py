"""Saved calculations of one calculator side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.calculate.calculators import KnownCalculator
from verder.apps.calculate.models import Calculation
from verder.apps.calculate.words import figure_words, value_words
from verder.documents.sheet import Kind, Sheet, SheetColumn
from verder.domain.engines.calculators.card import Rows, Unit
from verder.domain.engines.formulas.calculating import Found
from verder.web.calculate.asking import Asking
from verder.web.calculate.kept_answers import kept_asking

MOST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedCell:
    """A figure of one calculation, how it differs from the first, and how long its bar is."""

    value: str
    difference: str = ""
    length: int = 0  # of a hundred, beside the largest of its line
    is_negative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLine:
    """An input or a result of every calculation; `differs` where they do not agree."""

    label: str
    of: str
    cells: tuple[ComparedCell, ...]
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Calculations beside each other, the first the one that the others are measured by."""

    calculations: tuple[Calculation, ...]
    inputs: tuple[ComparedLine, ...]
    results: tuple[ComparedLine, ...]


def comparison(known: KnownCalculator, calculations: Sequence[Calculation]) -> Comparison:
    """Return what they have in common and where they differ."""
    askings = [kept_asking(known, each) for each in calculations]
    singles = [each.key for each in known.method.asked if not isinstance(each, Rows)]
    results = [step.key for step in known.method.results if not step.rows]
    return Comparison(
        calculations=tuple(calculations),
        inputs=tuple(_line(known, key, askings, is_result=False) for key in singles),
        results=tuple(_line(known, key, askings, is_result=True) for key in results),
    )


def _line(
    known: KnownCalculator, key: str, askings: Sequence[Asking], *, is_result: bool
) -> ComparedLine:
    found = [asking.found.value(key) for asking in askings]
    longest = max((abs(each) for each in found if isinstance(each, Decimal)), default=Decimal(0))
    return ComparedLine(
        label=known.label(key),
        of=known.of(key),
        cells=tuple(
            _cell(known, key, value, found[0], longest if is_result else Decimal(0))
            for value in found
        ),
        differs=any(value != found[0] for value in found),
    )


def _cell(
    known: KnownCalculator, key: str, value: Found, first: Found, longest: Decimal
) -> ComparedCell:
    is_number = isinstance(value, Decimal)
    return ComparedCell(
        value=value_words(known, key, value),
        difference=_difference(known, key, value, first) if longest else "",
        length=int(abs(value) / longest * 100) if isinstance(value, Decimal) and longest else 0,
        is_negative=is_number and isinstance(value, Decimal) and value < 0,
    )


def _difference(known: KnownCalculator, key: str, value: Found, first: Found) -> str:
    if not (isinstance(value, Decimal) and isinstance(first, Decimal)) or value == first:
        return ""
    words = figure_words(Unit(known.method.unit_of(key)), value - first, known.currency)
    return words if value < first else f"+{words}"


def comparison_sheet(found: Comparison, title: str, heading: str) -> Sheet:
    """Return the comparison as a finished table to take along."""
    return Sheet(
        title=title,
        columns=[
            SheetColumn(heading, Kind.TEXT),
            *(SheetColumn(each.name, Kind.TEXT) for each in found.calculations),
        ],
        rows=(
            [line.label, *(cell.value for cell in line.cells)]
            for line in (*found.inputs, *found.results)
        ),
    )
