"""Calculations, as programs get them."""

from datetime import date, datetime
from typing import Any

from pydantic import Field

from verder.api.accounts.shown import NamedShown, PersonShown
from verder.api.values import Shown
from verder.apps.calculate.enums import CalculationKind


class CalculationShown(Shown):
    """A calculation that was kept, without its figures."""

    id: int = Field(validation_alias="pk")
    calculator: str
    name: str
    note: str
    kind: CalculationKind
    account: NamedShown | None
    author: PersonShown | None
    before_id: int | None
    made_at: datetime
    changed_at: datetime


class OriginShown(Shown):
    """Which figures of an account filled inputs; both days are included."""

    account_id: int
    start_on: date
    end_on: date
    product_group: str
    filled: dict[str, Any]


class AnswerShown(Shown):
    """Inputs, and the answer as it was kept: each figure with its value or the reason."""

    inputs: dict[str, Any]
    answer: dict[str, Any]
    origin: OriginShown | None


class OlderAnswerShown(AnswerShown):
    """What a calculation said until a moment."""

    at: datetime
    by: PersonShown | None


class WholeCalculationShown(Shown):
    """A calculation with its answer, and those that it had before, the latest first."""

    calculation: CalculationShown
    current: AnswerShown
    older: list[OlderAnswerShown]
