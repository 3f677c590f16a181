"""Numbers as people type them, and as programs send them."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Final, TypeAlias

from django.utils.translation import get_language

from verder.domain.engines.calculators.answering import Asked, Single
from verder.domain.engines.calculators.card import Calculator, Choice, Column, Input, Rows, Unit

Typed: TypeAlias = Mapping[str, "str | Sequence[Mapping[str, str]]"]
THOUSANDS: Final = re.compile(r"^\d{1,3}([.,' ]\d{3})+$")
LEFT_OUT: Final = str.maketrans({"€": None, "\u00a0": None, " ": None, "'": None, "−": "-"})
PER_CENT: Final = "%"


def read_typed(calculator: Calculator, typed: Typed) -> tuple[Asked, dict[str, str]]:
    """Return the inputs that somebody typed, and the codes of what cannot be read, by key.

    Shares are typed as per cent, with or without the sign. Rows in which nothing is typed are
    left out; in the others a key is "rows.place.column".
    """
    asked: dict[str, Single | Sequence[Mapping[str, Single]]] = {}
    problems: dict[str, str] = {}
    for each in calculator.asked:
        given = typed.get(each.key)
        if isinstance(each, Rows):
            lines = given if isinstance(given, Sequence) and not isinstance(given, str) else ()
            asked[each.key] = [
                {
                    column.key: _typed(
                        column,
                        line.get(column.key, ""),
                        f"{each.key}.{place}.{column.key}",
                        problems,
                    )
                    for column in each.columns
                }
                for place, line in enumerate(filter(partial(_is_filled, each), lines))
            ]
        else:
            text = given if isinstance(given, str) else ""
            asked[each.key] = _typed(each, text, each.key, problems)
    return asked, problems


def _is_filled(rows: Rows, line: Mapping[str, str]) -> bool:
    return any(
        line.get(column.key, "").strip() for column in rows.columns if isinstance(column, Input)
    )


def _typed(asked: Column, text: str, where: str, problems: dict[str, str]) -> Single:
    text = text.strip()
    if not text:
        return None
    if isinstance(asked, Choice) or asked.is_word:
        return text
    try:
        return typed_number(text, is_share=asked.unit is Unit.SHARE)
    except ValueError:
        problems[where] = "no_number"
        return None


def typed_number(text: str, *, is_share: bool = False) -> Decimal:
    """Return the number that a text means in the language of the page; raises ValueError.

    "1.234,50" and "1,234.50" are read in both languages; "1.234" is a thousand and more in
    Dutch and one and a bit in English. Per cent become a share.
    """
    plain = text.translate(LEFT_OUT)
    is_per_cent = plain.endswith(PER_CENT)
    digits = _with_point(plain.removesuffix(PER_CENT))
    try:
        found = Decimal(digits)
    except InvalidOperation:
        raise ValueError(text) from None
    if not found.is_finite() or (is_per_cent and not is_share):
        raise ValueError(text)
    return found / 100 if is_share else found


def _with_point(digits: str) -> str:
    """Return the digits with a point before the decimals and no marks of thousands."""
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        mark = "," if comma > point else "."
    else:
        mark = "," if (get_language() or "nl").startswith("nl") else "."
    other = "." if mark == "," else ","
    if other in digits and not THOUSANDS.match(digits.lstrip("+-").partition(mark)[0]):
        mark, other = other, mark  # "0.36" in Dutch: no thousands, so a decimal point
    return digits.replace(other, "").replace(mark, ".")
