"""The lines that are kept, as a Parquet file."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from verder.facts import sql
from verder.facts.lines import LINE_SCHEMA
from verder.facts.parquet import ROWS_IN_GROUP, write_groups, write_parquet
from verder.facts.staging.raw_rows import Held, RawRows
from verder.facts.staging.typed_lines import TypedLines


def write_lines(rows: RawRows, typed: TypedLines, *, where: str, import_id: int, path: Path) -> int:
    """Write the lines of the rows that pass, and return how many there are.

    Cells that Arrow holds and that stay as they are do not pass through the engine.
    """
    untouched = {} if where else _untouched(rows, typed)
    columns = {"import_id": f"{import_id}::BIGINT", **{name: name for name in typed.columns}}
    selected = ", ".join(
        f"{columns[name]} AS {sql.name(name)}"
        for name in LINE_SCHEMA.names
        if name not in untouched
    )
    lines = rows.engine.sql(f"SELECT {selected} FROM typed{where}")
    if rows.held is None or not untouched:
        return write_parquet(lines, path)
    batches = lines.to_arrow_reader(ROWS_IN_GROUP)
    return write_groups(_joined(batches, rows.held, untouched), path, schema=LINE_SCHEMA)


def _untouched(rows: RawRows, typed: TypedLines) -> dict[str, str]:
    """Return the columns whose value is a cell as it stands in the file."""
    if rows.held is None:
        return {}
    cells = set(rows.cells)
    return {name: value for name, value in typed.columns.items() if value in cells}


def _joined(
    batches: Iterable[pa.RecordBatch], held: Held, untouched: Mapping[str, str]
) -> Iterator[pa.Table]:
    """Yield the batches with the untouched cells of the same rows."""
    start = 0
    for batch in batches:
        cells = _cells_of(batch, held, start)
        columns = [
            cells[untouched[name]] if name in untouched else batch.column(name)
            for name in LINE_SCHEMA.names
        ]
        yield pa.table(columns, schema=LINE_SCHEMA)
        start += batch.num_rows


def _cells_of(batch: pa.RecordBatch, held: Held, start: int) -> pa.Table:
    """Return the cells of these rows, which mostly stand in the order of the file."""
    places = pc.subtract(batch.column("row"), held.first_row).to_numpy()
    if np.array_equal(places, np.arange(start, start + len(places))):
        return held.cells.slice(start, len(places))
    return held.cells.take(places)
