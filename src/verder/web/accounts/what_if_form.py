"""What may be different about an account, as people fill it in."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verder.domain.identify.cost_to_serve import DriverCost
from verder.domain.identify.profit_ladder import ProfitLadder, Step
from verder.domain.identify.what_if import Change, MinimumOrder, SmallOrders
from verder.domain.values.money import round_half_up
from verder.web.core.forms import LookMixin

PREFIX = "to_"
HUNDRED = Decimal(100)
SMALL_ORDERS = (
    (SmallOrders.MERGED.value, _("are merged into larger ones")),
    (SmallOrders.VANISHED.value, _("vanish")),
)


def _number(label: Any, least: int, most: int) -> forms.DecimalField:  # noqa: ANN401 - a lazy text
    widget = forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"})
    return forms.DecimalField(
        label=label, min_value=least, max_value=most, required=False, widget=widget
    )


class WhatIfForm(LookMixin):
    """Another price, a minimum order, other quantities of the drivers that are known."""

    price = _number(_("Price change"), -90, 900)
    minimum = _number(_("Minimum order"), 0, 100_000_000)
    small = forms.ChoiceField(label=_("Smaller orders"), choices=SMALL_ORDERS, required=False)

    def __init__(
        self, asked: Mapping[str, Any], *, ladder: ProfitLadder, names: Mapping[str, str]
    ) -> None:
        known = [cost for step in Step for cost in ladder.costs_of(step) if _is_known(cost)]
        self.known = {cost.driver.code: _shown(cost) for cost in known}
        shown = {PREFIX + code: f"{number:f}" for code, number in self.known.items()}
        given = {name: value for name, value in asked.items() if value != ""}
        super().__init__({"small": SmallOrders.MERGED.value} | shown | given, auto_id="what_if_%s")
        for code in self.known:
            self.fields[PREFIX + code] = _number(names.get(code, code), 0, 1_000_000_000)
            self.fields[PREFIX + code].widget.attrs["class"] = "form-control"

    @property
    def quantities(self) -> list[tuple[forms.BoundField, Decimal]]:
        """The fields of the drivers, each with the quantity of now."""
        return [(self[PREFIX + code], number) for code, number in self.known.items()]

    def change(self) -> Change:
        """Return what is different; what does not make sense changes nothing."""
        self.full_clean()
        given = self.cleaned_data
        quantities = {
            code: given[PREFIX + code]
            for code, now in self.known.items()
            if given.get(PREFIX + code) is not None and given[PREFIX + code] != now
        }
        return Change(
            price_share=(given.get("price") or Decimal(0)) / HUNDRED,
            quantities=quantities,
            minimum_order=_minimum(given),
        )

    def kept(self) -> list[tuple[str, str]]:
        """Return what is different as the fields of a form, to be sent again."""
        return asked_of(self.change())


def asked_of(change: Change) -> list[tuple[str, str]]:
    """Return a change as the parameters of an address."""
    asked = [(PREFIX + code, f"{number:f}") for code, number in change.quantities.items()]
    if change.price_share:
        asked.append(("price", f"{(change.price_share * HUNDRED).normalize():f}"))
    if change.minimum_order is not None:
        asked.append(("minimum", f"{change.minimum_order.size:f}"))
        asked.append(("small", str(change.minimum_order.small_orders)))
    return asked


def _minimum(given: Mapping[str, Any]) -> MinimumOrder | None:
    if not given.get("minimum"):
        return None
    small = given.get("small") or SmallOrders.MERGED
    return MinimumOrder(size=given["minimum"], small_orders=SmallOrders(small))


def _is_known(cost: DriverCost) -> bool:
    return isinstance(cost.cost, Decimal) and isinstance(cost.quantity, Decimal)


def _shown(cost: DriverCost) -> Decimal:
    """Return a quantity with so many decimals as a field shows."""
    assert isinstance(cost.quantity, Decimal)  # noqa: S101 - chosen by `_is_known`
    rounded = round_half_up(cost.quantity)
    return Decimal(int(rounded)) if rounded == rounded.to_integral_value() else rounded
