"""What one account leaves, costs and is worth, as programs get it."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, PlainSerializer, WithJsonSchema

from verder.api.accounts.shown import PersonShown
from verder.api.answers import BasisShown, PeriodShown
from verder.api.values import Exact, Figure, HiddenFigure, Shown, Why
from verder.apps.identify.enums import Counted, StatedBy
from verder.domain.identify.cost_to_serve import CostStep, Measure
from verder.domain.identify.profit_ladder import Step
from verder.domain.identify.value_models import ValueModel

# To the microsecond, for it names what was kept in one go.
Moment = Annotated[
    datetime,
    PlainSerializer(datetime.isoformat, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]


class RangeShown(Shown):
    """A value that is never one bare number."""

    low: Exact
    middle: Exact
    high: Exact


class DriverShown(Shown):
    """What makes a customer cost money; those of the method have no name of their own."""

    code: str
    measure: Measure
    step: CostStep
    rate: Figure


class DriverCostShown(Shown):
    """What one driver costs for this account."""

    driver: DriverShown
    quantity: Figure
    cost: Figure


class AccountLadderShown(Shown):
    """What the account leaves at every step."""

    basis: BasisShown
    gross_sales: Exact
    credit_notes: Exact
    revenue: Exact
    cost_of_goods: Exact
    costed_share: Exact
    cm1: Figure
    cm2: Figure
    cm3: Figure
    costs: list[DriverCostShown]
    company_margin_share: Figure


class StepEffectShown(Shown):
    """One step: as it is, what it gains, what it becomes."""

    step: Step
    before: Figure
    effect: Exact
    after: Figure


class WhatIfShown(Shown):
    """What a change would bring, all else equal."""

    revenue: Exact = Field(description="What net revenue gains.")
    steps: list[StepEffectShown]
    orders: int
    small_orders: int
    orders_left: int


class ProposalShown(Shown):
    """A what-if that somebody kept, with what it brought as reckoned then."""

    id: int = Field(validation_alias="pk")
    start_on: date
    end_on: date
    change: dict[str, object]
    profit_before: Exact | None
    effect: Exact
    note: str
    by: PersonShown | None
    at: datetime
    withdrawn_at: datetime | None


class CostDriverShown(Shown):
    """A cost driver of the organisation."""

    id: int = Field(validation_alias="pk")
    code: str
    name: str
    unit: str
    measure: Measure
    step: CostStep
    counted: Counted | str
    is_none_zero: bool
    is_active: bool


class StatedShown(Shown):
    """A quantity that somebody, or a file, stated for some days."""

    driver: CostDriverShown
    start_on: date
    end_on: date
    quantity: Exact | None
    stated_by: StatedBy
    note: str
    by: PersonShown | None
    at: datetime


class DriverLineShown(Shown):
    """One driver of the account; rate and cost are null for who may not see margins."""

    driver: CostDriverShown
    quantity: Figure
    is_counted: bool
    rate: HiddenFigure
    cost: HiddenFigure


class PaymentsShown(Shown):
    """How the account pays."""

    average: Figure
    days_outstanding: Figure
    days_late: Figure
    late_share: Figure
    open: Exact
    overdue: Exact
    known_until: date


class AccountCostsShown(Shown):
    """What serving the account takes, driver by driver, and who or what says so."""

    period: PeriodShown
    currency: str
    revenue: Exact
    service: HiddenFigure
    capital: HiddenFigure
    total: HiddenFigure
    revenue_share: Figure
    lines: list[DriverLineShown]
    statements: list[StatedShown]
    payments: PaymentsShown | None


class AccountValueShown(Shown):
    """What the account will still bring, with its range and what it stands on."""

    basis: BasisShown
    model: ValueModel
    why_another_model: Why | None
    value: RangeShown
    contribution: Exact
    retention: Exact
    acquisition_cost: Exact | None
    payback_year: Figure
    years: list[RangeShown]
    has_probably_stopped: bool


class QuantitiesKept(Shown):
    """When quantities were kept: by this moment they can be taken back; null changed nothing."""

    at: Moment | None
