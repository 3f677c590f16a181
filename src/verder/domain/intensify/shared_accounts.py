"""Accounts that several colleagues visit: which part of them is whose."""

from decimal import Decimal

from verder.domain.values.missing import NotComputable


def own_share(*, own: Decimal, together: Decimal, visitors: int) -> Decimal:
    """Return the part of a shared account that is a colleague's: that of the visits.

    Where nobody visits it, those who could have equal parts.

    >>> own_share(own=Decimal(3), together=Decimal(4), visitors=2)
    Decimal('0.75')
    >>> own_share(own=Decimal(0), together=Decimal(0), visitors=2)
    Decimal('0.5')
    """
    if together > 0:
        return own / together
    if visitors <= 0:
        raise NotComputable("nobody_visits")
    return Decimal(1) / visitors
