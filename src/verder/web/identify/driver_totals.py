"""What each driver takes of all customers in view, as rows of a page."""

from dataclasses import dataclass

from verder.apps.identify.queries.drivers import cost_drivers
from verder.apps.identify.reports.cost_to_serve import CostReport, DriverTotals
from verder.apps.identify.standard_drivers import name_of, unit_of
from verder.web.identify.presenters.driver_words import money_words, quantity_words, rate_words


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverRow:
    """One driver: how much of it is known, of how many customers, and what that costs."""

    code: str
    name: str
    quantity: str
    customers_known: int
    is_complete: bool
    counts: bool
    rate: str
    cost: str


def driver_rows(report: CostReport) -> list[DriverRow]:
    """Return a row for each driver in use."""
    own = {each.code: (each.name, each.unit) for each in cost_drivers()}
    customers, currency = len(report.bought), report.basis.currency
    return [_row(each, *own[each.driver.code], customers, currency) for each in report.drivers]


def _row(
    found: DriverTotals, own_name: str, own_unit: str, customers: int, currency: str
) -> DriverRow:
    driver = found.driver
    return DriverRow(
        code=driver.code,
        name=name_of(driver.code, own_name),
        quantity=quantity_words(driver.measure, found.quantity, currency),
        customers_known=found.customers_known,
        is_complete=found.customers_known == customers,
        counts=driver.counts,
        rate=rate_words(driver.measure, driver.rate, unit_of(driver.code, own_unit), currency),
        cost=money_words(found.cost, currency) if driver.counts else "–",
    )
