"""Money as exact decimals; facts keep it as whole ten-thousandths."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

TEN_THOUSANDTHS = 10_000
WIDE: Final = Context(prec=250)  # as many digits as the largest figures have


def from_ten_thousandths(whole: int) -> Decimal:
    """Return the amount that facts keep as a whole number of ten-thousandths.

    >>> from_ten_thousandths(123_4500)
    Decimal('123.4500')
    """
    return Decimal(whole).scaleb(-4)


def to_ten_thousandths(amount: Decimal) -> int:
    """Return the amount in whole ten-thousandths, rounded half-up.

    >>> to_ten_thousandths(Decimal("0.00005"))
    1
    """
    return int((amount * TEN_THOUSANDTHS).to_integral_value(ROUND_HALF_UP))


def round_half_up(amount: Decimal, places: int = 2) -> Decimal:
    """Return the amount with so many decimals, halves away from zero.

    >>> round_half_up(Decimal("-2.345"))
    Decimal('-2.35')
    >>> round_half_up(Decimal("1e30"))
    Decimal('1000000000000000000000000000000.00')
    """
    return amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, context=WIDE)


def split_by_largest_remainder(
    total: Decimal, weights: Sequence[Decimal], places: int = 0
) -> list[Decimal]:
    """Return parts in proportion to the weights that add up to the rounded total exactly.

    Each part is cut off at the asked number of decimals; the units that are left
    go to the largest remainders, the first of equals first. Weights are not
    negative and not all zero.

    >>> split_by_largest_remainder(Decimal(100), [Decimal(1)] * 3)
    [Decimal('34'), Decimal('33'), Decimal('33')]
    """
    unit = Decimal(1).scaleb(-places)
    units = int((total / unit).to_integral_value(ROUND_HALF_UP))
    whole = sum(weights, Decimal(0))
    exact = [units * weight / whole for weight in weights]
    parts = [int(share.to_integral_value("ROUND_FLOOR")) for share in exact]
    order = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in order[: units - sum(parts)]:
        parts[i] += 1
    return [part * unit for part in parts]
