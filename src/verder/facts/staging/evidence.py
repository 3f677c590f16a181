"""Evidence beyond the shapes of numbers for the decimal mark of a file."""

from collections.abc import Mapping

from verder.facts.answers import DecimalMark
from verder.facts.staging.raw_rows import RawRows, cell
from verder.facts.values.numbers import NumberColumn, NumberReading

FACTORS = ("quantity", "unit_price", "amount")


def fitting_mark(
    rows: RawRows, places: Mapping[str, int], columns: Mapping[str, NumberColumn]
) -> DecimalMark | None:
    """Return the only mark under which the open values make sense, None where both do."""
    return _by_leading_zero(rows, places, columns) or _by_arithmetic(rows, places, columns)


def _by_leading_zero(
    rows: RawRows, places: Mapping[str, int], columns: Mapping[str, NumberColumn]
) -> DecimalMark | None:
    """0.125 has decimals, for nobody begins a group of thousands with a zero."""
    for name, column in columns.items():
        if not column.is_open:
            continue
        for mark, sign in ((DecimalMark.POINT, "."), (DecimalMark.COMMA, ",")):
            pattern = rf"(^|[^0-9.,])0+[{sign}][0-9]{{3}}($|[^0-9.,])"
            query = (
                f"SELECT count(*) FROM raw WHERE regexp_matches({cell(places[name])}, '{pattern}')"
            )
            if rows.one(query)[0]:
                return mark
    return None


def _by_arithmetic(
    rows: RawRows, places: Mapping[str, int], columns: Mapping[str, NumberColumn]
) -> DecimalMark | None:
    """Quantity × unit price gives the amount on every row under one mark only."""
    if not columns.keys() >= set(FACTORS):
        return None
    fitting = [mark for mark in DecimalMark if _multiplies(rows, places, columns, mark)]
    return fitting[0] if len(fitting) == 1 else None


def _multiplies(
    rows: RawRows,
    places: Mapping[str, int],
    columns: Mapping[str, NumberColumn],
    mark: DecimalMark,
) -> bool:
    quantity, price, amount = (
        f"TRY_CAST({NumberReading(mark=mark, column=columns[name]).digits(cell(places[name]))}"
        " AS DOUBLE)"
        for name in FACTORS
    )
    query = (
        f"SELECT count(*), count_if(abs(abs({quantity} * {price}) - abs({amount})) < 0.01) "
        f"FROM raw WHERE {cell(places['amount'])} IS NOT NULL"
    )
    total, equal = rows.one(query)
    return bool(total and total == equal)
