"""Reads of cost drivers, their rates, and the quantities of customers."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from verder.apps.identify.enums import Counted
from verder.apps.identify.models import CostDriver, DriverQuantity, DriverRate
from verder.apps.identify.standard_drivers import STANDARD
from verder.domain.identify.cost_to_serve import ITSELF, CostStep, Driver, Measure
from verder.domain.identify.driver_quantities import DatedRate, Stated, rate_over
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Level


def cost_drivers() -> QuerySet[CostDriver]:
    """Return all drivers with their rates, those of the method made when first asked for."""
    drivers = CostDriver.objects.order_by("place", "pk")
    if not drivers.exists():
        CostDriver.objects.bulk_create(_standard(), ignore_conflicts=True)
    rates = DriverRate.objects.select_related("by").order_by("-start_on")
    return drivers.prefetch_related(Prefetch("rates", rates))


def _standard() -> Iterator[CostDriver]:
    for place, each in enumerate(STANDARD):
        yield CostDriver(
            code=each.code,
            measure=each.measure,
            step=each.step,
            counted=each.counted or "",
            is_none_zero=each.is_none_zero,
            place=place,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedDriver:
    """A driver in use, with its rate of a period."""

    key: int
    counted: Counted | None
    driver: Driver


def rated_drivers(period: Period) -> list[RatedDriver]:
    """Return the drivers in use, in their order, with what one of each costs in the period."""
    return [
        RatedDriver(
            key=each.pk,
            counted=Counted(each.counted) if each.counted else None,
            driver=Driver(
                code=each.code,
                measure=Measure(each.measure),
                step=CostStep(each.step),
                rate=rate_of(each, period),
                is_none_zero=each.is_none_zero,
            ),
        )
        for each in cost_drivers()
        if each.is_active
    ]


def rate_of(driver: CostDriver, period: Period) -> Decimal | NotComputable:
    """Return what one of the driver costs in the period; money spent is its own cost."""
    if driver.measure == Measure.MONEY:
        return ITSELF
    dated = [DatedRate(start_on=each.start_on, rate=each.rate) for each in driver.rates.all()]
    try:
        return rate_over(dated, period)
    except NotComputable as missing:
        return missing


def known_quantities() -> QuerySet[DriverQuantity]:
    """Return what holds of what was typed and imported."""
    return DriverQuantity.objects.filter(is_current=True, quantity__isnull=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedOf:
    """What was stated of one account, by driver and by the account it was said of."""

    account_id: int
    by_driver: dict[int, dict[int, list[Stated]]]


def stated_quantities(
    period: Period, level: Level, account_ids: Collection[int] | None = None
) -> dict[int, StatedOf]:
    """Return what was typed or imported for days of the period, by account.

    On the level of accounts a group has what its entities have together.
    """
    rows = known_quantities().filter(start_on__lt=period.end_on, end_on__gt=period.start_on)
    if account_ids is not None:
        rows = rows.filter(account__in=account_ids)
    columns = ("account", "account__head", "origin", "driver", "start_on", "end_on", "quantity")
    found: dict[int, StatedOf] = {}
    for own, head, origin, driver, start_on, end_on, quantity in rows.values_list(*columns):
        key = own if level is Level.ENTITY else head or own
        of_account = found.setdefault(
            key, StatedOf(account_id=key, by_driver=defaultdict(lambda: defaultdict(list)))
        )
        stated = Stated(period=Period(start_on, end_on), quantity=quantity)
        of_account.by_driver[driver][origin].append(stated)
    return found
