"""Chance that falls the same way for everybody who has the same seed."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TypeVar

Each = TypeVar("Each")


def drawn(seed: str, about: str, many: int) -> int:
    """Return a whole number from 0 up to `many`, that one not included.

    >>> drawn("a", "price", 10) == drawn("a", "price", 10)
    True
    """
    return int.from_bytes(sha256(f"{seed}\0{about}".encode()).digest()[:8]) % many


def picked(seed: str, about: str, those: Sequence[Each]) -> Each:
    """Return one of those."""
    return those[drawn(seed, about, len(those))]


def shuffled(seed: str, about: str, those: Iterable[Each]) -> list[Each]:
    """Return all of those in an order of chance."""
    found = list(those)
    places = sorted(
        range(len(found)), key=lambda place: (drawn(seed, f"{about}/{place}", 2**32), place)
    )
    return [found[place] for place in places]
