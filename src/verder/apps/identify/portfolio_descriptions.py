"""The limits of analyses of all customers together, and what is said of each."""

from decimal import Decimal
from typing import Final

from django.utils.translation import gettext_lazy as _

from verder.apps.identify.limit_kinds import count, money, share
from verder.apps.identify.limit_shapes import Analysis, Limit, Unit
from verder.apps.identify.pyramid_limits import flat_pyramid, make_pyramid
from verder.domain.identify.abc_limits import AbcLimits, AbcMode
from verder.domain.identify.concentration import ConcentrationLimits
from verder.domain.identify.double_pareto import DoubleParetoLimits
from verder.domain.identify.driver_quantities import CostLimits
from verder.domain.identify.layers import PyramidLimits
from verder.domain.identify.relation_economics import OwnCosts, RelationClaims
from verder.domain.identify.whale import WhaleLimits

ABC: Final = Analysis(
    key="abc",
    label=_("ABC analysis"),
    kind=AbcLimits,
    limits=(
        Limit(
            name="mode",
            label=_("Limits by"),
            unit=Unit.CHOICE,
            choices=tuple(AbcMode),
            choice_labels=(_("share of revenue"), _("number of customers"), _("amount a customer")),
        ),
        share("a_share", _("A: up to this share of revenue")),
        share("b_share", _("A and B: up to this share of revenue")),
        share("a_count_share", _("A: this share of customers")),
        share("b_count_share", _("B: the next share of customers")),
        money("a_amount", _("A: from this revenue on")),
        money("b_amount", _("B: from this revenue on")),
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
    limits=(
        share("largest_share", _("Warn when the largest customer has more than")),
        share("hhi", _("Warn when the HHI is above (1 = one customer)")),
        share("customers_share", _("80/20 check: this share of customers")),
        share("revenue_share", _("80/20 check: this share of revenue")),
    ),
    together=_("Every limit lies above 0 and is at most 100%."),
)

DOUBLE_PARETO: Final = Analysis(
    key="double_pareto",
    label=_("Double Pareto"),
    kind=DoubleParetoLimits,
    limits=(
        share("revenue_share", _("The rule: this share of revenue")),
        share("margin_share", _("brings this share of margin")),
    ),
    together=_("Every limit lies above 0 and is at most 100%."),
)

PYRAMID: Final = Analysis(
    key="pyramid",
    label=_("Customer pyramid"),
    kind=PyramidLimits,
    made_by=make_pyramid,
    flat=flat_pyramid,
    limits=(
        share("top_share", _("Top: this share of customers")),
        share("large_share", _("Large: the next share of customers")),
        share("medium_share", _("Medium: the next share of customers")),
        count("fewest_customers", _("Advise ABC instead below this number of customers"), 10_000),
        share("benchmark_top", _("Textbook: revenue of the top layer")),
        share("benchmark_large", _("Textbook: revenue of the large layer")),
        share("benchmark_medium", _("Textbook: revenue of the medium layer")),
        share("benchmark_small", _("Textbook: revenue of the small layer")),
    ),
    together=_("Shares together are at most 100%."),
)

WHALE: Final = Analysis(
    key="whale",
    label=_("Whale curve"),
    kind=WhaleLimits,
    limits=(
        share("minimum_costed_share", _("Leave out customers with a known cost for less than")),
        share("neutral_share", _("Neutral: margin below this share of revenue")),
        share("best_share", _("The best: this share of customers")),
    ),
)

COST_TO_SERVE: Final = Analysis(
    key="cost_to_serve",
    label=_("Cost to serve"),
    kind=CostLimits,
    limits=(
        share(
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
    limits=(
        share("low_erosion", _("Erosion a year, low")),
        share("high_erosion", _("Erosion a year, high")),
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
    limits=(
        money("acquisition_cost", _("Cost of winning customers"), is_optional=True),
        count("new_customers", _("New customers"), 10_000_000, is_optional=True),
        money("retention_cost", _("Cost of keeping customers"), is_optional=True),
        count("kept_customers", _("Kept customers"), 10_000_000, is_optional=True),
    ),
)
