"""Lines without any sign, which the engine leaves out without counting them."""

import os
from pathlib import Path

PAIRS = (b"\n\n", b"\n\r\n", b"\r\r")
LONGEST_PAIR = 3
CHUNK = 1 << 20


def has_blank_lines(path: Path, skipped_lines: int) -> bool:
    """Return whether a blank line stands among the rows; at the end of the file it does no harm.

    One within a cell in quotes counts as well: the careful way of reading is
    right there too, only slower.
    """
    end = _end_of_text(path)
    with path.open("rb") as file:
        for _ in range(skipped_lines):
            file.readline()
        before = b"\n" if skipped_lines else b""
        while (left := end - file.tell()) > 0:
            chunk = before + file.read(min(CHUNK, left))
            if any(pair in chunk for pair in PAIRS):
                return True
            before = chunk[-LONGEST_PAIR + 1 :]
    return False


def _end_of_text(path: Path) -> int:
    """Return where the last line with a sign ends."""
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        while end:
            start = max(0, end - CHUNK)
            file.seek(start)
            kept = file.read(end - start).rstrip(b"\r\n")
            if kept:
                return start + len(kept)
            end = start
    return end
