"""What customers are worth to us and we to them, and what they ask of our hours."""

from datetime import date

from pydantic import Field

from verder.api.accounts.profit_shown import RangeShown
from verder.api.answers import BasisShown
from verder.api.pages import AccountRow, Page
from verder.api.values import Exact, Figure, Shown, Why
from verder.domain.identify.dependence import Balance
from verder.domain.identify.mutual_concerns import Concern
from verder.domain.identify.portfolio_matrix import Management, Quadrant
from verder.domain.identify.profit_ladder import Step
from verder.domain.identify.service_concept import Channel, PlanKind, ServiceClass
from verder.domain.identify.two_sided_value import ValueField
from verder.domain.identify.value_models import ValueModel


class ValuedShown(Shown):
    """What one account will still bring."""

    account_id: int
    name: str
    value: RangeShown
    contribution: Exact = Field(description="What it brought in the year.")
    retention: Exact
    revenue: Exact
    acquisition_cost: Exact | None
    has_probably_stopped: bool


class CustomerValueShown(Shown):
    """The lifetime value of every account that still buys."""

    basis: BasisShown
    model: ValueModel = Field(description="The model that was used.")
    why_another_model: Why | None
    step: Step
    today: date
    total: RangeShown
    years: list[RangeShown]
    without_contribution: int
    gone: int
    rows: Page[ValuedShown]


class TwoSidedRowShown(Shown):
    """Value for the customer beside the value of the customer."""

    account_id: int
    name: str
    spend: Exact
    value_for: Figure
    value_of: Figure
    field: ValueField


class TwoSidedShown(Shown):
    """Who gains, on both sides."""

    basis: BasisShown
    median_for: Figure
    median_of: Figure
    rows: Page[TwoSidedRowShown]


class DependenceRowShown(Shown):
    """Who depends on whom, of one account."""

    account_id: int
    name: str
    revenue: Exact
    customer: Figure
    supplier: Figure
    interdependence: Figure
    asymmetry: Figure
    balance: Balance | None
    concerns: list[Concern]


class DependenceShown(Shown):
    """The accounts of which anything is said, the largest first."""

    basis: BasisShown
    rated: int
    rows: Page[DependenceRowShown]


class MatrixRowShown(Shown):
    """One account in the portfolio matrix."""

    account_id: int
    name: str
    revenue: Exact
    previous: Exact | None
    attractiveness: Figure
    ratio: Figure
    attractiveness_year_ago: Figure
    ratio_year_ago: Figure
    quadrant: Quadrant | None
    management: Management | None
    target_attractiveness: Exact | None
    target_ratio: Exact | None


class MatrixShown(Shown):
    """The portfolio matrix: the accounts of which anything is said, the largest first."""

    basis: BasisShown
    rated: int
    rows: Page[MatrixRowShown]


class CountedShown(Shown):
    """Customers won and kept, as the invoice lines show them."""

    won: int
    kept: int


class RelationEconomicsShown(Shown):
    """What sources claim about erosion and keeping, beside the own cost."""

    basis: BasisShown | None
    low_positions: list[Exact]
    high_positions: list[Exact]
    cost_of_winning: Figure
    cost_of_keeping: Figure
    cost_ratio: Figure
    counted: CountedShown | None
    why_not_counted: Why | None


class LevelShown(Shown):
    """What the customers of one class get in a year."""

    visits: Exact
    calls: Exact
    senior_meetings: Exact
    reviews: Exact
    response_hours: Exact
    plan: PlanKind
    channel: Channel


class ClassLoadShown(Shown):
    """One class: what an account takes, how many there are, how many one manager could carry."""

    service_class: ServiceClass
    level: LevelShown
    hours: Exact
    accounts: int
    needed: Exact
    carried: Figure


class ManagerLoadShown(Shown):
    """The accounts of one account manager; without a name those of nobody."""

    name: str
    counts: dict[ServiceClass, int]
    needed: Exact
    capacity: Exact
    utilisation: Figure


class PromisingShown(AccountRow):
    """A customer of class C that could buy much more; its white space is how much."""

    revenue: Exact
    potential: Exact
    white_space: Exact


class ServiceShown(Shown):
    """What each class gets, what that takes, and whether the hours are there."""

    people: int
    needed: Exact
    capacity: Exact
    utilisation: Figure
    key_hours: Exact
    key_room: Figure
    key_most: Figure
    classes: list[ClassLoadShown]
    managers: list[ManagerLoadShown]
    promising: list[PromisingShown]
