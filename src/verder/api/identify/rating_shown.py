"""Rating sheets, as programs get them."""

from datetime import date, datetime

from pydantic import Field

from verder.api.accounts.shown import PersonShown
from verder.api.values import Exact, Figure, Shown, Why
from verder.apps.identify.rating_choices import CriterionKind, FactSource


class SheetShown(Shown):
    """A rating sheet: when it was filled in, and whether it still can be."""

    id: int = Field(validation_alias="pk")
    title: str
    held_on: date
    is_apart: bool
    is_open: bool
    made_by: PersonShown | None
    made_at: datetime
    closed_by: PersonShown | None
    closed_at: datetime | None


class RatingCriterionShown(Shown):
    """What accounts are compared on."""

    id: int = Field(validation_alias="pk")
    name: str
    kind: CriterionKind
    source: FactSource


class ColumnShown(Shown):
    """An account on the sheet; `account_id` is null where it is there no more."""

    id: int = Field(validation_alias="pk")
    account_id: int | None
    name: str


class RaterShown(Shown):
    """Somebody who rates."""

    id: int = Field(validation_alias="pk")
    user_id: int | None
    name: str


class CellShown(Shown):
    """What stands in one cell; `value` is null where it tells margins to who may not see them."""

    criterion_id: int
    column_id: int
    value: Exact | None
    rank: Exact | None
    is_fact: bool
    evidence: str
    by: PersonShown | None
    at: datetime


class PlacedShown(Shown):
    """One account in the order that comes out."""

    place: int
    column_id: int = Field(validation_alias="account_id")
    points: Exact


class SheetReportShown(Shown):
    """A sheet with its cells and the order that comes out, as far as its accounts are in view."""

    sheet: SheetShown
    criteria: list[RatingCriterionShown]
    columns: list[ColumnShown]
    hidden: int = Field(description="Accounts of the sheet that are not in view.")
    raters: list[RaterShown]
    cells: list[CellShown]
    order: list[PlacedShown]
    why_no_order: Why | None
    agreement: Figure | None = Field(description="Kendall's W of all raters together.")


class FilledShown(Shown):
    """A criterion, and the accounts of which nothing is known to fill it with."""

    criterion: RatingCriterionShown
    unknown: list[ColumnShown]
