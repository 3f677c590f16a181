"""What to look at first with a customer that loses money: its service, or its price."""

from enum import StrEnum

from verder.domain.identify.profit_ladder import Figure
from verder.domain.values.missing import NotComputable


class LossAdvice(StrEnum):
    """Where the loss comes from, most likely."""

    SERVICE = "service"  # a good margin that service eats up: change the order pattern
    PRICE = "price"  # a margin below the average: have a price talk


def loss_advice(
    profit: Figure, *, margin_share: Figure, average_margin_share: Figure
) -> LossAdvice | None:
    """Return what to look at; nothing for who does not lose money or has no margin share.

    A loss with a gross margin share of at least the average comes from the service,
    any other from the price. A rule of thumb of our own, after the literature.

    >>> from decimal import Decimal
    >>> loss_advice(
    ...     Decimal(-1), margin_share=Decimal("0.30"), average_margin_share=Decimal("0.29")
    ... ).value
    'service'
    """
    if isinstance(profit, NotComputable) or profit >= 0:
        return None
    if isinstance(margin_share, NotComputable) or isinstance(average_margin_share, NotComputable):
        return None
    return LossAdvice.SERVICE if margin_share >= average_margin_share else LossAdvice.PRICE
