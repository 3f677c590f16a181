"""A text that is mostly UTF-8 with some bytes that are not: pasted together, or damaged.

Read as anything else its good letters would turn into pairs of strange ones.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

CHUNK = 1 << 22
LEADS = {2: (0xC2, 0xDF), 3: (0xE0, 0xEF), 4: (0xF0, 0xF4)}
"""The first byte of a letter of so many bytes; the others are from 0x80 to 0xBF."""
FIRST_HIGH, LAST_FOLLOWER = 0x80, 0xBF
MOSTLY = 0.5  # of the bytes beyond ASCII


def first_damaged_row(path: Path) -> int | None:
    """Return the first row with bytes that are no UTF-8, where most of the others are."""
    letters = strange = rows = 0
    first = None
    for chunk in _whole_lines(path):
        found, others = _letters_and_others(np.frombuffer(chunk, dtype=np.uint8))
        letters += found
        strange += len(others)
        if len(others) and first is None:
            first = rows + chunk.count(b"\n", 0, int(others[0])) + 1
        rows += chunk.count(b"\n")
    return first if letters > MOSTLY * (letters + strange) else None


def _whole_lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk + file.readline()


def _letters_and_others(data: npt.NDArray[np.uint8]) -> tuple[int, npt.NDArray[np.intp]]:
    """Return how many letters beyond ASCII are whole, and where other such bytes stand."""
    places = np.flatnonzero(data >= FIRST_HIGH)
    values = data[places]
    is_other = np.ones(len(places), dtype=bool)
    letters = 0
    for length, (least, most) in LEADS.items():
        starts = np.flatnonzero((values >= least) & (values <= most))
        starts = starts[starts + length <= len(places)]
        for step in range(1, length):
            next_to = places[starts + step] == places[starts] + step
            starts = starts[next_to & (values[starts + step] <= LAST_FOLLOWER)]
        for step in range(length):
            is_other[starts + step] = False
        letters += len(starts)
    return letters, places[is_other]
