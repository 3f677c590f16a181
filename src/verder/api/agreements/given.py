"""What programs send about agreements."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from verder.api.values import Day, Given, Key, Name, Text
from verder.apps.agreements.enums import ContractKind
from verder.domain.agreements.notice import NoticeUnit

Price = Annotated[Decimal, Field(ge=0, max_digits=19, decimal_places=4, examples=["12.50"])]
Discount = Annotated[Decimal, Field(ge=0, le=1, max_digits=7, decimal_places=6)]
Quantity = Annotated[Decimal, Field(ge=0, max_digits=15, decimal_places=3)]
Threshold = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]
Group = Annotated[Name, Field(max_length=100)]


class AgreementGiven(Given):
    """From when to when it holds; without a last day until further notice."""

    begins_on: Day
    ends_on: Day | None = None
    remark: Text = ""

    def content(self) -> dict[str, Any]:
        """Return what the record keeps."""
        return self.model_dump()


class ContractGiven(AgreementGiven):
    """A contract and how long it runs; without a responsible one the account manager is."""

    title: Annotated[Name, Field(min_length=1)]
    kind: ContractKind = ContractKind.FRAMEWORK
    notice_count: Annotated[int, Field(ge=0, le=1000)] = 3
    notice_unit: NoticeUnit = NoticeUnit.MONTHS
    renewal_months: Annotated[int, Field(ge=0, le=600)] = 0
    responsible: Key | None = None
    is_recurring: bool = False

    def content(self) -> dict[str, Any]:
        """Return what the record keeps; the person is looked up by who may."""
        return self.model_dump(exclude={"responsible"})


class PriceGiven(AgreementGiven):
    """A price or a discount, of a product, a product group, or everything."""

    product: Group = ""
    product_group: Group = ""
    price: Price | None = None
    discount_share: Discount | None = None
    minimum_quantity: Quantity | None = None


class TierGiven(Given):
    """From this revenue in the year on, this rate."""

    threshold: Threshold
    rate_share: Discount


class BonusGiven(AgreementGiven):
    """A year-end bonus: its year, and its tiers from low to high."""

    first_month: Annotated[int, Field(ge=1, le=12)] = 1
    product_group: Group = ""
    is_retroactive: bool = True
    tiers: Annotated[list[TierGiven], Field(min_length=1, max_length=5)]

    def content(self) -> dict[str, Any]:
        """Return what the record keeps: tiers as plain texts."""
        tiers = [
            {"threshold": f"{each.threshold:f}", "rate_share": f"{each.rate_share.normalize():f}"}
            for each in self.tiers
        ]
        return self.model_dump(exclude={"tiers"}) | {"tiers": tiers}
