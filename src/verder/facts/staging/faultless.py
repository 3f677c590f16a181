"""Whether the counts of all values show already that no row can have a fault."""

from verder.facts.staging.reading import Reading
from verder.facts.values.number_shapes import is_missing
from verder.facts.values.numbers import NumberReading

MOST_DIGITS = 14  # before the decimal mark; so many fit in ten-thousandths


def is_faultless(reading: Reading) -> bool:
    """Return whether every row becomes a line, so that the rows need no judging one by one."""
    if reading.rows.has_flaws or reading.has("kind") or reading.has("currency"):
        return False
    if not reading.has("amount"):
        return False
    optional = [name for name in ("quantity", "cost") if reading.has(name)]
    return (
        _all_days(reading)
        and _all_numbers(reading.numbers["amount"], reading.rows.count())
        and all(_all_numbers(reading.numbers[name]) for name in optional)
    )


def _all_days(reading: Reading) -> bool:
    column = reading.days["date"]
    days = column.days(reading.order)
    return (
        not column.nonsense
        and days.keys() == column.texts.keys()
        and sum(column.texts.values()) == reading.rows.count()
    )


def _all_numbers(number: NumberReading, rows: int = 0) -> bool:
    """Return whether every value is a number with room for it, and there are so many at least."""
    shapes = number.column.shapes
    present = [shape for shape in shapes if not is_missing(shape)]
    return (
        not number.column.nonsense
        and all(shape in number.fitting and shape.count("0") <= MOST_DIGITS for shape in present)
        and sum(shapes[shape] for shape in present) >= rows
    )
