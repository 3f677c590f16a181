"""Lines without any sign, which the engine leaves out without counting them."""

import mmap
from itertools import islice
from pathlib import Path

PAIRS = (b"\n\n", b"\n\r\n", b"\r\r")


CHUNK = 1 << 20


def line_count(path: Path, skipped_lines: int) -> int:
    """Return how many lines stand below the skipped ones, those of cells in quotes included."""
    feeds = returns = 0
    last = b"\n"
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            feeds += chunk.count(b"\n")
            returns += 0 if feeds else chunk.count(b"\r")
            last = chunk[-1:]
    return (feeds or returns) + (last not in b"\r\n") - skipped_lines


def has_blank_lines(path: Path, skipped_lines: int) -> bool:
    """Return whether a blank line stands among the rows; at the end of the file it does no harm.

    One within a cell in quotes counts as well: the careful way of reading is
    right there too, only slower.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        start = sum(len(line) for line in islice(iter(whole.readline, b""), skipped_lines))
        end = _end_of_text(whole)
        return any(whole.find(pair, max(0, start - 1), end) >= 0 for pair in PAIRS)


def _end_of_text(whole: mmap.mmap) -> int:
    end = len(whole)
    while end and whole[end - 1] in b"\r\n":
        end -= 1
    return end
