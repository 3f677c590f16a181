"""What every account bought and where it stands, whoever looks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.identify import figures
from verder.apps.identify.keeping import kept
from verder.apps.identify.limits import limits_of
from verder.apps.identify.question import Question
from verder.apps.imports.queries import current_facts
from verder.domain.identify.abc_analysis import AbcRow, abc
from verder.domain.identify.abc_limits import AbcLimits
from verder.domain.identify.ranking import AccountRevenue
from verder.domain.values.missing import NotComputable
from verder.domain.values.money import from_ten_thousandths, to_ten_thousandths
from verder.domain.values.period import Period
from verder.facts.engine import Facts, Level
from verder.facts.rows import AccountTotals

ZERO = Decimal(0)
Figure = Decimal | NotComputable


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """The figures of the whole company in a period and the one before."""

    now: Mapping[int, AccountTotals]
    before: Mapping[int, AccountTotals]
    standings: Mapping[int, AbcRow]
    # The revenue in whole ten-thousandths: thousands of accounts are sorted and added for a page.
    units: Mapping[int, int]

    def revenue_together(self, account_ids: Iterable[int]) -> Decimal:
        """Return what these accounts bought together in the period."""
        return from_ten_thousandths(sum(self.units.get(key, 0) for key in account_ids))

    def revenue(self, account_id: int) -> Decimal:
        """Return what the account bought in the period."""
        return _revenue(self.now, account_id)

    def previous(self, account_id: int) -> Decimal:
        """Return what the account bought in the period before."""
        return _revenue(self.before, account_id)

    def change(self, account_id: int) -> Figure:
        """Return how much the revenue rose, as a share of the period before."""
        return change_share(self.revenue(account_id), self.previous(account_id))

    def margin(self, account_id: int) -> Figure:
        """Return the gross margin as a share of the revenue whose cost is known."""
        totals = self.now.get(account_id)
        if totals is None:
            return NotComputable("no_revenue")
        return margin_share(totals.costed_revenue, totals.cost)

    def group(self, account_id: int) -> str:
        """Return the class of the account, or its group beside the classes; "" without lines."""
        standing = self.standings.get(account_id)
        return str(standing.group) if standing else ""

    def rank(self, account_id: int) -> Figure:
        """Return the place of the account in the whole company."""
        standing = self.standings.get(account_id)
        return Decimal(standing.rank) if standing else NotComputable("no_revenue")


def period_of(question: Question) -> Period | None:
    """Return the period of the question, its default, or None where there are no lines."""
    if question.period is not None:
        return question.period
    try:
        return figures.default_period()
    except NotComputable:
        return None


def sums_of(question: Question, period: Period | None) -> Sums:
    """Return the figures of the whole company for this question."""
    if period is None:
        return Sums(now={}, before={}, standings={}, units={})
    facts, level, group = current_facts(), question.level, question.product_group
    return Sums(
        now=figures.totals(facts, period, level, group),
        before=figures.totals(facts, period.previous(), level, group)
        if question.is_compared
        else {},
        standings=standings(facts, period, level, group, limits_of(AbcLimits)),
        units=revenue_units(facts, period, level, group),
    )


@kept
def revenue_units(
    facts: Facts, period: Period, level: Level, product_group: str
) -> Mapping[int, int]:
    """Return the revenue of every account in whole ten-thousandths."""
    totals = figures.totals(facts, period, level, product_group)
    return {key: to_ten_thousandths(row.revenue) for key, row in totals.items()}


@kept
def standings(
    facts: Facts, period: Period, level: Level, product_group: str, limits: AbcLimits
) -> Mapping[int, AbcRow]:
    """Return the class and the rank of every account in the whole company."""
    totals = figures.totals(facts, period, level, product_group)
    judged = abc((AccountRevenue(key, row.revenue) for key, row in totals.items()), limits)
    return {row.account_id: row for row in judged.rows}


def change_share(now: Decimal, before: Decimal) -> Figure:
    """Return how much a figure rose, as a share of what it was."""
    if before <= 0:
        return NotComputable("no_previous_revenue")
    return (now - before) / before


def margin_share(costed_revenue: Decimal, cost: Decimal) -> Figure:
    """Return the gross margin as a share of the revenue whose cost is known."""
    if costed_revenue <= 0:
        return NotComputable("no_cost")
    return (costed_revenue - cost) / costed_revenue


def _revenue(totals: Mapping[int, AccountTotals], account_id: int) -> Decimal:
    found = totals.get(account_id)
    return found.revenue if found else ZERO
