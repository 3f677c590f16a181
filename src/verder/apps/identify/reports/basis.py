"""On what every report stands: the period, the viewer, the currency, what is left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from verder.apps.core.models import User
from verder.apps.core.queries import organisation
from verder.apps.identify import figures
from verder.apps.identify.bonuses import accounts_with_bonus
from verder.apps.identify.question import Question
from verder.apps.identify.sight import Sight, sight_of
from verder.apps.imports.queries import current_facts
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period, first_of_month
from verder.facts.engine import Facts
from verder.facts.rows import AccountTotals, Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a report was made from; `coverage` only for who knows the whole company.

    `previous` is None where nothing is compared, or no line is that old.
    """

    question: Question
    days: tuple[date, date]  # the first and the last with lines
    period: Period
    previous: Period | None
    sight: Sight
    currency: str
    coverage: Coverage | None
    facts: Facts

    def totals(self, period: Period | None = None) -> Mapping[int, AccountTotals]:
        """Return what every account of the company bought, in the period or another."""
        question = self.question
        return figures.totals(
            self.facts, period or self.period, question.level, question.product_group
        )

    @property
    def bonus_count(self) -> int:
        """How many accounts in view have a year-end bonus in the period; all others have none."""
        found = accounts_with_bonus(self.facts, self.period, self.question.level)
        seen = self.sight.account_ids
        return len(found if seen is None else found & seen)

    def reaches_back_to(self, period: Period) -> bool:
        """Return whether the lines begin no later than the first month of the period."""
        return first_of_month(self.days[0]) <= period.start_on

    def seen_totals(self, period: Period | None = None) -> list[AccountTotals]:
        """Return what the accounts in view bought."""
        return self.sight.rows(self.totals(period).values())


def basis_of(user: User | None, question: Question, sight: Sight | None = None) -> Basis:
    """Return what answers to this question stand on; without any line there are none.

    Who has found out already what the viewer sees gives it as `sight`.
    """
    facts = current_facts()
    days = figures.span(facts)
    if days is None:
        raise NotComputable("no_lines")
    period = question.period or figures.default_period()
    previous = period.previous()
    sight = sight or sight_of(user, question)
    return Basis(
        question=question.over(period),
        days=days,
        period=period,
        previous=previous if question.is_compared and previous.last_on >= days[0] else None,
        sight=sight,
        currency=organisation().currency,
        coverage=figures.coverage(facts, period) if sight.sees_company else None,
        facts=facts,
    )


def require_margins(basis: Basis) -> None:
    """Refuse an answer that stands on margins to who may not see them."""
    if not basis.sight.has_margins:
        raise NotComputable("margins_hidden")
