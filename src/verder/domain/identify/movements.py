"""How one account moved between two periods."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from verder.domain.identify.layers import ACTIVE_LAYERS, Layer

HEIGHT: Final = {layer: -place for place, layer in enumerate(ACTIVE_LAYERS)}


class Move(StrEnum):
    """What a customer did between two periods."""

    STAYED = "stayed"
    UP = "up"
    DOWN = "down"
    LOST = "lost"
    REACTIVATED = "reactivated"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One account that was active in one of the two periods, or in both.

    Revenue is the net revenue of the period, 0 without lines; a rank is None where
    the account was not active. A rank that falls in number is a rise.
    """

    account_id: int
    start: Layer
    end: Layer
    move: Move
    start_revenue: Decimal
    end_revenue: Decimal
    start_rank: int | None
    end_rank: int | None

    @property
    def change(self) -> Decimal:
        """How much more revenue the second period has."""
        return self.end_revenue - self.start_revenue

    @property
    def places_won(self) -> int | None:
        """How many places of the ranking were won; None unless active in both periods."""
        if self.start_rank is None or self.end_rank is None:
            return None
        return self.start_rank - self.end_rank

    @property
    def revenue(self) -> Decimal:
        """Net revenue of the second period: the second key of the order."""
        return self.end_revenue


def move_between(start: Layer, end: Layer) -> Move:
    """Return what it means to go from one layer to another.

    >>> move_between(Layer.SMALL, Layer.TOP).value, move_between(Layer.NEW, Layer.SMALL).value
    ('up', 'new')
    """
    if start is Layer.NEW:
        return Move.NEW
    if start is Layer.INACTIVE:
        return Move.REACTIVATED
    if end is Layer.INACTIVE:
        return Move.LOST
    if start is end:
        return Move.STAYED
    return Move.UP if HEIGHT[end] > HEIGHT[start] else Move.DOWN
