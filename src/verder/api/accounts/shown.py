"""Accounts as programs get them."""

from datetime import date, datetime

from pydantic import Field

from verder.api.answers import PeriodShown
from verder.api.values import Exact, Figure, HiddenFigure, Shown
from verder.apps.accounts.enums import Relation
from verder.apps.identify.selection_choices import Decision


class NamedShown(Shown):
    """A record that is only named."""

    id: int = Field(validation_alias="pk", examples=[17])
    name: str


class PersonShown(NamedShown):
    """Somebody of the own organisation."""


class AccountRowShown(Shown):
    """One account of the list; `margin_share` is null for who may not see margins."""

    account_id: int
    name: str
    city: str
    sector: str
    region: str
    owner: str
    team: str
    entities: int
    group: str = Field(description="Its class, or the group beside the classes.")
    rank: Figure
    revenue: Exact
    previous: Exact
    change_share: Figure
    margin_share: HiddenFigure


class NumberShown(Shown):
    """A customer number of one bookkeeping."""

    source: str
    number: str


class AccountShown(Shown):
    """An account: who it is, and who looks after it."""

    id: int = Field(validation_alias="pk")
    name: str
    sector: str
    region: str
    street: str
    postcode: str
    city: str
    country: str
    vat_number: str
    kvk_number: str
    owner: PersonShown | None
    team: NamedShown | None
    parent: NamedShown | None = Field(description="The account right above it in its group.")
    head: NamedShown | None = Field(description="The top of its group; null where it is that.")
    contact_with: NamedShown | None = Field(description="Where one talks to somebody.")
    bill_to: NamedShown | None = Field(description="Who gets the invoices.")


class DecidedShown(Shown):
    """What the latest closed round of the selection decided."""

    decision: Decision
    reason: str
    year: int
    by: str
    at: datetime | None


class AccountPageShown(Shown):
    """An account with its numbers, people and group."""

    account: AccountShown
    numbers: list[NumberShown]
    members: list[PersonShown]
    children: list[NamedShown]
    decided: DecidedShown | None
    may_edit: bool
    may_assign: bool


class MarginShown(Shown):
    """The gross margin of the lines whose cost is known, and how many those are."""

    costed_revenue: Exact
    cost: Exact
    share: Figure
    coverage_share: Figure


class MonthShown(Shown):
    """A month beside the same month a year before."""

    month: date
    revenue: Exact
    year_before: Exact | None


class ProductGroupShown(Shown):
    """What was bought of one product group."""

    product_group: str | None
    revenue: Exact
    previous: Exact
    margin_share: HiddenFigure


class EntityShown(Shown):
    """What one entity of the group bought."""

    account_id: int
    name: str
    revenue: Exact
    previous: Exact


class FiguresShown(Shown):
    """What the account bought in the period; `margin` is null for who may not see margins."""

    account_id: int
    period: PeriodShown
    currency: str
    group: str
    rank: Figure
    ranked: int
    revenue: Exact
    previous: Exact
    change_share: Figure
    margin: MarginShown | None
    months: list[MonthShown]
    product_groups: list[ProductGroupShown]
    entities: list[EntityShown]
    ever: tuple[date, date] | None = Field(description="The first and the last day with lines.")


class LineShown(Shown):
    """One invoice line; `cost` is null for who may not see margins."""

    date: date
    invoice: str | None
    line: str | None
    customer: str | None
    product: str | None
    product_name: str | None
    product_group: str | None
    quantity: Exact | None
    amount: Exact
    cost: Exact | None
    currency: str
    salesperson: str | None
    source: str
    row: int


class EventShown(Shown):
    """One line of the audit trail: who changed what, when, from what to what."""

    at: datetime
    actor: str
    action: str
    subject: str
    subject_name: str
    before: dict[str, object]
    after: dict[str, object]


class PairShown(Shown):
    """Two accounts that may be one customer, and why."""

    first: NamedShown
    second: NamedShown
    reasons: list[str]


class MergeShown(Shown):
    """A merge: which account stayed, what the other one was called."""

    id: int = Field(validation_alias="pk")
    kept: NamedShown
    gone_name: str
    merged_at: datetime
    undone_at: datetime | None


class RelationChangeShown(Shown):
    """One change of how an account hangs on another; its number is needed to undo it."""

    id: int = Field(validation_alias="pk")
    account_id: int = Field(validation_alias="subject_id")
    relation: Relation
    before_id: int | None
    after_id: int | None


class AssignmentShown(Shown):
    """How many accounts were given away in one act, and its number; null changed nothing."""

    id: int | None
    changed: int


class ChangedShown(Shown):
    """How many accounts changed."""

    changed: int
