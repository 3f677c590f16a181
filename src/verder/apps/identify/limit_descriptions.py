"""The limits of every analysis, and what is said of each."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext_lazy as _

from verder.apps.identify.limit_shapes import Analysis, Limit, Text, Unit
from verder.apps.identify.pyramid_limits import flat_pyramid, make_pyramid
from verder.apps.identify.service_descriptions import SERVICE_CONCEPT, SERVICE_HOURS
from verder.domain.identify.abc_limits import AbcLimits, AbcMode
from verder.domain.identify.concentration import ConcentrationLimits
from verder.domain.identify.customer_profit import CustomerProfitLimits, SplitAt
from verder.domain.identify.dependence import DependenceLimits
from verder.domain.identify.double_pareto import DoubleParetoLimits
from verder.domain.identify.driver_quantities import CostLimits
from verder.domain.identify.layers import PyramidLimits
from verder.domain.identify.life_cycle import LifeCycleLimits
from verder.domain.identify.lifetime_value import MOST_RETENTION, LifetimeAssumptions
from verder.domain.identify.portfolio_matrix import PortfolioLimits
from verder.domain.identify.relation_economics import OwnCosts, RelationClaims
from verder.domain.identify.two_sided_value import ValueWeights
from verder.domain.identify.whale import WhaleLimits

__all__ = ["DESCRIPTIONS", "Analysis", "Limit", "Unit"]

MOST: Final = Decimal(10) ** 12


def _share(name: str, label: Text) -> Limit:
    return Limit(name=name, label=label, unit=Unit.SHARE)


def _money(name: str, label: Text, *, is_optional: bool = False) -> Limit:
    return Limit(name=name, label=label, unit=Unit.MONEY, most=MOST, is_optional=is_optional)


def _count(name: str, label: Text, most: int, *, is_optional: bool = False) -> Limit:
    return Limit(
        name=name, label=label, unit=Unit.COUNT, most=Decimal(most), is_optional=is_optional
    )


def _at_least_one(name: str, label: Text, most: int) -> Limit:
    return Limit(name=name, label=label, unit=Unit.COUNT, least=Decimal(1), most=Decimal(most))


def _days(name: str, label: Text) -> Limit:
    return _at_least_one(name, label, 3650)


def _times(name: str, label: Text) -> Limit:
    return Limit(name=name, label=label, unit=Unit.RATIO, most=Decimal(100))


def _points(name: str, label: Text, most: Decimal = Decimal(100)) -> Limit:
    return Limit(name=name, label=label, unit=Unit.RATIO, most=most)


ABC: Final = Analysis(
    key="abc",
    label=_("ABC analysis"),
    kind=AbcLimits,
    make=AbcLimits,
    limits=(
        Limit(
            name="mode",
            label=_("Limits by"),
            unit=Unit.CHOICE,
            choices=tuple(AbcMode),
            choice_labels=(_("share of revenue"), _("number of customers"), _("amount a customer")),
        ),
        _share("a_share", _("A: up to this share of revenue")),
        _share("b_share", _("A and B: up to this share of revenue")),
        _share("a_count_share", _("A: this share of customers")),
        _share("b_count_share", _("B: the next share of customers")),
        _money("a_amount", _("A: from this revenue on")),
        _money("b_amount", _("B: from this revenue on")),
        Limit(
            name="keeps_ties_together",
            label=_("Customers of equal revenue on a border all take the higher class"),
            unit=Unit.YES_NO,
        ),
    ),
    together=_("The limit of A comes before that of B, and shares together are at most 100%."),
)

CONCENTRATION: Final = Analysis(
    key="concentration",
    label=_("Concentration"),
    kind=ConcentrationLimits,
    make=ConcentrationLimits,
    limits=(
        _share("largest_share", _("Warn when the largest customer has more than")),
        _share("hhi", _("Warn when the HHI is above (1 = one customer)")),
        _share("customers_share", _("80/20 check: this share of customers")),
        _share("revenue_share", _("80/20 check: this share of revenue")),
    ),
    together=_("Every limit lies above 0 and is at most 100%."),
)

DOUBLE_PARETO: Final = Analysis(
    key="double_pareto",
    label=_("Double Pareto"),
    kind=DoubleParetoLimits,
    make=DoubleParetoLimits,
    limits=(
        _share("revenue_share", _("The rule: this share of revenue")),
        _share("margin_share", _("brings this share of margin")),
    ),
    together=_("Every limit lies above 0 and is at most 100%."),
)

PYRAMID: Final = Analysis(
    key="pyramid",
    label=_("Customer pyramid"),
    kind=PyramidLimits,
    make=make_pyramid,
    flat=flat_pyramid,
    limits=(
        _share("top_share", _("Top: this share of customers")),
        _share("large_share", _("Large: the next share of customers")),
        _share("medium_share", _("Medium: the next share of customers")),
        _count("fewest_customers", _("Advise ABC instead below this number of customers"), 10_000),
        _share("benchmark_top", _("Textbook: revenue of the top layer")),
        _share("benchmark_large", _("Textbook: revenue of the large layer")),
        _share("benchmark_medium", _("Textbook: revenue of the medium layer")),
        _share("benchmark_small", _("Textbook: revenue of the small layer")),
    ),
    together=_("Shares together are at most 100%."),
)

WHALE: Final = Analysis(
    key="whale",
    label=_("Whale curve"),
    kind=WhaleLimits,
    make=WhaleLimits,
    limits=(
        _share("minimum_costed_share", _("Leave out customers with a known cost for less than")),
        _share("neutral_share", _("Neutral: margin below this share of revenue")),
        _share("best_share", _("The best: this share of customers")),
    ),
)

COST_TO_SERVE: Final = Analysis(
    key="cost_to_serve",
    label=_("Cost to serve"),
    kind=CostLimits,
    make=CostLimits,
    limits=(
        _share(
            "minimum_known_share",
            _("Quantities count when they are known for at least this share of the period"),
        ),
    ),
    together=_("Every limit lies above 0 and is at most 100%."),
)

RELATION_CLAIMS: Final = Analysis(
    key="relation_claims",
    label=_("Relation economics: what sources claim"),
    kind=RelationClaims,
    make=RelationClaims,
    limits=(
        _share("low_erosion", _("Erosion a year, low")),
        _share("high_erosion", _("Erosion a year, high")),
        Limit(
            name="cost_ratio",
            label=_("Winning a customer costs so many times keeping one"),
            unit=Unit.RATIO,
            most=Decimal(1000),
        ),
        Limit(
            name="years",
            label=_("Number of years"),
            unit=Unit.COUNT,
            least=Decimal(1),
            most=Decimal(30),
        ),
    ),
)

OWN_COSTS: Final = Analysis(
    key="own_costs",
    label=_("Relation economics: own cost in a year"),
    kind=OwnCosts,
    make=OwnCosts,
    limits=(
        _money("acquisition_cost", _("Cost of winning customers"), is_optional=True),
        _count("new_customers", _("New customers"), 10_000_000, is_optional=True),
        _money("retention_cost", _("Cost of keeping customers"), is_optional=True),
        _count("kept_customers", _("Kept customers"), 10_000_000, is_optional=True),
    ),
)

LIFE_CYCLE: Final = Analysis(
    key="life_cycle",
    label=_("Customer life cycle"),
    kind=LifeCycleLimits,
    make=LifeCycleLimits,
    limits=(
        _days("risk_days", _("At risk after so many days without an order, or")),
        _times("risk_intervals", _("after so many times the usual interval, if that is longer")),
        _days("lost_days", _("Lost after so many days without an order, or")),
        _times("lost_intervals", _("after so many times the usual interval, if that is longer")),
        _days("new_days", _("New: first order within so many days")),
        _days("won_back_days", _("Won back: order after a lost gap within so many days")),
        _share("growth_share", _("Growth: revenue up by at least")),
        _share("decline_share", _("Decline: revenue down by at least")),
        _days("usual_interval", _("Usual interval where there are too few orders, in days")),
        _days("seasonal_interval", _("Usual interval of who orders in one season, in days")),
        _at_least_one("intervals", _("The usual interval is the middle of the last so many"), 100),
        _at_least_one("fewest_intervals", _("of which there are at least"), 100),
    ),
    together=_("An account is at risk before it is lost."),
)

DEPENDENCE: Final = Analysis(
    key="dependence",
    label=_("Mutual dependence"),
    kind=DependenceLimits,
    make=DependenceLimits,
    limits=(
        _points("share_of_wallet_weight", _("Weight: our share of what they buy")),
        _points("switching_cost_weight", _("Weight: trouble of changing supplier")),
        _points("criticality_weight", _("Weight: how critical we are to them")),
        _points("lack_of_alternatives_weight", _("Weight: lack of other suppliers")),
        _points("own_contribution_weight", _("Weight: their share of our contribution")),
        _points("dedicated_capacity_weight", _("Weight: capacity we keep for them alone")),
        _points("irreplaceability_weight", _("Weight: how hard they are to replace")),
        _share("full_contribution_share", _("This share of our contribution counts as 100")),
        _points("high_from", _("High dependence begins at")),
        _points("lopsided_from", _("Lopsided from this difference on")),
        _share("minimum_weight_share", _("No answer below this share of the weight")),
    ),
    together=_("One weight of each side lies above 0, and so does the share that counts as 100."),
)

MATRIX: Final = Analysis(
    key="portfolio_matrix",
    label=_("Portfolio matrix"),
    kind=PortfolioLimits,
    make=PortfolioLimits,
    limits=(
        _points("attractive_from", _("Attractive from"), Decimal(5)),
        _points("strong_from", _("Strong from (ours ÷ best competitor)"), Decimal(5)),
        _points("important_from", _("Important from"), Decimal(5)),
        _points("difficult_from", _("Difficult from"), Decimal(5)),
        _points("medium_from", _("Nine cells: medium from"), Decimal(5)),
        _points("high_from", _("Nine cells: high from"), Decimal(5)),
    ),
    together=_("Scores lie from 1 to 5, medium begins below high, and strength above 0."),
)

CUSTOMER_PROFIT: Final = Analysis(
    key="customer_profit",
    label=_("Customer profit"),
    kind=CustomerProfitLimits,
    make=CustomerProfitLimits,
    limits=(
        Limit(
            name="split_at",
            label=_("Fields part at"),
            unit=Unit.CHOICE,
            choices=tuple(SplitAt),
            choice_labels=(_("the median customer"), _("the company's average")),
        ),
    ),
)

CUSTOMER_VALUE: Final = Analysis(
    key="customer_value",
    label=_("Customer value"),
    kind=LifetimeAssumptions,
    make=LifetimeAssumptions,
    limits=(
        Limit(
            name="retention",
            label=_("Retention r: the share that stays a year"),
            unit=Unit.SHARE,
            most=MOST_RETENTION,
        ),
        Limit(
            name="discount",
            label=_("Discount d: what money costs a year"),
            unit=Unit.SHARE,
            least=Decimal("0.001"),
        ),
        Limit(
            name="growth",
            label=_("Growth g of the contribution a year"),
            unit=Unit.SHARE,
            least=Decimal("-0.5"),
            most=Decimal("0.5"),
        ),
        _at_least_one("years", _("Years in the picture"), 30),
        Limit(
            name="is_paid_now",
            label=_("The first contribution comes now, not after a year"),
            unit=Unit.YES_NO,
        ),
        _share("swing", _("An assumed retention may lie so far to either side")),
        _at_least_one("fewest_accounts", _("Learn from own orders from so many accounts on"), 9999),
    ),
    together=_("Growth stays below the discount."),
)

TWO_SIDED: Final = Analysis(
    key="two_sided",
    label=_("Two-sided value"),
    kind=ValueWeights,
    make=ValueWeights,
    limits=(
        _share("lifetime", _("Weight of the lifetime value")),
        _share("reference", _("Weight of the reference value")),
        _share("least_known", _("So much of the weight must be known")),
    ),
    together=_("One of the weights is above 0."),
)

DESCRIPTIONS: Final[Mapping[str, Analysis]] = {
    found.key: found
    for found in (
        *(ABC, CONCENTRATION, DOUBLE_PARETO, PYRAMID, WHALE, COST_TO_SERVE),
        *(CUSTOMER_PROFIT, RELATION_CLAIMS, OWN_COSTS, LIFE_CYCLE, DEPENDENCE, MATRIX),
        *(CUSTOMER_VALUE, TWO_SIDED),
        *(SERVICE_CONCEPT, SERVICE_HOURS),
    )
}
