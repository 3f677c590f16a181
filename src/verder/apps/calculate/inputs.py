"""Numbers as people type them, and as programs send them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, Final, TypeAlias

from django.utils.formats import number_format
from django.utils.translation import get_language

from verder.domain.engines.calculators.answering import Asked, Single
from verder.domain.engines.calculators.card import Calculator, Choice, Column, Input, Rows, Unit
from verder.domain.values.money import round_half_up

Typed: TypeAlias = Mapping[str, "str | Sequence[Mapping[str, str]]"]
SentSingle: TypeAlias = str | int | float | Decimal | None
Sent: TypeAlias = Mapping[str, SentSingle | Sequence[Mapping[str, SentSingle]]]
Problems: TypeAlias = dict[str, str]
FARTHEST: Final = 30  # places before and behind the point of what a program sends
LONGEST: Final = 200
THOUSANDS: Final = re.compile(r"^\d{1,3}([.,' ]\d{3})+$")
LEFT_OUT: Final = str.maketrans({"€": None, "\u00a0": None, " ": None, "'": None, "−": "-"})
PER_CENT: Final = "%"
MOST_DECIMALS: Final = 8  # in a field; what is found by solving has more


def read_typed(calculator: Calculator, typed: Typed) -> tuple[Asked, dict[str, str]]:
    """Return the inputs that somebody typed, and the codes of what cannot be read, by key.

    Shares are typed as per cent, with or without the sign. Rows in which nothing is typed are
    left out; in the others a key is "rows.place.column".
    """
    problems: Problems = {}
    filled: dict[str, str | Sequence[Mapping[str, str]]] = dict(typed)
    for key, rows in calculator.rows.items():
        lines = filled.get(key)
        if isinstance(lines, Sequence) and not isinstance(lines, str):
            filled[key] = list(filter(partial(is_filled, rows), lines))
    return _each(calculator, filled, partial(_typed, problems)), problems


def read_sent(calculator: Calculator, sent: Sent) -> tuple[Asked, Problems]:
    """Return the inputs that a program sent, and the codes of what cannot be read, by key.

    Numbers are exact decimals with a point, as text or as numbers; shares lie from 0 to 1.
    """
    problems: Problems = dict(_unknown(calculator, sent))
    for key, rows in calculator.rows.items():
        lines = sent.get(key)
        if isinstance(lines, Sequence) and not isinstance(lines, str) and len(lines) > rows.most:
            problems[key] = "too_many_rows"
    return _each(calculator, sent, partial(_sent, problems)), problems


def _each(
    calculator: Calculator,
    given: Mapping[str, Any],
    read: Callable[[Column, Any, str], Single],
) -> Asked:
    """Return every input as it is read; the third that `read` gets is where it stands."""
    asked: dict[str, Single | Sequence[Mapping[str, Single]]] = {}
    for each in calculator.asked:
        there = given.get(each.key)
        if not isinstance(each, Rows):
            asked[each.key] = read(each, there, each.key)
            continue
        lines = there if isinstance(there, Sequence) and not isinstance(there, str) else ()
        asked[each.key] = [
            {
                column.key: read(column, line.get(column.key), f"{each.key}.{place}.{column.key}")
                for column in each.columns
            }
            for place, line in enumerate(lines[: each.most])
        ]
    return asked


def _unknown(calculator: Calculator, sent: Sent) -> Iterator[tuple[str, str]]:
    """Yield what is no input, and what is no row or a row where there is none."""
    singles = {each.key for each in calculator.asked if not isinstance(each, Rows)}
    for key, given in sent.items():
        lines = given if isinstance(given, Sequence) and not isinstance(given, str) else None
        if key not in singles and (key not in calculator.rows or lines is None):
            yield key, "unknown_input"
        for place, line in enumerate(lines or ()):
            for column in line:
                if f"{key}.{column}" not in calculator.inputs:
                    yield f"{key}.{place}.{column}", "unknown_input"


def _sent(problems: Problems, asked: Column, given: object, where: str) -> Single:
    if given is None or given == "":
        return None
    if isinstance(asked, Choice) or asked.is_word:
        if isinstance(given, str) and len(given) <= LONGEST:
            return given
        problems[where] = "no_option" if isinstance(asked, Choice) else "no_word"
        return None
    found = _exact(given)
    if found is None:
        problems[where] = "no_number"
    return found


def _exact(given: object) -> Decimal | None:
    if isinstance(given, bool) or not isinstance(given, str | int | float | Decimal):
        return None
    try:
        found = Decimal(str(given).strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found.adjusted()) <= FARTHEST else None


def typed_words(asked: Column, value: Single) -> str:
    """Return an input as one types it in the language of the page: a share as per cent.

    What `typed_number` reads again; nothing where there is no value.
    """
    if not isinstance(value, Decimal):
        return value or ""
    is_share = isinstance(asked, Input) and asked.unit is Unit.SHARE
    shown = round_half_up(value * 100 if is_share else value, MOST_DECIMALS).normalize()
    exponent = shown.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return number_format(shown, decimal_pos=places, use_l10n=True, force_grouping=True)


def is_filled(rows: Rows, line: Mapping[str, str]) -> bool:
    """Return whether something is typed in a row; an answer to a choice does not count."""
    return any(
        line.get(column.key, "").strip() for column in rows.columns if isinstance(column, Input)
    )


def _typed(problems: Problems, asked: Column, given: object, where: str) -> Single:
    text = given.strip() if isinstance(given, str) else ""
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
