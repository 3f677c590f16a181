"""Cost drivers of the organisation, and what one of each costs."""

from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import bump_cost_revision, record
from verder.apps.core.services.changes import apply_changes
from verder.apps.core.services.organisation import locked_organisation
from verder.apps.identify.models import CostDriver, DriverRate
from verder.apps.identify.queries.drivers import cost_drivers
from verder.apps.identify.rules import may_set_driver_rates
from verder.domain.identify.cost_to_serve import Measure, activity_rate
from verder.domain.values.money import round_half_up

PLACES = 8


class DriverTraits(TypedDict, total=False):
    """What may be said of a driver beside its name."""

    unit: str
    measure: str
    step: str
    counted: str
    is_none_zero: bool
    is_active: bool


class DriverChanges(DriverTraits, total=False):
    """What may be changed of a driver."""

    name: str


@transaction.atomic
def make_driver(*, by: User | None, name: str, **said: Unpack[DriverTraits]) -> CostDriver:
    """Add a driver of the organisation's own; files name it as people do."""
    if not may_set_driver_rates(by):
        raise PermissionDenied
    current = locked_organisation()
    last = cost_drivers().aggregate(last=Max("place"))["last"]
    driver = CostDriver(code=_free_code(name), name=name.strip(), place=last + 1, **said)
    driver.is_demo = current.is_demo
    driver.full_clean()
    driver.save()
    record(by=by, action="driver.made", subject=driver, after={"name": name, **said})
    bump_cost_revision()
    return driver


def _free_code(name: str) -> str:
    base = slugify(name)[:30] or "driver"
    taken = set(CostDriver.objects.filter(code__startswith=base).values_list("code", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(code for code in numbered if code not in taken)


@transaction.atomic
def change_driver(
    *, driver: CostDriver, by: User | None, **changes: Unpack[DriverChanges]
) -> CostDriver:
    """Change what a driver is; what it means is fixed once it has rates or quantities."""
    if not may_set_driver_rates(by):
        raise PermissionDenied
    locked_organisation()
    is_used = driver.rates.exists() or driver.quantities.exists()
    if changes.get("measure", driver.measure) != driver.measure and is_used:
        raise Refused("driver_in_use", driver=str(driver))
    difference = apply_changes(driver, dict(changes))
    if difference:
        record(
            by=by,
            action="driver.changed",
            subject=driver,
            before=difference.before,
            after=difference.after,
        )
        bump_cost_revision()
    return driver


@transaction.atomic
def set_driver_rate(
    *,
    driver: CostDriver,
    start_on: date,
    by: User | None,
    rate: Decimal | None = None,
    cost: Decimal | None = None,
    capacity: Decimal | None = None,
) -> DriverRate:
    """Say what one of a driver costs from a day on: cost and capacity, or the rate itself."""
    if not may_set_driver_rates(by):
        raise PermissionDenied
    if driver.measure == Measure.MONEY:
        raise Refused("driver_costs_itself", driver=str(driver))
    current = locked_organisation()
    found = DriverRate.objects.filter(driver=driver, start_on=start_on).first()
    kept = found or DriverRate(driver=driver, start_on=start_on)
    before = _told(kept) if found else {}
    kept.cost, kept.capacity = cost, capacity
    kept.rate = _rate(rate, cost, capacity)
    kept.by, kept.at, kept.is_demo = by, timezone.now(), current.is_demo
    kept.full_clean()
    kept.save()
    record(by=by, action="driver.rate_set", subject=driver, before=before, after=_told(kept))
    bump_cost_revision()
    return kept


def _rate(rate: Decimal | None, cost: Decimal | None, capacity: Decimal | None) -> Decimal:
    if rate is not None and cost is None and capacity is None:
        return rate
    if rate is not None or cost is None or capacity is None:
        raise Refused("rate_or_cost_and_capacity")
    return round_half_up(activity_rate(cost=cost, capacity=capacity), PLACES)


def _told(rate: DriverRate) -> dict[str, object]:
    said = {"from": rate.start_on, "rate": rate.rate}
    return {**said, "cost": rate.cost, "capacity": rate.capacity} if rate.cost is not None else said


@transaction.atomic
def remove_driver_rate(*, rate: DriverRate, by: User | None) -> None:
    """Take a rate away; the one before it holds again, or there is none."""
    if not may_set_driver_rates(by):
        raise PermissionDenied
    locked_organisation()
    record(by=by, action="driver.rate_removed", subject=rate.driver, before=_told(rate))
    rate.delete()
    bump_cost_revision()
