"""The European Central Bank's table of rates: a row a day, a column a currency."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from verder.facts.readers.batches import NumberedCells, in_batches
from verder.facts.readers.table import RawTable

HEADERS = ("date", "currency", "rate")
CURRENCY = re.compile(r"[A-Z]{3}")
FEWEST = 2  # columns that are named after a currency
NO_RATE = {"", "N/A", "-"}
LONG_DAY = "%d %B %Y"  # the daily file writes 20 November 2026


def open_wide_rates(path: Path) -> RawTable | None:
    """Return the rates one by one, or None where the file is no such table."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        header = [cell.strip() for cell in next(csv.reader([file.readline()]), [])]
    if not _is_wide(header):
        return None
    rows = in_batches(_rates(path, header), len(HEADERS))
    return RawTable(reader="csv", headers=HEADERS, rows=rows, header_row=1, is_canonical=True)


def _is_wide(header: Sequence[str]) -> bool:
    """Whether the columns are a date and currencies; an empty one may stand at the end."""
    named = [cell for cell in header if cell]
    if len(named) <= FEWEST or named[0].casefold() not in {"date", "datum"}:
        return False
    return all(CURRENCY.fullmatch(cell) for cell in named[1:])


def _rates(path: Path, header: Sequence[str]) -> Iterator[NumberedCells]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for number, row in enumerate(rows, start=2):
            cells = [cell.strip() for cell in row]
            for currency, rate in zip(header[1:], cells[1:], strict=False):
                if currency and rate not in NO_RATE:
                    yield number, (_day(cells[0]), currency, rate)


def _day(text: str) -> str:
    """Return the day as ISO writes it, or as it stands where it is not written long."""
    try:
        return datetime.strptime(text, LONG_DAY).date().isoformat()  # noqa: DTZ007 - a day
    except ValueError:
        return text
