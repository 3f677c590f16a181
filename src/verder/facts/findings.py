"""What was found in a file: how it reads, what is open, and what an import of it would do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something worth knowing about a file, by code, with what fills its sentence."""

    code: str
    details: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that only the user can decide.

    `about` is what an `Answers` field decides: "dates", "decimal", "sheet",
    "encoding" or "columns.<field>"; `options` are the values to choose from,
    `examples` texts of the file that fit all of them.
    """

    about: str
    code: str
    options: tuple[str, ...]
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """How a file reads before anything is decided about its rows."""

    reader: str  # "csv", "excel", "ubl", "xaf"
    package: str | None  # the bookkeeping package whose export this looks like: "exact_online", …
    encoding: str | None
    delimiter: str | None
    sheet: str | None
    sheets: tuple[str, ...]
    header_row: int  # as the user's program numbers rows, from 1; 0 where there is none
    headers: tuple[str, ...]
    columns: Mapping[str, str]  # field → header, as recognised or answered
    sample: tuple[tuple[str, ...], ...]  # first rows as they stand, in the order of headers
    dates: str | None  # decided order, "dmy", "mdy" or "ymd"; None where no date needs one
    decimal: str | None
    questions: tuple[Question, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A row that cannot be kept: where, why, and the offending text."""

    row: int
    column: str  # the header; empty where the whole row is meant
    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Rows and their money; `unknown` counts rows whose amount cannot be read."""

    rows: int
    amounts: Mapping[str, Decimal]  # by currency
    unknown: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTotal:
    """What a month of the file holds."""

    month: date
    currency: str
    lines: int
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an import of lines does; read = kept + rejected + known, in rows and in money."""

    read: Tally
    kept: Tally
    rejected: Tally
    known: Tally
    without_customer: Tally  # of the kept
    credit_notes: Tally  # of the kept
    repeated: int  # kept lines that equal an earlier line of the same file
    customers: int
    first_on: date | None
    last_on: date | None
    is_last_month_partial: bool
    months: tuple[MonthTotal, ...]
    rejected_by_code: Mapping[str, int]
    rejected_sample: tuple[Rejected, ...]  # the first hundred
    computed_amounts: int  # lines whose amount is quantity × unit price
    rounded_amounts: int  # of those, lines that needed rounding
    rounding_total: Decimal  # what the rounding made in all
    lines_without_cost: int
    notes: tuple[Note, ...]
