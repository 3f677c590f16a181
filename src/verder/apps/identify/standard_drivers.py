"""The cost drivers of the method, which every organisation starts with; none has a rate yet."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.apps.identify.enums import Counted
from verder.domain.identify.cost_to_serve import CostStep, Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardDriver:
    """A driver of the method: its name and unit are in the language of the reader."""

    code: str
    name: Promise
    unit: Promise
    measure: Measure = Measure.UNITS
    step: CostStep = CostStep.SERVICE
    counted: Counted | None = None
    is_none_zero: bool = False


STANDARD: Final = (
    StandardDriver(code="orders", name=_("Orders"), unit=_("order"), counted=Counted.ORDERS),
    StandardDriver(code="deliveries", name=_("Deliveries"), unit=_("delivery")),
    StandardDriver(code="visits", name=_("Visits"), unit=_("visit")),
    StandardDriver(
        code="returns", name=_("Returns"), unit=_("return"), counted=Counted.CREDIT_NOTES
    ),
    StandardDriver(code="support_hours", name=_("Support"), unit=_("hour")),
    StandardDriver(
        code="receivable",
        name=_("Average receivable"),
        unit=_("amount"),
        measure=Measure.BALANCE,
        step=CostStep.CAPITAL,
        counted=Counted.RECEIVABLE,
    ),
    StandardDriver(
        code="investments",
        name=_("Special investments"),
        unit=_("amount"),
        measure=Measure.MONEY,
        step=CostStep.CAPITAL,
        is_none_zero=True,
    ),
)
BY_CODE: Final = {each.code: each for each in STANDARD}


def name_of(code: str, own: str) -> str:
    """Return what the driver is called: its own name, or that of the method."""
    return own or (str(BY_CODE[code].name) if code in BY_CODE else code)


def unit_of(code: str, own: str) -> str:
    """Return the unit of the driver, in the singular."""
    return own or (str(BY_CODE[code].unit) if code in BY_CODE else "")
