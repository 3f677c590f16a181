"""The rows of a file of cost drivers as quantities of accounts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from verder.apps.accounts.models import Account
from verder.apps.accounts.outcomes import Status
from verder.apps.identify.customers_named import CustomersNamed, RowRefused
from verder.apps.identify.driver_files import drivers_by_word, field_name
from verder.apps.identify.models import CostDriver
from verder.apps.identify.queries.drivers import cost_drivers
from verder.domain.values.period import Period
from verder.facts.columns.headers import key_of
from verder.facts.values.period_texts import period_from, period_of

LARGEST = Decimal(10) ** 12
ONCE = Decimal(1)


@dataclass(slots=True, kw_only=True)
class QuantityRow:
    """A quantity of the file, and the one that it takes the place of."""

    row: int
    number: str
    account: Account
    driver: CostDriver
    period: Period
    quantity: Decimal
    before: Decimal | None = None

    @property
    def key(self) -> tuple[int, int, Period]:
        """What there is one quantity of."""
        return self.account.pk, self.driver.pk, self.period

    @property
    def status(self) -> Status:
        """What the row does."""
        if self.before is None:
            return Status.NEW
        return Status.UNCHANGED if self.before == self.quantity else Status.CHANGED


class DriverRows:
    """Makes quantities of rows, against the customers and drivers of now.

    A row with a date is one of many times, which are counted together.
    """

    def __init__(self, source: str) -> None:
        self._customers = CustomersNamed(source)
        self._told: set[tuple[str, int, Period]] = set()
        self._words = drivers_by_word()
        self._columns = {field_name(each): each for each in cost_drivers()}

    def quantities(self, row: Mapping[str, Any]) -> Iterator[QuantityRow]:
        """Yield what one row says; raises what it lacks."""
        account, period = self._customers.account(row), _period(row)
        for driver, quantity, column in self._stated(row):
            if not 0 <= quantity < LARGEST:
                raise RowRefused(row, column, code="quantity_not_possible")
            number = row.get("customer") or row.get("customer_name") or ""
            if (number, driver.pk, period) in self._told and not row.get("date"):
                raise RowRefused(row, column, code="quantity_twice")
            self._told.add((number, driver.pk, period))
            yield QuantityRow(
                row=row["row"],
                number=number,
                account=account,
                driver=driver,
                period=period,
                quantity=quantity,
            )

    def _stated(self, row: Mapping[str, Any]) -> Iterator[tuple[CostDriver, Decimal, str]]:
        if word := row.get("driver"):
            if key_of(word) not in self._words:
                raise RowRefused(row, "driver", code="driver_not_known")
            quantity = row.get("quantity")
            if quantity is None and ("quantity" in row or not row.get("date")):
                raise RowRefused(row, "quantity", code="quantity_not_given")
            yield self._words[key_of(word)], ONCE if quantity is None else quantity, "quantity"
            return
        stated = [name for name in self._columns if row.get(name) is not None]
        if not stated:
            raise RowRefused(row, "driver", code="driver_not_given")
        for name in stated:
            yield self._columns[name], row[name], name


def _period(row: Mapping[str, Any]) -> Period:
    """Return the period of a row: as it says, by year and month, or the month of its day."""
    if text := row.get("period"):
        found, column = period_of(text), "period"
    elif row.get("year") or row.get("month"):
        found, column = period_from(row.get("year") or "", row.get("month") or ""), "month"
    elif on := row.get("date"):
        return Period.of_months(on, 1)
    else:
        raise RowRefused(row, "period", code="period_not_given")
    if found is None:
        raise RowRefused(row, column if row.get(column) else "year", code="period_not_read")
    return found
