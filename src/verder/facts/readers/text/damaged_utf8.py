"""A text that is mostly UTF-8 with some bytes that are not: pasted together, or damaged.

Read as anything else its good letters would turn into pairs of strange ones.
"""

import re
from collections.abc import Iterator
from pathlib import Path

LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
STRANGE = re.compile(rb"[\x80-\xff]")
MOSTLY = 0.5  # of the bytes beyond ASCII


def first_damaged_row(path: Path) -> int | None:
    """Return the first row with bytes that are no UTF-8, where most of the others are."""
    letters = strange = 0
    first = None
    for number, line in enumerate(_lines(path), start=1):
        rest, found = LETTER.subn(b"", line)
        left = len(STRANGE.findall(rest))
        letters += found
        strange += left
        if left and first is None:
            first = number
    return first if letters > MOSTLY * (letters + strange) else None


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from file
