"""What programs try out and keep of what an account leaves and costs."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints

from verder.api.asked import PeriodAsked
from verder.api.values import FIRST_DAY, LAST_DAY, PRINTABLE, Given, Key, Name
from verder.domain.identify.what_if import Change, MinimumOrder, SmallOrders

Quantity = Annotated[Decimal, Field(ge=0, le=10**9, max_digits=15, decimal_places=4)]
Code = Annotated[str, StringConstraints(max_length=40, pattern=r"^[-a-zA-Z0-9_]+$")]


class ChangeGiven(PeriodAsked):
    """Another price, a minimum order, other quantities of the drivers that are known."""

    price_share: Annotated[Decimal, Field(ge=Decimal("-0.9"), le=9, max_digits=12)] = Field(
        default=Decimal(0), description="0.03 is three per cent dearer."
    )
    quantities: Annotated[dict[Code, Quantity], Field(max_length=100)] = Field(
        default_factory=dict, description="New quantities by the code of the driver."
    )
    minimum_order: Annotated[Decimal, Field(gt=0, le=10**8, max_digits=15)] | None = None
    small_orders: SmallOrders = SmallOrders.MERGED

    @property
    def change(self) -> Change:
        """The change as the method understands it."""
        minimum = None
        if self.minimum_order is not None:
            minimum = MinimumOrder(size=self.minimum_order, small_orders=self.small_orders)
        return Change(
            price_share=self.price_share, quantities=self.quantities, minimum_order=minimum
        )


class ProposalGiven(ChangeGiven):
    """A change to keep as a proposal."""

    note: Annotated[Name, StringConstraints(max_length=300, pattern=PRINTABLE)] = ""


class QuantityGiven(Given):
    """How much of one driver an account takes; null says that it is not known any more."""

    account: Key
    driver: Code
    quantity: Quantity | None


class QuantitiesGiven(PeriodAsked):
    """Quantities of cost drivers for a period, of one account or of many."""

    quantities: Annotated[list[QuantityGiven], Field(min_length=1, max_length=1000)]
    note: Annotated[Name, StringConstraints(max_length=200, pattern=PRINTABLE)] = ""


def _within_reach(at: datetime) -> datetime:
    if not FIRST_DAY <= at.date() <= LAST_DAY:
        raise ValueError(f"A moment lies between {FIRST_DAY} and {LAST_DAY}.")
    return at.astimezone(UTC)  # PostgreSQL knows no zone that is sixteen hours away


class QuantitiesUndone(Given):
    """The moment at which quantities were kept."""

    at: Annotated[
        AwareDatetime,
        AfterValidator(_within_reach),
        Field(examples=["2026-03-31T09:00:00.123456Z"]),
    ]
