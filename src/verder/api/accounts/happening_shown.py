"""What a program gets of the timeline of an account."""

from datetime import date, datetime

from pydantic import Field

from verder.api.accounts.shown import EventShown
from verder.api.values import Exact, Shown
from verder.apps.intensify.happening_kinds import HappeningKind


class PurchasesShown(Shown):
    """What was bought in a month; the revenue is net."""

    month: date
    revenue: Exact | None
    orders: int
    credit_notes: int


class LinesShown(Shown):
    """Lines that an import brought; its file for who imports."""

    count: int
    first_on: date
    last_on: date
    import_id: int | None
    file_name: str | None


class RatedAccountShown(Shown):
    """A rating that was closed, and the place on it for who may see margins."""

    sheet_id: int
    title: str
    place: int | None
    accounts: int


class MetShown(Shown):
    """A contact that was had; `GET /api/contacts/{id}` tells it whole."""

    id: int = Field(validation_alias="pk")
    channel: str
    purpose: str
    agreed: str
    is_private: bool


class PromiseKeptShown(Shown):
    """A promise that was kept."""

    id: int = Field(validation_alias="pk")
    text: str
    due_on: date | None


class HappeningShown(Shown):
    """One thing that happened, by what it is known from; `at` is null where a day is all."""

    on: date
    at: datetime | None
    kind: HappeningKind
    change: EventShown | None = None
    purchases: PurchasesShown | None = None
    is_first_purchase: bool = False
    lines: LinesShown | None = None
    rating: RatedAccountShown | None = None
    contact: MetShown | None = None
    promise: PromiseKeptShown | None = None
