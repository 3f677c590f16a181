"""What the invoice lines and the ledger say of an account, as the calculators ask for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Final, Self

from verder.apps.accounts.models import Account
from verder.apps.calculate.reports.sold import ZERO, SoldItems, sold_by_product, sold_items
from verder.apps.core.models import User
from verder.apps.core.rules import may_see_margins
from verder.apps.identify import figures
from verder.apps.identify.bonuses import bonus_by_account
from verder.apps.identify.limits import limits_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_page import level_of
from verder.apps.identify.reports.basis import Basis, basis_of
from verder.apps.identify.reports.receivables import payments_of
from verder.domain.identify.driver_quantities import CostLimits
from verder.domain.values.missing import NotComputable
from verder.domain.values.money import round_half_up
from verder.domain.values.period import Period
from verder.facts.rows import ProductSums

Figure = Decimal | NotComputable
MOST_PLACES: Final = 8
HUNDRED: Final = Decimal(100)
HALF_A_CENT: Final = Decimal("0.005")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """What was bought in one period: revenue less credit notes, and the year-end bonus on it.

    `counted` is the revenue of the lines that have a quantity; `cost` that of `costed`.
    """

    period: Period
    lines: int
    units: tuple[str, ...]
    quantity: Decimal
    revenue: Decimal
    counted: Decimal
    cost: Decimal
    costed: Decimal
    costed_quantity: Decimal
    bonus: Decimal

    def by_hundred(self) -> Self:
        """Return the same with each hundred of revenue as one piece."""
        return replace(
            self,
            units=(),
            quantity=self.counted / HUNDRED,
            costed_quantity=self.costed / HUNDRED,
        )

    @property
    def net(self) -> Decimal:
        """Revenue less the bonus."""
        return self.revenue - self.bonus

    @property
    def volume(self) -> Figure:
        """The quantity, where all of it counts in one unit."""
        if len(self.units) > 1:
            return NotComputable("several_units")
        return self.quantity if self.quantity > 0 else NotComputable("no_quantity_sold")

    @property
    def price(self) -> Figure:
        """Net revenue for each unit: the bonus off in proportion."""
        return self._each(self.counted - self._of_bonus(self.counted))

    @property
    def invoice_price(self) -> Figure:
        """Revenue for each unit as invoiced, before the bonus."""
        return self._each(self.counted)

    @property
    def bonus_share(self) -> Figure:
        """The bonus as a part of the revenue."""
        return self.bonus / self.revenue if self.revenue > 0 else NotComputable("no_revenue")

    @property
    def unit_cost(self) -> Figure:
        """The cost for each unit of the lines whose cost is known."""
        if isinstance(self.volume, NotComputable):
            return self.volume
        if self.costed_quantity <= 0:
            return NotComputable("no_cost")
        return fewest_places(self.cost, self.costed_quantity)

    @property
    def cost_coverage(self) -> Figure:
        """The part of the revenue whose cost is known."""
        return self.costed / self.revenue if self.revenue > 0 else NotComputable("no_revenue")

    @property
    def margin_share(self) -> Figure:
        """The margin as a part of the net revenue, where the cost is known."""
        net = self.costed - self._of_bonus(self.costed)
        return (net - self.cost) / net if net > 0 else NotComputable("no_cost")

    def _of_bonus(self, revenue: Decimal) -> Decimal:
        return self.bonus * revenue / self.revenue if self.revenue > 0 else ZERO

    def _each(self, amount: Decimal) -> Figure:
        volume = self.volume
        return volume if isinstance(volume, NotComputable) else fewest_places(amount, volume)


@dataclass(frozen=True, kw_only=True)
class OwnFigures:
    """An account in a period and the one before it; cost only for who may see margins."""

    account: Account
    basis: Basis
    now: Bought
    before: Bought
    rows: Sequence[ProductSums]
    has_margins: bool
    days_outstanding: Figure
    credit: Decimal  # taken off by credit notes; in the revenue already

    @cached_property
    def sold(self) -> SoldItems:
        """What was sold of each product."""
        return sold_items(self.rows, with_cost=self.has_margins)


def own_figures(
    *, user: User | None, account: Account, period: Period | None = None, product_group: str = ""
) -> OwnFigures:
    """Return the figures; the caller has found the account among the visible ones.

    The head of a group stands for the whole group.
    """
    level = level_of(account)
    basis = basis_of(user, Question(period=period, level=level, product_group=product_group))
    now, before = basis.period, basis.period.previous()
    seen = frozenset({account.pk})
    rows = sold_by_product(basis.facts, before, now, seen, level, product_group)
    if not rows:
        raise NotComputable("nothing_sold")

    def bonus(of: Period) -> Decimal:
        return bonus_by_account(basis.facts, of, level, product_group).get(account.pk, ZERO)

    payments = payments_of(account.pk, now, level, limits_of(CostLimits))
    return OwnFigures(
        account=account,
        basis=basis,
        now=_bought([row for row in rows if row.is_after], now, bonus(now)),
        before=_bought([row for row in rows if not row.is_after], before, bonus(before)),
        rows=rows,
        has_margins=may_see_margins(user),
        days_outstanding=payments.days_outstanding if payments else NotComputable("no_open_items"),
        credit=figures.credit_notes(basis.facts, now, level, product_group).get(account.pk, ZERO),
    )


def _bought(rows: Sequence[ProductSums], period: Period, bonus: Decimal) -> Bought:
    counted = [row for row in rows if row.is_counted]
    return Bought(
        period=period,
        lines=sum(row.lines for row in rows),
        units=tuple(sorted({row.unit for row in counted if row.unit and row.quantity})),
        quantity=_sum(row.quantity for row in counted),
        revenue=_sum(row.amount for row in rows),
        counted=_sum(row.amount for row in counted),
        cost=_sum(row.cost for row in rows),
        costed=_sum(row.costed_amount for row in rows),
        costed_quantity=_sum(row.costed_quantity for row in rows),
        bonus=bonus,
    )


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)


def fewest_places(amount: Decimal, quantity: Decimal) -> Decimal:
    """Return the amount for each, with the fewest decimals that give the amount back to a cent.

    >>> fewest_places(Decimal(100), Decimal(7))
    Decimal('14.286')
    """
    exact = amount / quantity
    tries = (round_half_up(exact, places) for places in range(2, MOST_PLACES))
    is_right = (each for each in tries if abs(each * quantity - amount) <= HALF_A_CENT)
    return next(is_right, round_half_up(exact, MOST_PLACES))
