"""Fields of forms: shares in per cent, days and numbers as browsers let people give them."""

from decimal import Decimal
from typing import Any

from django import forms

HUNDRED = Decimal(100)


class PercentField(forms.DecimalField):
    """A share of 0..1 that people write in per cent."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - as Django's own
        widget = forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"})
        super().__init__(
            min_value=0, max_value=100, max_digits=7, decimal_places=4, widget=widget, **given
        )

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - as Django's own
        """Return a share as per cent; what was sent stays as it was sent."""
        if isinstance(value, Decimal):
            return f"{(value * HUNDRED).normalize():f}"
        return value

    def clean(self, value: Any) -> Decimal | None:  # noqa: ANN401 - as Django's own
        """Return what was written as a share."""
        cleaned: Decimal | None = super().clean(value)
        return None if cleaned is None else cleaned / HUNDRED


def date_input() -> forms.DateInput:
    """Return a date as browsers let people pick one."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def number_input() -> forms.NumberInput:
    """Return a number with as many decimals as one likes."""
    return forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"})
