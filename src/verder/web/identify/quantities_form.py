"""The form of a grid: a field for each account and driver."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms

from verder.apps.accounts.models import Account
from verder.apps.identify.models import CostDriver
from verder.apps.identify.reports.quantity_grid import GridRow, QuantityGrid
from verder.apps.identify.services import Said
from verder.apps.identify.standard_drivers import name_of
from verder.web.core import formats


class GridForm(forms.Form):
    """What is typed of many accounts; a field that is emptied is not known any more."""

    def __init__(self, sent: Any, grid: QuantityGrid) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(sent)
        self.grid = grid
        for row in grid.rows:
            for driver in grid.drivers:
                self.fields[_name(row.account, driver)] = _field(row, driver)

    @property
    def rows(self) -> list[tuple[Account, list[forms.BoundField]]]:
        """Each account with its fields in the order of the drivers."""
        return [
            (row.account, [self[_name(row.account, driver)] for driver in self.grid.drivers])
            for row in self.grid.rows
        ]

    def said(self) -> list[Said]:
        """Return what differs from what held. Call it when the form is valid."""
        return list(self._changes())

    def _changes(self) -> Iterator[Said]:
        for row in self.grid.rows:
            for driver in self.grid.drivers:
                name = _name(row.account, driver)
                if name in self.changed_data:
                    yield Said(
                        account=row.account,
                        driver=driver,
                        period=self.grid.period,
                        quantity=self.cleaned_data[name],
                    )


def _name(account: Account, driver: CostDriver) -> str:
    return f"q-{account.pk}-{driver.pk}"


def _field(row: GridRow, driver: CostDriver) -> forms.DecimalField:
    held = row.stated.get(driver.pk)
    label = f"{row.account.name}, {name_of(driver.code, driver.name)}"
    look = {"step": "any", "class": "form-control", "aria-label": label}
    holding = row.holding.get(driver.code)
    if isinstance(holding, Decimal):
        look["placeholder"] = formats.number(holding)
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=Decimal(0),
        max_digits=15,
        decimal_places=2,
        initial=None if held is None else f"{held.normalize():f}",
        widget=forms.NumberInput(attrs=look),
    )
