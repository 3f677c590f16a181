"""The quantities of many accounts for one period, to be typed side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.identify.models import CostDriver
from verder.apps.identify.queries.drivers import cost_drivers, known_quantities
from verder.apps.identify.question import Question
from verder.apps.identify.reports.basis import Basis, basis_of
from verder.apps.identify.reports.cost_to_serve import seen_costs
from verder.domain.identify.ranking import ranked
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period

MOST = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One account: what was stated for exactly this period, and what holds, both by driver."""

    account: Account
    stated: Mapping[int, Decimal]
    holding: Mapping[str, Decimal | NotComputable]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityGrid:
    """A page of accounts, the largest first, and the drivers in use."""

    period: Period
    drivers: Sequence[CostDriver]
    rows: Sequence[GridRow]
    page: int
    pages: int


def quantity_grid(
    user: User, question: Question, *, only: Sequence[int] = (), page: int = 1
) -> QuantityGrid:
    """Return the accounts of the question, or only those that are named, a page at a time."""
    basis = basis_of(user, question)
    bought = ranked(basis.seen_totals(), lambda row: row.revenue)
    keys = [row.account_id for row in bought if not only or row.account_id in only]
    pages = max(1, -(-len(keys) // MOST))
    page = min(max(1, page), pages)
    shown = keys[(page - 1) * MOST : page * MOST]
    return QuantityGrid(
        period=basis.period,
        drivers=[each for each in cost_drivers() if each.is_active],
        rows=_rows(shown, basis),
        page=page,
        pages=pages,
    )


def _rows(keys: Sequence[int], basis: Basis) -> list[GridRow]:
    accounts, period = Account.objects.in_bulk(keys), basis.period
    costs = seen_costs(basis, period)
    stated: dict[int, dict[int, Decimal]] = {}
    exact = known_quantities().filter(start_on=period.start_on, end_on=period.end_on)
    columns = exact.filter(origin__in=keys).values_list("origin", "driver_id", "quantity")
    for origin, driver_id, quantity in columns:
        if quantity is not None:
            stated.setdefault(origin, {})[driver_id] = quantity
    return [
        GridRow(
            account=accounts[key],
            stated=stated.get(key, {}),
            holding={each.driver.code: each.quantity for each in costs[key].costs},
        )
        for key in keys
        if key in accounts
    ]
