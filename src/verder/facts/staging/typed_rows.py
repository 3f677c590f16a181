"""Rows of customers, products and rates as values of Python."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from verder.facts import sql
from verder.facts.fields import Field, Value
from verder.facts.findings import Inspection, Rejected
from verder.facts.readers.table import FLAW, OVERFLOW
from verder.facts.staging.checks import Check, first_code, first_header, first_text
from verder.facts.staging.reading import NUMBERS, Reading
from verder.facts.staging.typed_currencies import named_currency
from verder.facts.staging.typed_days import typed_day
from verder.facts.staging.typed_lines import FLAWS
from verder.facts.staging.typed_texts import typed_texts

TYPED = "typed_"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsRead:
    """Rows by the names of their fields, each with its `row`; and what could not be read.

    Text and money that a row does not have are None; a field without a column in
    the file has no key.
    """

    rows: list[dict[str, Any]]
    rejected: list[Rejected]
    inspection: Inspection


def typed_rows(reading: Reading) -> RowsRead:
    """Return the rows of a file that is no file of invoice lines."""
    fields = [field for field in reading.layout.fields if reading.has(field.name)]
    days = {field.name: typed_day(reading, field.name) for field in fields if _is_day(field)}
    texts = {one.name: reading.cell(one.name) for one in fields if one.value is Value.TEXT}
    values = {
        field.name: days[field.name].day if _is_day(field) else _value(reading, field)
        for field in fields
    } | {name: f"nullif({text}, '')" for name, text in typed_texts(reading.rows, texts).items()}
    join = " ".join(day.join for day in days.values())
    checks = [*_flaws(reading), *(check for one in fields for check in _checks(reading, one))]
    rows: list[dict[str, Any]] = []
    rejected: list[Rejected] = []
    for row, code, header, text, *found in _found(reading, values, join, checks):
        if code:
            rejected.append(Rejected(row=row, column=header or "", code=code, text=text or ""))
        elif any(value is not None for value in found):
            rows.append({"row": row} | dict(zip(values, _pythonic(fields, found), strict=True)))
    return RowsRead(
        rows=rows,
        rejected=[*reading.rows.table.rejected, *rejected],
        inspection=reading.inspection,
    )


def _found(
    reading: Reading, values: dict[str, str], join: str, checks: Sequence[Check]
) -> Iterator[tuple[Any, ...]]:
    flaws = [FLAW, OVERFLOW] if reading.rows.has_flaws else []
    cells = [*flaws, *reading.rows.cells]
    inner = ", ".join(f"{value} AS {sql.name(TYPED + name)}" for name, value in values.items())
    filled = " OR ".join(f"trim({cell}) <> ''" for cell in reading.rows.cells)
    typed = ", ".join(sql.name(TYPED + name) for name in values)
    query = (
        f"SELECT file_row, {first_code(checks)}, {first_header(checks)}, {first_text(checks)}, "
        f"{typed} FROM (SELECT {reading.rows.row} AS file_row, {inner}, "
        f"{', '.join(f'raw.{cell}' for cell in cells)} FROM raw {join}) "
        f"WHERE {filled} ORDER BY file_row"
    )
    found = reading.rows.engine.execute(query)
    while batch := found.fetchmany(10_000):
        yield from batch


def _is_day(field: Field) -> bool:
    return field.value is Value.DATE


def _value(reading: Reading, field: Field) -> str:
    cell = reading.cell(field.name)
    if field.value in NUMBERS:
        return reading.numbers[field.name].ten_thousandths(cell)
    if field.value is Value.CURRENCY:
        return named_currency(cell)
    return cell


def _pythonic(fields: Sequence[Field], found: Sequence[Any]) -> Iterator[Any]:
    for field, value in zip(fields, found, strict=True):
        is_money = field.value in NUMBERS and value is not None
        yield Decimal(value).scaleb(-4) if is_money else value


def _flaws(reading: Reading) -> list[Check]:
    if not reading.rows.has_flaws:
        return []
    return [Check(wrong=f"{FLAW} = '{code}'", code=code, text=OVERFLOW) for code in FLAWS]


def _checks(reading: Reading, field: Field) -> list[Check]:
    """Return what may be wrong with a value: it is missing, or not what it should be."""
    cell, header = reading.cell(field.name), reading.header(field.name)
    missing = f"coalesce(trim({cell}), '') = ''"
    unread = f"({TYPED}{field.name} IS NULL AND NOT ({missing}))"
    checks = []
    if field.is_required:
        checks.append(Check(wrong=missing, code="missing_value", header=header))
    if code := UNREAD.get(field.value):
        present = f" AND {reading.numbers[field.name].present(cell)}" if _is_number(field) else ""
        checks.append(Check(wrong=f"({unread}{present})", code=code, header=header, text=cell))
    return checks


def _is_number(field: Field) -> bool:
    return field.value in NUMBERS


UNREAD = {
    Value.DATE: "not_a_date",
    Value.CURRENCY: "not_a_currency",
    Value.AMOUNT: "not_a_number",
    Value.QUANTITY: "not_a_number",
    Value.SHARE: "not_a_number",
}
