"""Cost drivers with rates and quantities, as tests need them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from verder.apps.accounts.models import Account
from verder.apps.identify.models import CostDriver
from verder.apps.identify.queries.drivers import cost_drivers
from verder.apps.identify.services import Said, set_driver_rate, state_quantities
from verder.domain.values.period import Period

YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))
RATES = {
    "orders": "45",
    "deliveries": "90",
    "visits": "350",
    "returns": "120",
    "support_hours": "75",
    "receivable": "0.08",
}
C03 = {
    "orders": "310",
    "deliveries": "240",
    "visits": "26",
    "returns": "40",
    "support_hours": "80",
    "receivable": "31875",
}


def driver(code: str) -> CostDriver:
    return cost_drivers().get(code=code)


def give_rates(*codes: str) -> None:
    """Set the rates of the method's example, all of them or those named."""
    for code in codes or RATES:
        set_driver_rate(
            driver=driver(code), start_on=YEAR.start_on, rate=Decimal(RATES[code]), by=None
        )


def give(account: Account, **quantities: str) -> None:
    """State quantities of an account in the year, by the code of the driver."""
    give_many({account: quantities})


def give_many(quantities: Mapping[Account, Mapping[str, str]]) -> None:
    """State quantities of accounts in the year, each by the code of the driver."""
    drivers = {each.code: each for each in cost_drivers()}
    state_quantities(
        said=[
            Said(account=account, driver=drivers[code], period=YEAR, quantity=Decimal(quantity))
            for account, of_account in quantities.items()
            for code, quantity in of_account.items()
        ],
        by=None,
    )
