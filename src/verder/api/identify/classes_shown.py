"""Who is large, who moves and who leaves: ABC, pyramid, migration, concentration, life cycle."""

from datetime import date

from pydantic import Field

from verder.api.answers import BasisShown
from verder.api.pages import AccountRow, Page
from verder.api.values import Exact, Figure, HiddenFigure, Shown
from verder.domain.identify.abc_analysis import AbcGroup
from verder.domain.identify.concentration import ConcentrationWarning
from verder.domain.identify.layers import Layer
from verder.domain.identify.life_cycle import Stage
from verder.domain.identify.movements import Move


class AbcRowShown(AccountRow):
    """One account of the ABC; class and rank are those of the whole company."""

    rank: int
    group: AbcGroup
    revenue: Exact
    share: Figure
    cumulative_share: Figure
    products: int | None
    is_tied_on_border: bool


class AbcGroupShown(Shown):
    """One class together."""

    group: AbcGroup
    revenue: Exact
    customers: int
    average: Figure
    products_average: Figure
    share: Figure
    customers_share: Figure


class AbcShown(Shown):
    """The ABC: its classes, and its accounts from large to small."""

    basis: BasisShown
    total: Exact
    positive_total: Exact
    customers_needed_share: Figure
    groups: list[AbcGroupShown]
    rows: Page[AbcRowShown]


class LayerShown(Shown):
    """One layer of the pyramid; `margin` is null for who may not see margins."""

    layer: Layer
    customers: int
    revenue: Exact
    share: Figure
    average: Figure
    margin: HiddenFigure
    benchmark_share: Exact | None


class PyramidShown(Shown):
    """The layers of customers, from top to inactive."""

    basis: BasisShown
    customers: int
    revenue: Exact
    is_small: bool = Field(description="So few customers that shares say little.")
    inactive: int
    layers: list[LayerShown]


class MovementShown(AccountRow):
    """One account that moved, or stayed, between two periods."""

    start: Layer
    end: Layer
    move: Move
    start_revenue: Exact
    end_revenue: Exact
    change: Exact
    start_rank: int | None
    end_rank: int | None


class MoveShown(Shown):
    """All accounts that made one move together."""

    move: Move
    customers: int
    start_revenue: Exact
    end_revenue: Exact


class MigrationShown(Shown):
    """Who moved between the layers since the period before."""

    basis: BasisShown
    retention: Figure
    up_rate: Figure
    down_rate: Figure
    is_start_covered: bool
    moves: list[MoveShown]
    rows: Page[MovementShown]


class ConcentrationShown(Shown):
    """How much hangs on how few."""

    basis: BasisShown
    customers: int
    revenue: Exact
    gini: Exact
    gini_corrected: Figure
    hhi: Exact
    effective_number: Exact
    top_share: Exact
    customers_needed_share: Exact
    customers_needed: int
    warnings: list[ConcentrationWarning]
    no_revenue: int
    credit_balances: int
    credit_balance_revenue: Exact


class StandingShown(AccountRow):
    """One account in its stage of the life cycle."""

    stage: Stage
    first_order_on: date | None
    last_order_on: date | None
    orders: int
    silence: int = Field(description="Days since the last order.")
    usual: Exact = Field(description="The usual days between two orders.")
    risk_after: Exact
    lost_after: Exact
    revenue: Exact
    previous: Exact
    change_share: Figure


class StageShown(Shown):
    """All accounts of one stage; `margin` is null for who may not see margins."""

    stage: Stage
    accounts: int
    revenue: Exact
    average_tenure: Figure
    margin: HiddenFigure


class LifeCycleShown(Shown):
    """The stage of every account in view, and what is about to leave."""

    basis: BasisShown
    today: date
    is_long_enough: bool
    revenue_at_risk: Exact
    stages: list[StageShown]
    rows: Page[StandingShown]
