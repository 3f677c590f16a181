"""How files name cost drivers: as a column, or as a word in each row."""

from collections.abc import Iterable

from django.utils.translation import override

from verder.apps.identify.models import CostDriver
from verder.apps.identify.queries.drivers import cost_drivers
from verder.apps.identify.standard_drivers import BY_CODE, name_of
from verder.domain.identify.cost_to_serve import Measure
from verder.facts.columns.headers import key_of
from verder.facts.columns.vocabulary import vocabulary
from verder.facts.fields import DRIVERS, Field, Layout, Value, with_fields

LANGUAGES = ("nl", "en")


def drivers_layout() -> Layout:
    """Return the fields of a file of drivers, those of own drivers among them."""
    own = [driver for driver in cost_drivers() if driver.code not in BY_CODE]
    return with_fields(DRIVERS, [_field(driver) for driver in own])


def _field(driver: CostDriver) -> Field:
    value = Value.QUANTITY if driver.measure == Measure.UNITS else Value.AMOUNT
    return Field(field_name(driver), value, terms=(driver.name, driver.code))


def field_name(driver: CostDriver) -> str:
    """Return the field in which a file has its own column for the driver."""
    return driver.code if driver.code in BY_CODE else f"own_{driver.pk}"


def drivers_by_word() -> dict[str, CostDriver]:
    """Return the drivers by every word that a file may name them with."""
    drivers = list(cost_drivers())
    return {key_of(word): each for each in drivers for word in _words(each)}


def _words(driver: CostDriver) -> Iterable[str]:
    yield from (driver.code, driver.code.replace("_", " "))
    if driver.name:
        yield driver.name
    if driver.code in BY_CODE:
        yield from vocabulary(DRIVERS.name)[driver.code].ranks
        for language in LANGUAGES:
            with override(language):
                yield name_of(driver.code, driver.name)
                yield str(BY_CODE[driver.code].unit)
