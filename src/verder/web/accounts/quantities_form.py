"""What people type of the cost drivers of an account, for the period of the page."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.identify.reports.account_costs import DriverLine
from verder.apps.identify.services import Said
from verder.apps.identify.standard_drivers import name_of
from verder.domain.values.period import Period
from verder.web.core.forms import LookMixin

PREFIX = "driver-"


class QuantitiesForm(LookMixin):
    """A quantity for each driver; one that is emptied is not known any more."""

    note = forms.CharField(
        label=_("Where it comes from"),
        required=False,
        max_length=200,
        help_text=_("A report, a count, an estimate: it stays beside the quantities."),
    )

    def __init__(
        self,
        sent: Any = None,  # noqa: ANN401 - as Django's own
        *,
        lines: Sequence[DriverLine],
        places: int = 2,
    ) -> None:
        super().__init__(sent)
        self.lines = lines
        for line in lines:
            name = name_of(line.driver.code, line.driver.name)
            field = forms.DecimalField(
                label=name,
                required=False,
                min_value=Decimal(0),
                max_digits=15,
                decimal_places=places,
                widget=forms.NumberInput(
                    attrs={"step": "any", "class": "form-control", "aria-label": name}
                ),
            )
            field.initial = _plain(line.said.quantity) if line.said else None
            self.fields[PREFIX + str(line.driver.pk)] = field

    def field_of(self, line: DriverLine) -> forms.BoundField:
        """Return the field of a driver."""
        return self[PREFIX + str(line.driver.pk)]

    def said(self, account: Account, period: Period) -> list[Said]:
        """Return what differs from what held for the period. Call it when the form is valid."""
        return [
            Said(
                account=account,
                driver=line.driver,
                period=period,
                quantity=self.cleaned_data[PREFIX + str(line.driver.pk)],
                note=self.cleaned_data["note"].strip(),
            )
            for line in self.lines
            if PREFIX + str(line.driver.pk) in self.changed_data
        ]


def _plain(quantity: Decimal | None) -> str | None:
    return None if quantity is None else f"{quantity.normalize():f}"
