"""The profit ladder of an account, line by line, as its table and its picture show it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from verder.domain.identify.cost_to_serve import DriverCost, Measure
from verder.domain.identify.profit_ladder import Figure, ProfitLadder, Step
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.identify.presenters.words import STEP_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderLine:
    """A line of the ladder: what is left (`is_total`), or what is taken off, below zero."""

    name: str
    amount: Figure
    is_total: bool = False
    quantity: Figure | None = None
    rate: Figure | None = None
    measure: Measure | None = None
    share: Figure | None = None  # of net revenue, of what is left


def ladder_lines(ladder: ProfitLadder, names: Mapping[str, str]) -> list[LadderLine]:
    """Return the lines from gross sales to net customer profit; `names` are those of drivers."""
    return [*_sales_lines(ladder), *_service_lines(ladder, names)]


def _sales_lines(ladder: ProfitLadder) -> Iterator[LadderLine]:
    yield LadderLine(name=_("Gross sales"), amount=ladder.gross_sales, is_total=True)
    if ladder.credit_notes:
        yield LadderLine(name=_("Credit notes and discounts"), amount=-ladder.credit_notes)
    if ladder.bonus:
        yield LadderLine(name=_("Year-end bonus, accrued"), amount=-ladder.bonus)
    if ladder.credit_notes or ladder.bonus:
        yield LadderLine(name=_("Net revenue"), amount=ladder.revenue, is_total=True)
    if ladder.uncosted_revenue:
        yield LadderLine(name=_("Revenue without known cost"), amount=-ladder.uncosted_revenue)
    yield LadderLine(name=_("Cost of goods"), amount=-ladder.cost_of_goods)
    yield _left(ladder, Step.CM1)


def _service_lines(ladder: ProfitLadder, names: Mapping[str, str]) -> Iterator[LadderLine]:
    for step in (Step.CM2, Step.CM3):
        for cost in ladder.costs_of(step):
            yield _cut(cost, names)
        yield _left(ladder, step)


def _left(ladder: ProfitLadder, step: Step) -> LadderLine:
    return LadderLine(
        name=str(STEP_NAMES[step]),
        amount=ladder.profit(step),
        is_total=True,
        share=ladder.share(step),
    )


def _cut(cost: DriverCost, names: Mapping[str, str]) -> LadderLine:
    amount = cost.cost
    return LadderLine(
        name=names.get(cost.driver.code, cost.driver.code),
        amount=amount if isinstance(amount, NotComputable) else -amount,
        quantity=cost.quantity,
        rate=cost.driver.rate,
        measure=cost.driver.measure,
    )


def quantity_words(line: LadderLine, currency: str) -> str:
    """Return quantity × rate of a driver as people read them; "" for what has neither."""
    if not isinstance(line.quantity, Decimal) or not isinstance(line.rate, Decimal):
        return ""
    if line.measure is Measure.MONEY:
        return ""
    if line.measure is Measure.BALANCE:
        of = formats.money(line.quantity, currency)
        return _("%(amount)s × %(share)s a year") % {
            "amount": of,
            "share": formats.share(line.rate),
        }
    places = 0 if line.quantity == line.quantity.to_integral_value() else 1
    return f"{formats.number(line.quantity, places)} × {formats.money(line.rate, currency, 2)}"
