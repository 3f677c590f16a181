"""Words about cost drivers."""

from decimal import Decimal
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.domain.identify.cost_to_serve import CostStep, Measure
from verder.domain.values.missing import NotComputable
from verder.web.core import formats

MEASURE_NAMES: Final[dict[Measure, Promise]] = {
    Measure.UNITS: gettext_lazy("units, each with a rate"),
    Measure.BALANCE: gettext_lazy("an average balance, with interest"),
    Measure.MONEY: gettext_lazy("money spent on the customer"),
}
STEP_NAMES: Final[dict[CostStep, Promise]] = {
    CostStep.SERVICE: gettext_lazy("service: from CM1 to CM2"),
    CostStep.CAPITAL: gettext_lazy("capital: from CM2 to CM3"),
}


def rate_words(measure: Measure, rate: Decimal | NotComputable, unit: str, currency: str) -> str:
    """Return what one of a driver costs: "€ 45.00 an order", "8.0% a year"."""
    if measure is Measure.MONEY:
        return _("costs what it is")
    if isinstance(rate, NotComputable):
        return _("no rate yet")
    if measure is Measure.BALANCE:
        return _("%(share)s a year") % {"share": formats.share(rate)}
    amount = formats.money(rate, currency, 2)
    return _("%(amount)s for each %(unit)s") % {"amount": amount, "unit": unit}


def money_words(amount: Decimal | NotComputable | None, currency: str) -> str:
    """Return an amount, or a dash where there is none."""
    return formats.money(amount, currency) if isinstance(amount, Decimal) else "–"


def quantity_words(
    measure: Measure, quantity: Decimal | NotComputable | None, currency: str
) -> str:
    """Return a quantity as its unit asks: a number, or an amount."""
    if not isinstance(quantity, Decimal):
        return "–"
    if measure is not Measure.UNITS:
        return formats.money(quantity, currency)
    return formats.number(quantity, 0 if quantity == quantity.to_integral_value() else 1)
