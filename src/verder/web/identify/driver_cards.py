"""Every cost driver as its settings page shows it."""

from dataclasses import dataclass
from decimal import Decimal

from verder.apps.identify.models import CostDriver, DriverRate
from verder.apps.identify.queries.drivers import cost_drivers
from verder.apps.identify.standard_drivers import name_of, unit_of
from verder.domain.identify.cost_to_serve import CostStep, Measure
from verder.domain.values.missing import NotComputable
from verder.web.identify.driver_forms import DriverForm, DriverRateForm
from verder.web.identify.presenters.driver_words import MEASURE_NAMES, STEP_NAMES, rate_words


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverCard:
    """A driver with its rates, the latest first, and the forms that change it."""

    driver: CostDriver
    name: str
    unit: str
    measure: str
    step: str
    rate: str
    has_rate: bool
    has_rates: bool  # money spent has none
    is_balance: bool
    rates: tuple[DriverRate, ...]
    rate_form: DriverRateForm | None
    form: DriverForm
    is_open: bool


def driver_cards(
    currency: str,
    start_on: object,
    refused: DriverRateForm | None = None,
    refused_key: int | None = None,
) -> list[DriverCard]:
    """Return all drivers; a refused form stands where it was filled in."""
    return [
        _card(each, currency, start_on, refused if each.pk == refused_key else None)
        for each in cost_drivers()
    ]


def _card(
    driver: CostDriver, currency: str, start_on: object, refused: DriverRateForm | None
) -> DriverCard:
    measure, rates = Measure(driver.measure), tuple(driver.rates.all())
    unit = unit_of(driver.code, driver.unit)
    latest: Decimal | NotComputable = rates[0].rate if rates else NotComputable("no_rate")
    form = refused or DriverRateForm(driver=driver, initial={"start_on": start_on})
    return DriverCard(
        driver=driver,
        name=name_of(driver.code, driver.name),
        unit=unit,
        measure=str(MEASURE_NAMES[measure]),
        step=str(STEP_NAMES[CostStep(driver.step)]),
        rate=rate_words(measure, latest, unit, currency),
        has_rate=bool(rates) or measure is Measure.MONEY,
        has_rates=measure is not Measure.MONEY,
        is_balance=measure is Measure.BALANCE,
        rates=rates,
        rate_form=form if measure is not Measure.MONEY else None,
        form=DriverForm(driver=driver),
        is_open=refused is not None,
    )
