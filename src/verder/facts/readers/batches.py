"""Rows that a reader makes one by one become batches of text columns."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import pyarrow as pa

from verder.facts.readers.table import batch_schema

NumberedCells: TypeAlias = tuple[int, Sequence[str | None]]
ROWS_PER_BATCH = 20_000


def in_batches(rows: Iterable[NumberedCells], width: int) -> pa.RecordBatchReader:
    """Return the rows, each with its number and as many cells as there are headers.

    Nothing is read before the first batch is asked for, and one batch at a time
    is in memory.
    """
    schema = batch_schema(width)
    return pa.RecordBatchReader.from_batches(schema, _batches(iter(rows), schema))


def spooled(rows: Iterable[NumberedCells], width: int, path: Path) -> pa.RecordBatchReader:
    """Write the rows to a working file and return them from there.

    For a reader that only knows what to say about a file after its last row.
    """
    batches = in_batches(rows, width)
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_stream(sink, batches.schema) as writer:
        for batch in batches:
            writer.write_batch(batch)
    return pa.ipc.open_stream(pa.OSFile(str(path), "rb"))


def _batches(rows: Iterator[NumberedCells], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    while chunk := list(islice(rows, ROWS_PER_BATCH)):
        numbers = pa.array([number for number, _ in chunk], pa.int64())
        columns = zip(*(cells for _, cells in chunk), strict=True)
        texts = [pa.array(column, pa.string()) for column in columns]
        yield pa.RecordBatch.from_arrays([numbers, *texts], schema=schema)
