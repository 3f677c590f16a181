"""Roles from one day to another, on both sides."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Final

from verder.apps.core.failures import Refused
from verder.apps.intensify.models import PositionRole, SeatRole
from verder.apps.intensify.services.journal import Journal

MOST_MARKS: Final = 12
LONGEST_MARK: Final = 40


def end_roles(
    journal: Journal,
    standing: Iterable[PositionRole | SeatRole],
    wanted: Collection[str],
    *,
    on: date,
) -> list[str]:
    """End the roles that are no longer wanted, and return those that begin.

    What began and ends on one day was a slip, and leaves no history.
    """
    held = {row.role: row for row in standing}
    for role, row in held.items():
        if role in wanted:
            continue
        if row.began_on >= on:
            journal.remove(row)
        else:
            journal.change(row, ended_on=on)
    return sorted(set(map(str, wanted)) - held.keys())


def clean_marks(marks: Sequence[str]) -> list[str]:
    """Return own marks as they are kept: each once, short, in the order they were given."""
    found = list(dict.fromkeys(" ".join(mark.split()) for mark in marks if mark.strip()))
    if len(found) > MOST_MARKS or any(len(mark) > LONGEST_MARK for mark in found):
        raise Refused("too_many_marks", most=MOST_MARKS, longest=LONGEST_MARK)
    return found
