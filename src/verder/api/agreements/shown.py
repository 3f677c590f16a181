"""Agreements with accounts, as programs get them."""

from datetime import date, datetime
from typing import Any

from pydantic import Field

from verder.api.accounts.shown import NamedShown, PersonShown
from verder.api.values import Exact, Shown
from verder.apps.agreements.enums import ContractKind
from verder.domain.agreements.notice import NoticeUnit, TermState


class AgreementShown(Shown):
    """What was agreed: from when to when, said by whom on which day."""

    id: int = Field(validation_alias="pk")
    begins_on: date
    ends_on: date | None
    remark: str
    on: date
    by: PersonShown | None


class ContractShown(AgreementShown):
    """A contract and how long it runs."""

    title: str
    kind: ContractKind
    notice_count: int
    notice_unit: NoticeUnit
    renewal_months: int
    responsible: PersonShown | None
    is_recurring: bool


class SeenContractShown(Shown):
    """A contract with where it stands today: the end it runs to, the last day for notice."""

    account: NamedShown
    contract: ContractShown
    state: TermState
    runs_to: date | None
    notice_on: date | None


class PriceShown(AgreementShown):
    """A price or a discount."""

    product: str
    product_group: str
    price: Exact | None
    discount_share: Exact | None
    minimum_quantity: Exact | None


class BonusShown(AgreementShown):
    """A year-end bonus with its tiers."""

    first_month: int
    product_group: str
    is_retroactive: bool
    tiers: list[dict[str, Any]]


class AttachmentShown(Shown):
    """A file that hangs on an account, or on one of its contracts."""

    id: int = Field(validation_alias="pk")
    name: str
    remark: str
    size: int
    contract_id: int | None
    by: PersonShown | None
    at: datetime


class AgreementsShown(Shown):
    """All that is agreed with an account now."""

    contracts: list[ContractShown]
    prices: list[PriceShown]
    bonuses: list[BonusShown]
    files: list[AttachmentShown]
