"""All values of the columns that hold numbers or days, counted in one pass."""

from collections.abc import Mapping

from verder.facts.staging.raw_rows import RawRows, cell
from verder.facts.values.counting import TextCounts, shapes_of
from verder.facts.values.day_texts import day_text
from verder.facts.values.days import DayColumn, day_part
from verder.facts.values.number_shapes import number_shape
from verder.facts.values.numbers import NumberColumn


def number_columns(rows: RawRows, places: Mapping[str, int]) -> dict[str, NumberColumn]:
    """Return the shapes of the values of these columns of numbers."""
    if not places:
        return {}
    counts = {name: TextCounts(lambda shape: number_shape(shape) is not None) for name in places}
    for batch in rows.batches([cell(at) for at in places.values()]):
        for name, column in zip(places, batch.columns, strict=True):
            counts[name].add(shapes_of(column))
    return {
        name: NumberColumn(shapes=count.counts, nonsense=count.nonsense)
        for name, count in counts.items()
    }


def day_columns(rows: RawRows, places: Mapping[str, int]) -> dict[str, DayColumn]:
    """Return the different texts of these columns of days, without the times behind them."""
    found = {}
    for name, at in places.items():
        count = TextCounts(lambda text: day_text(text) is not None)
        for batch in rows.batches([day_part(cell(at))]):
            count.add(batch.column(0))
        found[name] = DayColumn(texts=count.counts, nonsense=count.nonsense)
    return found
