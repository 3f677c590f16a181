"""Answers of the reports: what was asked, on what it stands, or why there is none."""

from collections.abc import Callable
from datetime import date
from typing import Generic, TypeVar

from pydantic import Field

from verder.api.values import Exact, Shown, Why, why
from verder.domain.values.missing import NotComputable

Found = TypeVar("Found")


class PeriodShown(Shown):
    """A period, both days included."""

    first_on: date = Field(validation_alias="start_on")
    last_on: date


class LeftOutShown(Shown):
    """Lines that no figure counts: how many, and their amount by currency."""

    lines: int
    amounts: dict[str, Exact]


class CoverageShown(Shown):
    """What stands outside the figures of the period."""

    without_customer: LeftOutShown
    without_rate: LeftOutShown


class BasisShown(Shown):
    """On what an answer stands; `coverage` only for who knows the whole company."""

    period: PeriodShown
    previous: PeriodShown | None
    currency: str
    coverage: CoverageShown | None


class Answer(Shown, Generic[Found]):
    """An answer, or null with the reason why there is none."""

    answer: Found | None
    missing: Why | None


def answered(found: Callable[[], object]) -> dict[str, object]:
    """Return the answer, or why it cannot be computed."""
    try:
        return {"answer": found(), "missing": None}
    except NotComputable as missing:
        return {"answer": None, "missing": why(missing)}
