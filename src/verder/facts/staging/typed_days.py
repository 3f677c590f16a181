"""The day of a row as an expression of the engine."""

from dataclasses import dataclass

import pyarrow as pa

from verder.facts import sql
from verder.facts.staging.reading import Reading
from verder.facts.values.days import day_part

LIKE_A_DAY = (
    r"^\s*(\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|\d{8}|\d{1,2}[-/. ]*\D{3,12}[-/. ]*\d{4})(\D.*)?$"
)

DAYS = "days_of_"  # a table for each column of days


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDay:
    """The expression of the day, and the table that it needs joined, if any."""

    day: str
    join: str = ""


def typed_day(reading: Reading, name: str = "date") -> TypedDay:
    """Return the day of a row; the engine reads one known format, a table all others."""
    column, text = reading.days[name], day_part(reading.cell(name))
    known = column.engine_format(reading.order)
    if known == "%Y-%m-%d":
        return TypedDay(day=f"TRY_CAST({text} AS DATE)")
    if known:
        return TypedDay(day=f"CAST(try_strptime({text}, {sql.text(known)}) AS DATE)")
    days = column.days(reading.order)
    table = pa.table(
        {"text": pa.array(days.keys(), pa.string()), "day": pa.array(days.values(), pa.date32())}
    )
    engine, kept = reading.rows.engine, f"{DAYS}{name}"
    engine.register("day_batches", table)
    engine.execute(f"CREATE OR REPLACE TEMP TABLE {kept} AS SELECT * FROM day_batches")
    engine.unregister("day_batches")
    return TypedDay(day=f"{kept}.day", join=f"LEFT JOIN {kept} ON {kept}.text = {text}")
