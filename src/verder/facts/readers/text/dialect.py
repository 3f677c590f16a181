"""How a text file writes its table: delimiter, header, where the rows begin."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from verder.facts.columns.header_row import find_header
from verder.facts.failures import FileRefused
from verder.facts.readers.text.lines import lines_of
from verder.facts.readers.text.records import Record, records

DELIMITERS = (";", "\t", ",", "|")
SEP_LINE = re.compile(r'^"?sep=(.)"?$', re.IGNORECASE)
SAMPLE_LINES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """The form of a text table. Rows are counted as a spreadsheet shows them, from 1."""

    delimiter: str
    header: tuple[str, ...]
    header_row: int
    skipped_lines: int  # physical lines up to and with the header
    title_lines: int  # of those, lines that no spreadsheet shows: `sep=;`


def dialect_of(path: Path, *, file: str, asked_headers: Collection[str]) -> Dialect:
    """Return the dialect of a text in UTF-8; headers that were asked for count as known."""
    sample = list(islice(lines_of(path), SAMPLE_LINES))
    if not any(line.strip() for line in sample):
        raise FileRefused("empty_file", file=file)
    said = SEP_LINE.match(sample[0])
    hidden = 1 if said else 0
    choices = (said.group(1),) if said else DELIMITERS
    read = {sign: list(records(sample[hidden:], sign)) for sign in choices}
    best = max(choices, key=lambda sign: _fitness(read[sign], asked_headers))
    found = read[best]
    at = _header_of(found, asked_headers)
    if at is None or len(found[at].cells) < 2:
        raise FileRefused("no_table", file=file)
    return Dialect(
        delimiter=best,
        header=found[at].cells,
        header_row=at + 1,
        skipped_lines=hidden + sum(record.lines for record in found[: at + 1]),
        title_lines=hidden,
    )


def _fitness(found: Sequence[Record], asked_headers: Collection[str]) -> tuple[int, float, int]:
    """Weigh a delimiter: known headers first, then how many rows share one width."""
    widths = Counter(len(record.cells) for record in found if any(record.cells))
    width, rows = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
    at = find_header([record.cells for record in found], asked_headers)
    known = at.known if at else 0
    share = rows / sum(widths.values()) if widths and width > 1 else 0.0
    return known, share, width


def _header_of(found: Sequence[Record], asked_headers: Collection[str]) -> int | None:
    header = find_header([record.cells for record in found], asked_headers)
    return header.at if header else None
