"""Whether a figure that somebody worked out is right, and if not, what may have gone wrong."""

from decimal import Decimal
from enum import StrEnum
from typing import Final

HALF: Final = Decimal("0.5")
LEAST_PART: Final = Decimal("0.0005")  # who rounds on the way may be off by this part
MOST_PART: Final = Decimal("0.01")  # "0" is no rounding of 0.4


class Mark(StrEnum):
    """What is said of an answer."""

    RIGHT = "right"
    SIGN = "sign"  # right but for plus and minus
    PER_CENT = "per_cent"  # a hundred times too much or too little
    WRONG = "wrong"


def marked(typed: Decimal, exact: Decimal) -> Mark:
    """Return whether a number is right within its own rounding.

    >>> marked(Decimal("13333"), Decimal("13333.33"))
    <Mark.RIGHT: 'right'>
    >>> marked(Decimal("-0.1"), Decimal("0.1")), marked(Decimal("10"), Decimal("0.1"))
    (<Mark.SIGN: 'sign'>, <Mark.PER_CENT: 'per_cent'>)
    """
    if _is_right(typed, exact):
        return Mark.RIGHT
    if _is_right(-typed, exact):
        return Mark.SIGN
    if _is_right(typed.scaleb(2), exact) or _is_right(typed.scaleb(-2), exact):
        return Mark.PER_CENT
    return Mark.WRONG


def _is_right(typed: Decimal, exact: Decimal) -> bool:
    exponent = typed.as_tuple().exponent
    last_digit = HALF.scaleb(min(0, exponent) if isinstance(exponent, int) else 0)
    allowed = min(max(last_digit, LEAST_PART * abs(exact)), MOST_PART * abs(exact))
    return abs(typed - exact) <= allowed
