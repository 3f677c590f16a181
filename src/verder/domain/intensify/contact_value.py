"""What a planned contact is worth: the part of an account's contribution that it carries."""

from decimal import Decimal
from itertools import pairwise


def contact_values(contribution: Decimal, contacts: int, elasticity: Decimal) -> list[Decimal]:
    """Return the value of each contact of a year, the first the most: a·((k/n)^e − ((k−1)/n)^e).

    The same answer that bends as in dividing visits: together they carry the contribution, and
    each next one adds less than the one before. An account that costs money gives them none.

    >>> [round(value) for value in contact_values(Decimal(1000), 3, Decimal("0.5"))]
    [577, 239, 184]
    """
    if contribution <= 0:
        return [Decimal(0)] * contacts
    reached = [
        contribution * (Decimal(number) / contacts) ** elasticity if number else Decimal(0)
        for number in range(contacts + 1)
    ]
    return [after - before for before, after in pairwise(reached)]
