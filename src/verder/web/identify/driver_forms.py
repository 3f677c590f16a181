"""What people send of cost drivers: what there are, and what one of each costs."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.apps.identify.enums import Counted
from verder.apps.identify.models import CostDriver
from verder.domain.identify.cost_to_serve import CostStep, Measure
from verder.web.core.forms import LookMixin
from verder.web.identify.presenters.driver_words import MEASURE_NAMES, STEP_NAMES

HUNDRED = Decimal(100)
ANY_STEP = {"step": "any", "inputmode": "decimal"}


def amount_field(**more: Any) -> forms.DecimalField:  # noqa: ANN401 - as Django's own
    """Return a field for an amount that may be left open."""
    return forms.DecimalField(
        required=False,
        min_value=Decimal(0),
        max_digits=15,
        widget=forms.NumberInput(attrs=ANY_STEP),
        **more,
    )


class DriverRateForm(LookMixin):
    """From when one of a driver costs how much: cost and capacity, or the rate itself."""

    start_on = forms.DateField(
        label=gettext_lazy("Valid from"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
    )
    cost = amount_field(label=gettext_lazy("Practical cost a year"), decimal_places=2)
    capacity = amount_field(label=gettext_lazy("Practical capacity a year"), decimal_places=2)
    rate = amount_field(label=gettext_lazy("or the rate itself"), decimal_places=4)

    def __init__(self, *args: Any, driver: CostDriver, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, auto_id=f"driver-{driver.pk}-%s", **kwargs)
        self.is_balance = driver.measure == Measure.BALANCE
        if self.is_balance:
            del self.fields["cost"], self.fields["capacity"]
            self.fields["rate"].label = _("Interest a year")
            self.fields["rate"].required = True

    def clean(self) -> dict[str, Any]:
        """Take either way of saying it, whole; interest is a share from here on."""
        said: dict[str, Any] = super().clean() or {}
        if self.errors:
            return said
        if self.is_balance:
            return said | {"rate": said["rate"] / HUNDRED}
        pair = [said["cost"], said["capacity"]]
        is_direct = said["rate"] is not None and pair == [None, None]
        is_pair = said["rate"] is None and None not in pair
        if not (is_direct or is_pair):
            self.add_error(None, _("Give the rate, or both the cost and the capacity."))
        elif is_pair and not said["capacity"]:
            self.add_error("capacity", _("Capacity must be above zero to give a rate."))
        return said


class DriverForm(LookMixin):
    """How a driver is filled and counted."""

    counted = forms.ChoiceField(
        label=gettext_lazy("Counted by itself"),
        required=False,
        choices=[("", gettext_lazy("no: typed or imported")), *Counted.choices],
        help_text=gettext_lazy("What is typed or imported of a customer goes before it."),
    )
    is_none_zero = forms.BooleanField(
        label=gettext_lazy("Nothing given means none"), required=False
    )
    is_active = forms.BooleanField(label=gettext_lazy("In use"), required=False)

    def __init__(self, *args: Any, driver: CostDriver, **kwargs: Any) -> None:  # noqa: ANN401
        initial = {name: getattr(driver, name) for name in ("counted", "is_none_zero", "is_active")}
        super().__init__(*args, initial=initial, auto_id=f"driver-{driver.pk}-%s", **kwargs)


class NewDriverForm(LookMixin):
    """A driver of the organisation's own."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    unit = forms.CharField(
        label=gettext_lazy("Unit"),
        max_length=40,
        help_text=gettext_lazy("What one of it is: a pallet, a quotation, a training day."),
    )
    measure = forms.ChoiceField(
        label=gettext_lazy("What it measures"),
        choices=[(each.value, MEASURE_NAMES[each]) for each in Measure],
    )
    step = forms.ChoiceField(
        label=gettext_lazy("Step of the profit ladder"),
        choices=[(each.value, STEP_NAMES[each]) for each in CostStep],
    )
    is_none_zero = forms.BooleanField(
        label=gettext_lazy("Nothing given means none"), required=False
    )
