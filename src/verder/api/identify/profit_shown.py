"""What customers leave and cost: whale, double Pareto, ladders, fields, cost to serve."""

from pydantic import Field

from verder.api.answers import BasisShown
from verder.api.pages import AccountRow, Page
from verder.api.values import Exact, Figure, Shown
from verder.domain.identify.customer_profit import Field as ProfitField
from verder.domain.identify.profit_ladder import Step
from verder.domain.identify.whale import WhaleZone


class ZoneShown(Shown):
    """The customers of one zone of the whale together."""

    zone: WhaleZone
    customers: int
    revenue: Exact
    profit: Exact


class WhaleRowShown(AccountRow):
    """One account of the whale curve, the most profitable first."""

    revenue: Exact
    profit: Exact
    costed_share: Exact


class WhaleShown(Shown):
    """Where profit is made, and where it is lost again."""

    basis: BasisShown
    step: Step
    customers: int
    profit: Exact
    peak: Exact
    peak_at: int
    peak_share: Figure
    destroyed: Exact
    destroyed_share: Figure
    loss_makers: int
    best_profit: Exact
    best_profit_share: Figure
    coverage: Figure
    zones: list[ZoneShown]
    left_out: int
    left_out_revenue: Exact
    rows: Page[WhaleRowShown]


class UnitShown(AccountRow):
    """One account, or one product group of it, on the curve of revenue and margin."""

    product_group: str | None
    revenue: Exact
    margin: Exact


class DoubleParetoShown(Shown):
    """Whether a fifth of the revenue brings most of the margin, here."""

    basis: BasisShown
    step: Step = Field(description="The step of the ladder whose margin is meant.")
    revenue: Exact
    margin: Exact
    margin_share: Figure
    revenue_share_needed: Figure
    peak_margin: Exact
    peak_share: Figure
    outside_revenue: Exact
    outside_margin: Exact
    coverage: Figure
    rows: Page[UnitShown]


class LadderShown(AccountRow):
    """What an account leaves at every step, from gross sales to net customer profit."""

    gross_sales: Exact
    credit_notes: Exact
    bonus: Exact = Field(description="The accrued year-end bonus, which is off the revenue.")
    revenue: Exact
    cost_of_goods: Exact
    costed_share: Exact
    cm1: Figure
    cm2: Figure
    cm3: Figure


class StepShown(Shown):
    """One step of the ladder, and which part of the revenue reaches it."""

    step: Step
    coverage: Figure


class LaddersShown(Shown):
    """The profit ladder of every account in view, the largest first."""

    basis: BasisShown
    deepest: Step
    margin_share: Figure = Field(description="The gross margin share of the whole company.")
    steps: list[StepShown]
    rows: Page[LadderShown]


class FieldShown(Shown):
    """The customers of one field together."""

    field: ProfitField
    customers: int
    revenue: Exact
    profit: Exact


class CustomerProfitRowShown(AccountRow):
    """One account by margin and cost to serve."""

    field: ProfitField
    revenue: Exact
    margin_share: Exact
    service_share: Exact
    profit: Exact


class CustomerProfitShown(Shown):
    """Customers by margin and cost to serve, in four fields."""

    basis: BasisShown
    step: Step
    margin_split: Exact
    service_split: Exact
    coverage: Figure
    fields: list[FieldShown]
    left_out: int
    rows: Page[CustomerProfitRowShown]


class CostRowShown(AccountRow):
    """What serving one account costs."""

    service: Figure
    capital: Figure
    total: Figure


class DriverTotalsShown(Shown):
    """One cost driver over all accounts in view."""

    code: str
    customers_known: int
    quantity: Exact
    cost: Exact


class CostsShown(Shown):
    """What serving customers costs, and how much of that is known."""

    basis: BasisShown
    total: Exact
    revenue_share: Figure
    coverage: Figure
    drivers: list[DriverTotalsShown]
    rows: Page[CostRowShown]
