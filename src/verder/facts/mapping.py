"""What the records say: whose numbers lines bear, and what products and money are worth."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Level(StrEnum):
    """Whether figures roll up to the head of a group or stay with the legal entity."""

    ACCOUNT = "account"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberOfAccount:
    """A customer number of a source: the entity that bears it, and the account it rolls up to."""

    source: str
    number: str
    entity_id: int
    account_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductInfo:
    """What the article file of a source says about a product; empty text and None are unknown."""

    source: str
    number: str
    name: str = ""
    group: str = ""
    unit_cost: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How much of a currency one unit of the organisation's currency was worth on a day."""

    currency: str
    on: date
    rate: Decimal
