"""What each account of the company contributes: the one meaning that the word has everywhere.

Contribution is what is left on the deepest step of the profit ladder that answers for
most of the revenue: net customer profit where the cost to serve is known, gross margin
where it is not. The step is the same for all accounts, and is shown with the figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.identify.keeping import kept_with_costs
from verder.apps.identify.limits import limits_of
from verder.apps.identify.reports.profit import company_ladders
from verder.apps.imports.queries import current_facts
from verder.domain.identify.driver_quantities import CostLimits
from verder.domain.identify.profit_ladder import Figure, Step, coverage, deepest_step
from verder.domain.identify.whale import WhaleLimits
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Facts, Level

ZERO = Decimal(0)
NOTHING_BOUGHT = NotComputable("no_revenue")
NO_WHOLE = NotComputable("margin_not_positive")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Contributions:
    """The contribution of every account whose step has an answer; `unknown` says why not.

    Each is itself and no other, so that what stands on it is kept as long as it is.
    """

    step: Step
    amounts: Mapping[int, Decimal]
    unknown: Mapping[int, NotComputable]
    coverage: Figure
    whole: Decimal

    def share(self, account_id: int) -> Figure:
        """Return the part of the company's contribution that the account brings."""
        if account_id not in self.amounts:
            return self.unknown.get(account_id, NOTHING_BOUGHT)
        return self.amounts[account_id] / self.whole if self.whole > 0 else NO_WHOLE


def company_contributions(
    facts: Facts, period: Period, level: Level = Level.ACCOUNT, product_group: str = ""
) -> Contributions:
    """Return what every account of the company contributes in a period."""
    least_costed_share = limits_of(WhaleLimits).minimum_costed_share
    return _contributions(
        facts, period, level, product_group, least_costed_share, limits_of(CostLimits)
    )


def contribution_step(period: Period) -> Step:
    """Return the step on which the contribution of accounts is told in a period."""
    return company_contributions(current_facts(), period).step


@kept_with_costs
def _contributions(
    facts: Facts,
    period: Period,
    level: Level,
    product_group: str,
    minimum_costed_share: Decimal,
    limits: CostLimits,
) -> Contributions:
    ladders = company_ladders(facts, period, level, product_group, minimum_costed_share, limits)
    step = deepest_step(list(ladders.values()))
    figures = {key: ladder.profit(step) for key, ladder in ladders.items()}
    amounts = {key: each for key, each in figures.items() if isinstance(each, Decimal)}
    return Contributions(
        step=step,
        amounts=amounts,
        unknown={key: each for key, each in figures.items() if isinstance(each, NotComputable)},
        coverage=coverage(ladders.values(), step),
        whole=sum(amounts.values(), ZERO),
    )
