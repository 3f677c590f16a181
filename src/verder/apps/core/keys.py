"""Keys of records as pages, programs and files send them."""

from collections.abc import Iterable
from typing import Final

LONGEST_KEY: Final = 18  # digits: what every database can count to


def record_key(text: str) -> int:
    """Return the key of a record as it was sent; 0, which no record has, where it is none."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_KEY else 0


def record_keys(texts: Iterable[str]) -> list[int]:
    """Return the keys among what was sent; what is none is passed over."""
    return [key for text in texts if (key := record_key(text))]
