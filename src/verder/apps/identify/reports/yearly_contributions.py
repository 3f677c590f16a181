"""What each account of the company contributes a year, on the deepest step that is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.identify.keeping import kept
from verder.apps.identify.limits import limits_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.profit import company_ladders
from verder.domain.identify.driver_quantities import CostLimits
from verder.domain.identify.profit_ladder import Step, coverage, deepest_step
from verder.domain.identify.whale import WhaleLimits
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Facts, Level


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Contributions:
    """The contribution of every account whose step has an answer; the same step for all.

    Each is itself and no other, so that what stands on it is kept as long as it is.
    """

    step: Step
    amounts: Mapping[int, Decimal]
    coverage: Decimal | NotComputable


def company_contributions(facts: Facts, question: Question, year: Period) -> Contributions:
    """Return what every account contributes in a year: CM3 where enough of it is known."""
    return _contributions(
        facts,
        year,
        question.level,
        question.product_group,
        limits_of(WhaleLimits).minimum_costed_share,
        limits_of(CostLimits),
    )


@kept
def _contributions(
    facts: Facts,
    year: Period,
    level: Level,
    product_group: str,
    minimum_costed_share: Decimal,
    limits: CostLimits,
) -> Contributions:
    ladders = company_ladders(facts, year, level, product_group, minimum_costed_share, limits)
    step = deepest_step(list(ladders.values()))
    amounts = {key: ladder.profit(step) for key, ladder in ladders.items()}
    return Contributions(
        step=step,
        amounts={key: each for key, each in amounts.items() if isinstance(each, Decimal)},
        coverage=coverage(ladders.values(), step),
    )
