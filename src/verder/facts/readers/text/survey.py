"""What one look at all bytes of a text tells."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

FEED = ord("\n")
CHUNK = 1 << 18  # bytes; so few stay in the processor's cache for the next look
QUOTE, TAB, HARD_SPACE = '"', "\t", "\u00a0"
SIGNS = {QUOTE: b'"', TAB: b"\t", HARD_SPACE: b"\xa0"}
"""Signs that many texts do without, with a byte that each has in UTF-8."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """How many lines a text has, those within cells included, and which signs may stand in it."""

    lines: int
    signs: frozenset[str]
    has_zero_bytes: bool


def survey_of(path: Path) -> Survey:
    """Read the file once."""
    feeds = returns = 0
    found = set[str]()
    has_zero_bytes = False
    last = b"\n"
    with path.open("rb", buffering=0) as file:
        while chunk := file.read(CHUNK):
            feeds += int(np.count_nonzero(np.frombuffer(chunk, np.uint8) == FEED))
            returns += 0 if feeds else chunk.count(b"\r")
            found |= {sign for sign in SIGNS.keys() - found if SIGNS[sign] in chunk}
            has_zero_bytes = has_zero_bytes or b"\0" in chunk
            last = chunk[-1:]
    lines = (feeds or returns) + (last not in b"\r\n")
    return Survey(lines=lines, signs=frozenset(found), has_zero_bytes=has_zero_bytes)
