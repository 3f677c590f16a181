"""The limits by which single accounts are judged, and what is said of each."""

from decimal import Decimal
from typing import Final

from django.utils.translation import gettext_lazy as _

from verder.apps.identify.limit_kinds import at_least_one, days, points, share, times
from verder.apps.identify.limit_shapes import Analysis, Limit, Unit
from verder.domain.identify.customer_profit import CustomerProfitLimits, SplitAt
from verder.domain.identify.dependence import DependenceLimits
from verder.domain.identify.life_cycle import LifeCycleLimits
from verder.domain.identify.lifetime_value import MOST_RETENTION, LifetimeAssumptions
from verder.domain.identify.portfolio_matrix import PortfolioLimits
from verder.domain.identify.two_sided_value import ValueWeights

LIFE_CYCLE: Final = Analysis(
    key="life_cycle",
    label=_("Customer life cycle"),
    kind=LifeCycleLimits,
    limits=(
        days("risk_days", _("At risk after so many days without an order, or")),
        times("risk_intervals", _("after so many times the usual interval, if that is longer")),
        days("lost_days", _("Lost after so many days without an order, or")),
        times("lost_intervals", _("after so many times the usual interval, if that is longer")),
        days("new_days", _("New: first order within so many days")),
        days("won_back_days", _("Won back: order after a lost gap within so many days")),
        share("growth_share", _("Growth: revenue up by at least")),
        share("decline_share", _("Decline: revenue down by at least")),
        days("usual_interval", _("Usual interval where there are too few orders, in days")),
        days("seasonal_interval", _("Usual interval of who orders in one season, in days")),
        at_least_one("intervals", _("The usual interval is the middle of the last so many"), 100),
        at_least_one("fewest_intervals", _("of which there are at least"), 100),
    ),
    together=_("An account is at risk before it is lost."),
)

DEPENDENCE: Final = Analysis(
    key="dependence",
    label=_("Mutual dependence"),
    kind=DependenceLimits,
    limits=(
        points("share_of_wallet_weight", _("Weight: our share of what they buy")),
        points("switching_cost_weight", _("Weight: trouble of changing supplier")),
        points("criticality_weight", _("Weight: how critical we are to them")),
        points("lack_of_alternatives_weight", _("Weight: lack of other suppliers")),
        points("own_contribution_weight", _("Weight: their share of our contribution")),
        points("dedicated_capacity_weight", _("Weight: capacity we keep for them alone")),
        points("irreplaceability_weight", _("Weight: how hard they are to replace")),
        share("full_contribution_share", _("This share of our contribution counts as 100")),
        points("high_from", _("High dependence begins at")),
        points("lopsided_from", _("Lopsided from this difference on")),
        share("minimum_weight_share", _("No answer below this share of the weight")),
    ),
    together=_("One weight of each side lies above 0, and so does the share that counts as 100."),
)

MATRIX: Final = Analysis(
    key="portfolio_matrix",
    label=_("Portfolio matrix"),
    kind=PortfolioLimits,
    limits=(
        points("attractive_from", _("Attractive from"), Decimal(5)),
        points("strong_from", _("Strong from (ours ÷ best competitor)"), Decimal(5)),
        points("important_from", _("Important from"), Decimal(5)),
        points("difficult_from", _("Difficult from"), Decimal(5)),
        points("medium_from", _("Nine cells: medium from"), Decimal(5)),
        points("high_from", _("Nine cells: high from"), Decimal(5)),
    ),
    together=_("Scores lie from 1 to 5, medium begins below high, and strength above 0."),
)

CUSTOMER_PROFIT: Final = Analysis(
    key="customer_profit",
    label=_("Customer profit"),
    kind=CustomerProfitLimits,
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
        at_least_one("years", _("Years in the picture"), 30),
        Limit(
            name="is_paid_now",
            label=_("The first contribution comes now, not after a year"),
            unit=Unit.YES_NO,
        ),
        share("swing", _("An assumed retention may lie so far to either side")),
        at_least_one("fewest_accounts", _("Learn from own orders from so many accounts on"), 9999),
    ),
    together=_("Growth stays below the discount."),
)

TWO_SIDED: Final = Analysis(
    key="two_sided",
    label=_("Two-sided value"),
    kind=ValueWeights,
    limits=(
        share("lifetime", _("Weight of the lifetime value")),
        share("reference", _("Weight of the reference value")),
        share("least_known", _("So much of the weight must be known")),
    ),
    together=_("One of the weights is above 0."),
)
