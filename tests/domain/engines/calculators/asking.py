"""Asking a calculator with plain numbers, and working its figures out in slow exact fractions."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from verder.domain.engines.calculators.answering import Answer, answer
from verder.domain.engines.calculators.card import Calculator

Plain: TypeAlias = Decimal | int | str
Line: TypeAlias = Mapping[str, Plain]


def asked(card: Calculator, given: Mapping[str, Plain | Sequence[Line]]) -> Answer:
    """Return the answer to plain numbers and words."""
    return answer(
        card,
        {
            key: _exact(value)
            if isinstance(value, Decimal | int | str)
            else [{name: _exact(each) for name, each in line.items()} for line in value]
            for key, value in given.items()
        },
    )


def _exact(value: Plain) -> Decimal | str:
    return Decimal(value) if isinstance(value, int) else value


def fraction(line: Line, key: str) -> Fraction:
    """Return a number as an exact fraction."""
    return Fraction(line[key])


def is_close(found: Decimal, expected: Fraction) -> bool:
    """Return whether a figure is the same but for the fiftieth digit."""
    return abs(Fraction(found) - expected) <= Fraction(1, 10**20) * max(Fraction(1), abs(expected))
