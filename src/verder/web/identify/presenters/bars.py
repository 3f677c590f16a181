"""Which customers a Pareto chart draws: all of them, or enough for its lines to be true."""

from collections.abc import Sequence
from itertools import pairwise

from verder.domain.identify.abc_analysis import CLASSES, Abc, AbcRow

ALL_UP_TO = 400
LARGEST = 100  # of more customers, these are drawn one by one
OTHERS = 300  # and so many of the rest, evenly spread


def drawn_rows(found: Abc) -> Sequence[tuple[int, AbcRow]]:
    """Return customers with their place; the last of each class is always among them."""
    sold = [row for row in found.rows if row.group in CLASSES]
    places = _drawn_places(len(sold)) | {place for place, _row in class_ends(found)}
    return [(place, sold[place - 1]) for place in sorted(places)]


def class_ends(found: Abc) -> list[tuple[int, AbcRow]]:
    """Return the last customer of each class that has one, with its place."""
    sold = [row for row in found.rows if row.group in CLASSES]
    ends = [
        (place, row)
        for place, (row, following) in enumerate(pairwise(sold), start=1)
        if row.group is not following.group
    ]
    return [*ends, (len(sold), sold[-1])] if sold else []


def _drawn_places(customers: int) -> set[int]:
    if customers <= ALL_UP_TO:
        return set(range(1, customers + 1))
    rest = customers - LARGEST
    spread = {LARGEST + rest * step // OTHERS for step in range(1, OTHERS + 1)}
    return {*range(1, LARGEST + 1), *spread}
