"""The amounts of one invoice: discounts and charges on the whole go to its lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from verder.domain.values.money import round_half_up, split_by_largest_remainder

NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
CENT = Decimal("0.01")
FEWEST_PLACES, MOST_PLACES = 2, 4
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """What each line comes to, and what could not be put on a line or explained."""

    amounts: tuple[Decimal, ...]
    left: Decimal = ZERO  # without a line to carry it, as all lines are zero
    rounding: Decimal = ZERO  # small difference with the stated total, spread as well
    difference: Decimal = ZERO  # stated total minus lines and charges, not spread


def decimal_of(text: str) -> Decimal | None:
    """Return the number that XML writes so, or None where it is none.

    >>> decimal_of("-12.50"), decimal_of("12,50")
    (Decimal('-12.50'), None)
    """
    return Decimal(text) if NUMBER.fullmatch(text) else None


def spread(lines: Sequence[Decimal], *, extra: Decimal, stated: Decimal | None) -> Spread:
    """Spread what is charged (or, negative, allowed) on a document over its lines.

    The parts are in proportion to the size of the lines, in whole cents by the
    largest remainder, so that the lines add up to the stated total without tax.
    A difference that rounding explains, a cent a line, is spread along; a larger
    one is told. Where every line is zero, `left` holds the whole.
    """
    missing = ZERO if stated is None else stated - sum(lines, extra)
    is_rounding = abs(missing) <= CENT * (len(lines) + 1)
    rounding, difference = (missing, ZERO) if is_rounding else (ZERO, missing)
    shared = extra + rounding
    if not any(lines):
        return Spread(amounts=tuple(lines), left=shared, rounding=rounding, difference=difference)
    places = _places([*lines, shared])
    parts = split_by_largest_remainder(shared, [abs(line) for line in lines], places)
    amounts = tuple(line + part for line, part in zip(lines, parts, strict=True))
    return Spread(amounts=amounts, rounding=rounding, difference=difference)


def plain(amount: Decimal) -> str:
    """Return the amount as text without exponent or needless zeros.

    >>> plain(Decimal("1.50")), plain(Decimal("1E+3")), plain(Decimal("-0.00"))
    ('1.5', '1000', '0')
    """
    text = f"{amount:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def _places(amounts: Sequence[Decimal]) -> int:
    decimals = max(-int(amount.normalize().as_tuple().exponent) for amount in amounts)
    return min(max(decimals, FEWEST_PLACES), MOST_PLACES)


def in_store(amount: Decimal) -> Decimal:
    """Return the amount as facts can keep it, with four decimals at most."""
    return round_half_up(amount, MOST_PLACES)
