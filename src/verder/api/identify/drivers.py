"""Cost drivers: which there are, and what one of each costs."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from pydantic import Field

from verder.api.accounts.profit_shown import CostDriverShown
from verder.api.accounts.shown import PersonShown
from verder.api.authentication import Caller
from verder.api.pages import Page, PageAsked
from verder.api.values import Day, Exact, Given, Key, Name, Shown
from verder.apps.core.models import User
from verder.apps.identify.enums import Counted
from verder.apps.identify.models import CostDriver, DriverRate
from verder.apps.identify.queries.drivers import cost_drivers
from verder.apps.identify.rules import may_set_driver_rates
from verder.apps.identify.services import (
    change_driver,
    make_driver,
    remove_driver_rate,
    set_driver_rate,
)
from verder.domain.identify.cost_to_serve import CostStep, Measure

router = Router(tags=["drivers"])
Amount = Annotated[Decimal, Field(ge=0, max_digits=15, decimal_places=4, examples=["125.50"])]


class DriverGiven(Given):
    """A driver of the organisation's own."""

    name: Annotated[Name, Field(min_length=1, max_length=80)]
    unit: Annotated[Name, Field(min_length=1, max_length=40)]
    measure: Measure = Measure.UNITS
    step: CostStep = CostStep.SERVICE
    is_none_zero: bool = False


class DriverChangeGiven(Given):
    """How a driver is filled, and whether it is in use."""

    counted: Counted | None = Field(default=None, description="Null: typed or imported only.")
    is_none_zero: bool = False
    is_active: bool = True


class DriverRateGiven(Given):
    """What one of a driver costs from a day on: the rate, or cost and capacity.

    Of a balance it is a share a year.
    """

    start_on: Day
    rate: Amount | None = None
    cost: Amount | None = None
    capacity: Amount | None = None


class DriverRateShown(Shown):
    """What one of a driver costs from a day on."""

    id: int = Field(validation_alias="pk")
    driver_id: int
    start_on: date
    rate: Exact
    cost: Exact | None
    capacity: Exact | None
    by: PersonShown | None


@router.get("", response=Page[CostDriverShown], operation_id="listDrivers")
def list_drivers(request: Caller, page: Query[PageAsked]) -> dict[str, Any]:
    """List the cost drivers."""
    _check(request.user)
    return page.of_records(cost_drivers())


@router.post("", response={201: CostDriverShown}, operation_id="makeDriver")
def make(request: Caller, given: DriverGiven) -> CostDriver:
    """Add a driver of the organisation's own."""
    return make_driver(by=request.user, **given.model_dump())


@router.put("/{int:driver_id}", response=CostDriverShown, operation_id="changeDriver")
def change(request: Caller, driver_id: Key, given: DriverChangeGiven) -> CostDriver:
    """Change how a driver is filled, and whether it is in use."""
    _check(request.user)
    return change_driver(
        driver=get_object_or_404(CostDriver, pk=driver_id),
        by=request.user,
        counted=given.counted or "",
        is_none_zero=given.is_none_zero,
        is_active=given.is_active,
    )


@router.get(
    "/{int:driver_id}/rates", response=Page[DriverRateShown], operation_id="listDriverRates"
)
def list_rates(request: Caller, driver_id: Key, page: Query[PageAsked]) -> dict[str, Any]:
    """List what one of a driver cost, the latest first."""
    _check(request.user)
    driver = get_object_or_404(CostDriver, pk=driver_id)
    return page.of_records(driver.rates.order_by("-start_on", "-pk"))


@router.put("/{int:driver_id}/rates", response=DriverRateShown, operation_id="setDriverRate")
def set_rate(request: Caller, driver_id: Key, given: DriverRateGiven) -> DriverRate:
    """Say what one of a driver costs from a day on."""
    _check(request.user)
    driver = get_object_or_404(CostDriver, pk=driver_id)
    return set_driver_rate(driver=driver, by=request.user, **given.model_dump())


@router.delete(
    "/{int:driver_id}/rates/{int:rate_id}", response={204: None}, operation_id="removeDriverRate"
)
def remove_rate(request: Caller, driver_id: Key, rate_id: Key) -> None:
    """Take a rate away; the one before it holds again, or there is none."""
    _check(request.user)
    rates = DriverRate.objects.select_related("driver")
    rate = get_object_or_404(rates, pk=rate_id, driver=driver_id)
    remove_driver_rate(rate=rate, by=request.user)


def _check(user: User) -> None:
    if not may_set_driver_rates(user):
        raise PermissionDenied
