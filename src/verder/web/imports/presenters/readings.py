"""The readings of a text that can be read in two ways, as people would say them."""

import re
from contextlib import suppress
from datetime import date

from django.utils.formats import date_format, number_format

_DAY = re.compile(r"\s*(\d{1,2})\D(\d{1,2})\D(\d{2,4})")
_CENTURY_TURN = 70


def date_reading(text: str, order: str) -> str:
    """Return the day that the text means in this order ("dmy", "mdy" or "ymd"), in words.

    Nothing where the text holds no such day.
    """
    found = _DAY.match(text)
    if found is None:
        return ""
    parts = dict(zip(order, (int(part) for part in found.groups()), strict=True))
    day, month, year = parts["d"], parts["m"], parts["y"]
    with suppress(ValueError):
        return date_format(date(_full_year(year), month, day), "j F Y")
    return ""


def number_reading(text: str, decimal: str) -> str:
    """Return the number that the text means with this decimal mark ("comma" or "point")."""
    digits = re.sub(r"[^\d,.]", "", text)
    mark, group = (",", ".") if decimal == "comma" else (".", ",")
    whole, _, fraction = digits.replace(group, "").partition(mark)
    if not whole.isdigit():
        return ""
    number = f"{whole}.{fraction}" if fraction.isdigit() else whole
    return number_format(number, use_l10n=True, force_grouping=True)


def _full_year(year: int) -> int:
    if year >= 100:
        return year
    return year + (1900 if year >= _CENTURY_TURN else 2000)
