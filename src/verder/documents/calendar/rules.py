"""Rules of repetition (RRULE) as other software writes them, made fit to be counted out.

A rule that is damaged, or that would take for ever, is refused: nobody meets each second.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Final

from verder.documents.calendar.moments import parsed

OFTEN_ENOUGH: Final = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
COUNTED: Final = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH")
RARE: Final = ("BYMONTHDAY", "BYSETPOS", "BYYEARDAY", "BYWEEKNO")
# What RFC 5545 lets a list hold: its least and its most, a sign before them or not.
BOUNDS: Final = {
    "BYSECOND": (0, 60),
    "BYMINUTE": (0, 59),
    "BYHOUR": (0, 23),
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (1, 31),
    "BYYEARDAY": (1, 366),
    "BYWEEKNO": (1, 53),
    "BYSETPOS": (1, 366),
}
SIGNED: Final = frozenset(RARE)
NUMBER: Final = re.compile(r"([+-]?)([0-9]{1,3})")
DAY: Final = re.compile(r"(?:[+-]?([0-9]{1,2}))?(?:MO|TU|WE|TH|FR|SA|SU)")
FIRST_YEAR: Final = 1970
MOST: Final = 9999


def rule_for(rule: str, begins: date | datetime) -> str:
    """Return a rule as it is counted out from a begin; ValueError where it cannot be.

    >>> rule_for("FREQ=WEEKLY;UNTIL=20261201;X-OWN=1", date(2026, 11, 3))
    'FREQ=WEEKLY;UNTIL=20261201'
    """
    parts = _parts(rule)
    frequency = parts.get("FREQ", "")
    is_slow = frequency in {"DAILY", "WEEKLY"} and any(name in parts for name in RARE)
    if frequency not in OFTEN_ENOUGH or is_slow or begins.year < FIRST_YEAR:
        raise ValueError(rule)
    if not (_has_days(parts) and all(_is_within(name, parts) for name in BOUNDS)):
        raise ValueError(rule)
    if any("," in parts.get(name, "") for name in ("BYHOUR", "BYMINUTE", "BYSECOND")):
        raise ValueError(rule)
    for name in {"INTERVAL", "COUNT"} & parts.keys():
        if not (parts[name].isdecimal() and 1 <= int(parts[name]) <= MOST):
            raise ValueError(rule)
    if "UNTIL" in parts:
        parts["UNTIL"] = _until(parts["UNTIL"], begins)
        parts.pop("COUNT", None)
    return ";".join(f"{name}={parts[name]}" for name in (*COUNTED, *RARE) if name in parts)


def _parts(rule: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in rule.upper().replace(" ", "").split(";"))
    return {name: value for name, _sign, value in pairs if value}


def _is_within(name: str, parts: Mapping[str, str]) -> bool:
    """Return whether a list, where the rule has it, holds only numbers that RFC 5545 knows."""
    least, most = BOUNDS[name]
    found = [NUMBER.fullmatch(each) for each in parts.get(name, str(least)).split(",")]
    return all(
        each is not None and (name in SIGNED or not each[1]) and least <= int(each[2]) <= most
        for each in found
    )


def _has_days(parts: Mapping[str, str]) -> bool:
    """Return whether the days of the week are days, counted only within a month or a year."""
    found = [DAY.fullmatch(each) for each in parts.get("BYDAY", "MO").split(",")]
    may_count = parts["FREQ"] in {"MONTHLY", "YEARLY"}
    return all(
        each is not None and (each[1] is None or (may_count and 1 <= int(each[1]) <= 53))
        for each in found
    )


def _until(text: str, begins: date | datetime) -> str:
    """Return the last moment as the begin is written; a day counts up to its end."""
    zone = begins.tzinfo if isinstance(begins, datetime) else None
    found = parsed(text, zone or UTC)
    if not isinstance(begins, datetime):
        return f"{found:%Y%m%d}"
    if not isinstance(found, datetime):
        found = datetime.combine(found, time(23, 59, 59), zone)
    return f"{found.astimezone(UTC):%Y%m%dT%H%M%SZ}"
