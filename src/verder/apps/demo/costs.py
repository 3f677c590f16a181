"""What the customers of the demo company cost to serve: rates, and who asks how much."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.identify import figures
from verder.apps.identify.models import CostDriver
from verder.apps.identify.queries.drivers import cost_drivers
from verder.apps.identify.services import Said, set_driver_rate, state_quantities
from verder.apps.imports.queries import current_facts
from verder.domain.values.period import Period
from verder.facts.demo.chance import Chance
from verder.facts.engine import Level
from verder.facts.rows import AccountTotals

# Practical cost and practical capacity a year.
ACTIVITIES: Final = {
    "orders": (384_000, 12_000),
    "deliveries": (532_000, 14_000),
    "visits": (396_000, 2_400),
    "returns": (44_000, 800),
    "support_hours": (161_200, 2_600),
}
INTEREST: Final = Decimal("0.065")
LARGE: Final = 30
UNKNOWN_SHARE: Final = 0.04  # of the customers, nobody knows how often they were delivered
NOTES: Final = {
    "deliveries": "Ritregistratie",
    "visits": "Agenda's buitendienst",
    "support_hours": "Urenstaten binnendienst",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How one customer lets itself be served."""

    deliveries: Decimal  # for each invoice
    visits: int
    support_hours: int
    is_known: bool


def cost_of_accounts(*, today: date, seed: int) -> None:
    """Give rates for this year and the one before, and quantities for the last two periods."""
    controller = User.objects.filter(role=Role.CONTROLLER, is_demo=True).first()
    drivers = {each.code: each for each in cost_drivers()}
    _give_rates(drivers, today.year, controller)
    period = figures.default_period()
    for place, asked in enumerate((period.previous(), period)):
        said = list(_quantities(drivers, asked, Chance(seed, f"service-{place}"), seed))
        state_quantities(said=said, by=controller)


def _give_rates(drivers: Mapping[str, CostDriver], year: int, by: User | None) -> None:
    for code, (cost, capacity) in ACTIVITIES.items():
        for back in (1, 0):
            set_driver_rate(
                driver=drivers[code],
                start_on=date(year - back, 1, 1),
                cost=Decimal(cost) * (100 - 4 * back) / 100,
                capacity=Decimal(capacity),
                by=by,
            )
    receivable = drivers["receivable"]
    set_driver_rate(driver=receivable, start_on=date(year - 1, 1, 1), rate=INTEREST, by=by)


def _quantities(
    drivers: Mapping[str, CostDriver], period: Period, chance: Chance, seed: int
) -> Iterator[Said]:
    totals = figures.totals(current_facts(), period, Level.ACCOUNT, "").values()
    ranked = sorted(totals, key=lambda row: (-row.revenue, row.account_id))
    accounts = Account.objects.in_bulk([row.account_id for row in ranked])
    for place, row in enumerate(ranked):
        manner = _manner(row, place, Chance(seed, f"manner-{row.account_id}"))
        for code, quantity in _taken(row, manner, chance).items():
            yield Said(
                account=accounts[row.account_id],
                driver=drivers[code],
                period=period,
                quantity=Decimal(quantity),
                note=NOTES[code],
            )


def _manner(row: AccountTotals, place: int, chance: Chance) -> Manner:
    """Return how a customer is served; some large ones ask very much, and every year again."""
    revenue = max(Decimal(0), row.revenue)  # who only brought back, is not visited
    is_known = place < LARGE or not chance.happens(UNKNOWN_SHARE)
    if chance.happens(0.22 if place < LARGE else 0.05):
        return Manner(
            deliveries=Decimal(chance.whole(55, 90)) / 10,
            visits=chance.whole(24, 44) if place < LARGE else chance.whole(6, 12),
            support_hours=chance.whole(110, 240) if place < LARGE else chance.whole(8, 30),
            is_known=is_known,
        )
    return Manner(
        deliveries=Decimal(chance.whole(8, 13)) / 10,
        visits=min(14, 1 + int(revenue / 12_000)),
        support_hours=int(revenue / 9_000),
        is_known=is_known,
    )


def _taken(row: AccountTotals, manner: Manner, chance: Chance) -> dict[str, int]:
    spread = Decimal(chance.whole(90, 110)) / 100
    found = {
        "visits": int(manner.visits * spread),
        "support_hours": int(manner.support_hours * spread),
    }
    if manner.is_known:
        found["deliveries"] = int(row.invoices * manner.deliveries * spread)
    return found
