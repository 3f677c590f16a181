"""A table on its way out: typed columns, rows, and what it is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

Value = str | int | float | Decimal | date | datetime | bool | None


class Kind(StrEnum):
    """What the values of a column are, and so how they are written."""

    TEXT = "text"
    NUMBER = "number"
    DECIMAL = "decimal"
    MONEY = "money"
    EXACT_MONEY = "exact_money"
    SHARE = "share"
    CHANGE = "change"
    DATE = "date"
    MONTH = "month"
    INSTANT = "instant"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: its heading and what it holds."""

    title: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A finished table; `about` says in pairs what was chosen and when it was made."""

    title: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[Value]]
    about: Sequence[tuple[str, str]] = ()
