"""What the user, or an earlier import, said about how to read a file."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Self


class DateOrder(StrEnum):
    """What comes first in 03-04-2026, or in 25-01-31."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"  # of a year of two digits; one of four needs no telling


class DecimalMark(StrEnum):
    """What parts the decimals in 1.234."""

    COMMA = "comma"
    POINT = "point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Answers to what a file leaves open. What is not given is recognised.

    `columns` maps a field name to the header of its column; an empty header
    means that the field has no column in this file. `revenue_accounts` are numbers
    of the ledger accounts that hold the revenue of an audit file.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    dates: DateOrder | None = None
    decimal: DecimalMark | None = None
    sheet: str | None = None
    encoding: str | None = None
    revenue_accounts: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Return the answers that `as_json` wrote."""
        dates, decimal = stored.get("dates"), stored.get("decimal")
        return cls(
            columns=dict(stored.get("columns", {})),
            dates=DateOrder(dates) if dates else None,
            decimal=DecimalMark(decimal) if decimal else None,
            sheet=stored.get("sheet"),
            encoding=stored.get("encoding"),
            revenue_accounts=tuple(stored.get("revenue_accounts", ())),
        )
