"""Profit ladder (klantrendement): from gross sales down to net customer profit, step by step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from verder.domain.identify.cost_to_serve import CostStep, CostToServe, DriverCost
from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)
NO_RATES: Final = NotComputable("no_rates")
Figure = Decimal | NotComputable


class Step(StrEnum):
    """A rung on which something is left: each contribution margin less than the one before."""

    CM1 = "cm1"  # gross margin: net revenue less cost of goods
    CM2 = "cm2"  # less orders, deliveries, visits, returns and support
    CM3 = "cm3"  # less capital cost and special investments: net customer profit


STEP_OF_COST: Final = {CostStep.SERVICE: Step.CM2, CostStep.CAPITAL: Step.CM3}


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSales:
    """What one account bought in a period; `cost` belongs to `costed_revenue` only.

    `credit_notes` and `bonus`, the accrued year-end bonus, are what they took off net
    revenue, `costed_share` the part of the turnover whose cost is known.
    """

    account_id: int
    revenue: Decimal
    credit_notes: Decimal
    bonus: Decimal = ZERO
    costed_revenue: Decimal
    cost: Decimal
    costed_share: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfitLadder:
    """The ladder of one account; a step that misses an input has no answer, nor those below it.

    Gross sales is what was invoiced before credit notes; `bonus` is the accrued year-end
    bonus. `uncosted_revenue` is net revenue whose cost of goods is not known: no margin is
    counted on it.
    """

    account_id: int
    gross_sales: Decimal
    credit_notes: Decimal
    bonus: Decimal
    revenue: Decimal
    uncosted_revenue: Decimal
    cost_of_goods: Decimal
    costed_share: Decimal
    cm1: Figure
    cm2: Figure
    cm3: Figure
    costs: tuple[DriverCost, ...]

    def profit(self, step: Step) -> Figure:
        """Return what is left on a step."""
        return {Step.CM1: self.cm1, Step.CM2: self.cm2, Step.CM3: self.cm3}[step]

    def costs_of(self, step: Step) -> list[DriverCost]:
        """Return the costs that are taken off to reach a step; without a rate none counts."""
        return [
            each
            for each in self.costs
            if each.driver.counts and STEP_OF_COST[each.driver.step] is step
        ]

    def share(self, step: Step) -> Figure:
        """Return what is left on a step as a share of net revenue."""
        return self._of_revenue(self.profit(step))

    def cost_to_serve(self, step: Step = Step.CM3) -> Figure:
        """Return what serving the account costs, from gross margin down to a step."""
        left = self.profit(step)
        if isinstance(self.cm1, NotComputable) or isinstance(left, NotComputable):
            return left
        return self.cm1 - left

    def cost_to_serve_share(self, step: Step = Step.CM3) -> Figure:
        """Return the cost to serve as a share of net revenue."""
        return self._of_revenue(self.cost_to_serve(step))

    def _of_revenue(self, amount: Figure) -> Figure:
        if isinstance(amount, NotComputable):
            return amount
        return amount / self.revenue if self.revenue > 0 else NotComputable("no_positive_revenue")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownProfit:
    """An account of which an input is missing, so that its profit has no answer."""

    account_id: int
    revenue: Decimal
    why: NotComputable


def profit_ladder(
    sales: AccountSales,
    served: CostToServe | None = None,
    *,
    minimum_costed_share: Decimal = Decimal("0.95"),
) -> ProfitLadder:
    """Climb down from gross sales to net customer profit.

    gross sales - credit notes - year-end bonus = net revenue; - cost of goods = CM1;
    - orders, deliveries, visits, returns, support = CM2; - capital cost, special
    investments = CM3. An unknown cost is not 0: its step and those below have no answer.
    Nor has CM1 where the cost of too much of the turnover is unknown. Overhead is never
    spread.
    Source: literature (Kaplan, activity-based costing).

    >>> ladder = profit_ladder(AccountSales(
    ...     account_id=3, revenue=Decimal(180_000), credit_notes=Decimal(5_000),
    ...     cost=Decimal(140_400), costed_revenue=Decimal(180_000), costed_share=Decimal(1),
    ... ))
    >>> ladder.gross_sales, ladder.cm1, ladder.cm2
    (Decimal('185000'), Decimal('39600'), NotComputable('no_rates'))
    """
    cm1: Figure = sales.costed_revenue - sales.cost
    if sales.costed_share < minimum_costed_share:
        cm1 = NotComputable("cost_unknown")
    cm2 = _less(cm1, served.service if served else NO_RATES)
    return ProfitLadder(
        account_id=sales.account_id,
        gross_sales=sales.revenue + sales.credit_notes + sales.bonus,
        credit_notes=sales.credit_notes,
        bonus=sales.bonus,
        revenue=sales.revenue,
        uncosted_revenue=sales.revenue - sales.costed_revenue,
        cost_of_goods=sales.cost,
        costed_share=sales.costed_share,
        cm1=cm1,
        cm2=cm2,
        cm3=_less(cm2, served.capital if served else NO_RATES),
        costs=served.costs if served else (),
    )


def _less(above: Figure, cost: Figure) -> Figure:
    """Return what is left of the step above; the first figure without an answer says why."""
    if isinstance(above, NotComputable):
        return above
    return cost if isinstance(cost, NotComputable) else above - cost


def coverage(ladders: Iterable[ProfitLadder], step: Step) -> Figure:
    """Return the share of all positive revenue of the accounts whose step has an answer."""
    rows = [ladder for ladder in ladders if ladder.revenue > 0]
    whole = sum((ladder.revenue for ladder in rows), ZERO)
    known = (ladder for ladder in rows if isinstance(ladder.profit(step), Decimal))
    if whole == 0:
        return NotComputable("no_positive_revenue")
    return sum((ladder.revenue for ladder in known), ZERO) / whole


def deepest_step(ladders: Sequence[ProfitLadder], least: Decimal = Decimal("0.5")) -> Step:
    """Return the lowest step that answers for at least so much of revenue, or gross margin."""
    for step in (Step.CM3, Step.CM2):
        covered = coverage(ladders, step)
        if isinstance(covered, Decimal) and covered >= least:
            return step
    return Step.CM1
