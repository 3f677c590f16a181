"""What each account of the company contributes a year, on the deepest step that is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.identify.limits import limits_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.profit import company_ladders
from verder.domain.identify.driver_quantities import CostLimits
from verder.domain.identify.profit_ladder import Step, coverage, deepest_step
from verder.domain.identify.whale import WhaleLimits
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributions:
    """The contribution of every account whose step has an answer; the same step for all."""

    step: Step
    amounts: Mapping[int, Decimal]
    coverage: Decimal | NotComputable


def company_contributions(facts: Facts, question: Question, year: Period) -> Contributions:
    """Return what every account contributes in a year: CM3 where enough of it is known."""
    ladders = company_ladders(
        facts,
        year,
        question.level,
        question.product_group,
        limits_of(WhaleLimits).minimum_costed_share,
        limits_of(CostLimits),
    )
    step = deepest_step(list(ladders.values()))
    amounts = {key: ladder.profit(step) for key, ladder in ladders.items()}
    return Contributions(
        step=step,
        amounts={key: each for key, each in amounts.items() if isinstance(each, Decimal)},
        coverage=coverage(ladders.values(), step),
    )
