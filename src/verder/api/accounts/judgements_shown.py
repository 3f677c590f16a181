"""What people said of an account, as programs get it."""

from datetime import date

from pydantic import Field

from verder.api.accounts.shown import PersonShown
from verder.api.values import Exact, Figure, HiddenFigure, Shown
from verder.apps.identify.input_kinds import InputKind
from verder.domain.identify.benefit_ledger import Side
from verder.domain.identify.dependence import Balance, Reason
from verder.domain.identify.mutual_concerns import Concern
from verder.domain.identify.portfolio_matrix import Management, Quadrant


class SaidShown(Shown):
    """Something said of an account: by whom, on which day."""

    id: int = Field(validation_alias="pk")
    on: date
    by: PersonShown | None


class InputShown(SaidShown):
    """One input, in its own unit: shares as 0..1, yes as 1."""

    kind: InputKind
    value: Exact | None
    text: str
    is_fact: bool


class BenefitShown(SaidShown):
    """One benefit a year of one side."""

    side: Side
    what: str
    amount: Exact | None
    evidence: str
    is_fact: bool
    is_shared: bool


class FactorShown(SaidShown):
    """What the customer buys by, and how we and the best competitor do."""

    name: str
    weight: Exact
    own: Exact | None
    competitor: Exact | None
    competitor_name: str
    heard_from: str
    heard_on: date | None


class TargetShown(SaidShown):
    """Where the account is meant to stand."""

    attractiveness: Exact
    ratio: Exact
    until: date | None
    reason: str


class PositionShown(Shown):
    """A place in the matrix on a day, and the buying factors behind it."""

    attractiveness: Figure
    ratio: Figure
    factors: list[FactorShown]


class StrengthShown(Shown):
    """Where the account stands in the portfolio matrix, stood a year ago, and is meant to go."""

    now: PositionShown
    year_ago: PositionShown
    target: TargetShown | None
    quadrant: Quadrant | None
    management: Management | None


class SideTotalShown(Shown):
    """The benefits of one side together."""

    count: int
    total: Exact
    of_facts: Exact
    without_amount: int


class MutualShown(Shown):
    """Who depends on whom, and what each side gains; what tells margins may be null."""

    customer_dependence: Figure
    supplier_dependence: HiddenFigure
    asymmetry: HiddenFigure
    balance: Balance | None
    scores: dict[Reason, Exact]
    concerns: list[Concern]
    benefits: list[BenefitShown]
    customer_gains: SideTotalShown
    we_gain: SideTotalShown | None
