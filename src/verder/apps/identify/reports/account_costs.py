"""What serving one account takes, driver by driver, and who or what says so."""

from dataclasses import dataclass
from decimal import Decimal

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.core.rules import may_see_margins
from verder.apps.identify.limits import limits_of
from verder.apps.identify.models import CostDriver, DriverQuantity
from verder.apps.identify.queries.drivers import cost_drivers, known_quantities
from verder.apps.identify.question import Question
from verder.apps.identify.reports.basis import Basis, basis_of
from verder.apps.identify.reports.cost_to_serve import company_costs
from verder.apps.identify.reports.receivables import payments_of
from verder.domain.identify.cost_to_serve import CostToServe, DriverCost
from verder.domain.identify.driver_quantities import CostLimits
from verder.domain.identify.receivables import Payments
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Level

Figure = Decimal | NotComputable
LATEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverLine:
    """One driver of the account.

    `said` is what holds for exactly this period, `latest` the last word on any part of it;
    without one the quantity was counted, where the driver is. Rate and cost are None for
    who may not see them.
    """

    driver: CostDriver
    quantity: Figure
    said: DriverQuantity | None
    latest: DriverQuantity | None
    rate: Figure | None
    cost: Figure | None

    @property
    def is_counted(self) -> bool:
        """Whether the system counted it."""
        has_count = bool(self.driver.counted) and isinstance(self.quantity, Decimal)
        return self.latest is None and has_count


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountCosts:
    """The cost to serve of an account; `costs` is None for who may not see margins."""

    period: Period
    currency: str
    lines: tuple[DriverLine, ...]
    costs: CostToServe | None
    revenue: Decimal
    statements: tuple[DriverQuantity, ...]
    payments: Payments | None

    @property
    def revenue_share(self) -> Figure:
        """The cost to serve as a share of net revenue."""
        total: Figure = self.costs.total if self.costs else NotComputable("margins_hidden")
        if isinstance(total, NotComputable):
            return total
        return total / self.revenue if self.revenue > 0 else NotComputable("no_positive_revenue")


def account_costs(*, user: User | None, account: Account, question: Question) -> AccountCosts:
    """Return what serving the account takes in the period of the question."""
    level = Level.ENTITY if account.head_id else Level.ACCOUNT
    basis = basis_of(user, Question(period=question.period, level=level))
    limits = limits_of(CostLimits)
    found = company_costs(basis.facts, basis.period, level, limits)
    costs = found.get(account.pk)
    statements = tuple(_statements(account, basis.period))
    sees_costs = may_see_margins(user)
    return AccountCosts(
        period=basis.period,
        currency=basis.currency,
        lines=tuple(_lines(account, basis, costs, statements, sees_costs=sees_costs)),
        costs=costs if sees_costs else None,
        revenue=_revenue(basis, account),
        statements=statements[:LATEST],
        payments=payments_of(account.pk, basis.period, level, limits),
    )


def _statements(account: Account, period: Period) -> list[DriverQuantity]:
    """Return what holds of the account and its entities for days of the period, the last first."""
    rows = known_quantities().filter(start_on__lt=period.end_on, end_on__gt=period.start_on)
    own = rows.filter(account=account)
    of_entities = rows.none() if account.head_id else rows.filter(account__head=account)
    found = (own | of_entities).select_related("account", "driver", "by")
    return list(found.order_by("-at", "driver__place", "start_on", "pk"))


def _lines(
    account: Account,
    basis: Basis,
    costs: CostToServe | None,
    statements: tuple[DriverQuantity, ...],
    *,
    sees_costs: bool,
) -> list[DriverLine]:
    by_code = {each.driver.code: each for each in costs.costs} if costs else {}
    lines = []
    for driver in cost_drivers():
        if not driver.is_active:
            continue
        told = [each for each in statements if each.driver_id == driver.pk]
        found = by_code.get(driver.code)
        lines.append(
            DriverLine(
                driver=driver,
                quantity=found.quantity if found else NotComputable("no_quantity"),
                said=_said(account, basis.period, told),
                latest=told[0] if told else None,
                rate=_rate(found) if sees_costs else None,
                cost=_cost(found) if sees_costs else None,
            )
        )
    return lines


def _said(account: Account, period: Period, told: list[DriverQuantity]) -> DriverQuantity | None:
    days = (account.pk, period.start_on, period.end_on)
    same = (each for each in told if (each.origin, each.start_on, each.end_on) == days)
    return next(same, None)


def _rate(found: DriverCost | None) -> Figure:
    return found.driver.rate if found else NotComputable("no_rate")


def _cost(found: DriverCost | None) -> Figure:
    return found.cost if found else NotComputable("no_quantity")


def _revenue(basis: Basis, account: Account) -> Decimal:
    bought = basis.totals().get(account.pk)
    return bought.revenue if bought else Decimal(0)
