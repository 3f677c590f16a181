"""A series in another calendar whose days changed: which day took the place of which."""

from collections.abc import Mapping
from datetime import date


def successors(
    gone: Mapping[str, date], fresh: Mapping[str, date], *, is_whole: bool
) -> dict[str, str]:
    """Return for days that are gone which new one each became: by their keys.

    One on the same day is the same, at another hour. Where the whole series moved, the others
    follow in their order; else a day that is gone is gone.

    >>> successors({"a": date(2027, 1, 4)}, {"b": date(2027, 1, 5)}, is_whole=True)
    {'a': 'b'}
    >>> successors({"a": date(2027, 1, 4)}, {"b": date(2027, 1, 5)}, is_whole=False)
    {}
    """
    by_day = {day: key for key, day in sorted(fresh.items(), reverse=True)}
    found = {
        key: by_day.pop(day)
        for key, day in sorted(gone.items(), key=lambda row: (row[1], row[0]))
        if day in by_day
    }
    if is_whole:
        left = sorted(((day, key) for key, day in gone.items() if key not in found))
        free = sorted((day, key) for key, day in fresh.items() if key not in found.values())
        pairs = zip(left, free, strict=False)
        found |= {old: new for (_gone_on, old), (_fresh_on, new) in pairs}
    return found
