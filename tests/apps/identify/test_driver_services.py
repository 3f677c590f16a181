from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.apps.identify.costing import YEAR, driver, give
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent
from verder.apps.identify.models import DriverQuantity, DriverRate
from verder.apps.identify.queries.drivers import cost_drivers, known_quantities
from verder.apps.identify.services import (
    Said,
    change_driver,
    make_driver,
    remove_driver_rate,
    set_driver_rate,
    state_quantities,
    undo_quantities,
)
from verder.domain.values.missing import NotComputable

START = date(2025, 1, 1)
SETTING = {Role.ADMINISTRATOR, Role.CONTROLLER}
pytestmark = pytest.mark.django_db


def held() -> dict[tuple[int, str], Decimal | None]:
    rows = known_quantities().select_related("driver")
    return {(row.account_id, row.driver.code): row.quantity for row in rows}


def test_a_rate_is_cost_over_capacity_and_both_are_kept(world: World) -> None:
    by = world.users[Role.CONTROLLER]
    kept = set_driver_rate(
        driver=driver("orders"),
        start_on=START,
        cost=Decimal(90_000),
        capacity=Decimal(2_000),
        by=by,
    )
    assert [kept.rate, kept.cost, kept.capacity, kept.by] == [45, 90_000, 2_000, by]
    changed = set_driver_rate(driver=driver("orders"), start_on=START, rate=Decimal(50), by=by)
    assert [changed.pk, changed.rate, changed.cost] == [kept.pk, 50, None]
    event = AuditEvent.objects.filter(action="driver.rate_set").latest("pk")
    assert event.before["capacity"] == "2000.0000"
    assert event.after == {"from": "2025-01-01", "rate": "50"}
    remove_driver_rate(rate=changed, by=by)
    assert not DriverRate.objects.exists()


def test_half_a_rate_is_refused(world: World) -> None:
    about = {"driver": driver("orders"), "start_on": START, "by": None}
    for said in (
        {"cost": Decimal(10)},
        {"rate": Decimal(10), "cost": Decimal(10), "capacity": Decimal(1)},
        {},
    ):
        with pytest.raises(Refused, match="rate_or_cost_and_capacity"):
            set_driver_rate(**about, **said)  # type: ignore[arg-type]
    with pytest.raises(NotComputable, match="capacity_not_positive"):
        set_driver_rate(
            driver=driver("orders"), start_on=START, cost=Decimal(1), capacity=Decimal(0), by=None
        )
    with pytest.raises(ValidationError):
        set_driver_rate(driver=driver("orders"), start_on=START, rate=Decimal(-1), by=None)
    with pytest.raises(Refused, match="driver_costs_itself"):
        set_driver_rate(driver=driver("investments"), start_on=START, rate=Decimal(1), by=None)


def test_drivers_and_rates_are_the_controllers(world: World) -> None:
    for role, user in world.users.items():
        if role in SETTING:
            make_driver(by=user, name="Pallets")
            continue
        with pytest.raises(PermissionDenied):
            make_driver(by=user, name="Pallets")
        with pytest.raises(PermissionDenied):
            change_driver(driver=driver("orders"), by=user, is_active=False)
        with pytest.raises(PermissionDenied):
            set_driver_rate(driver=driver("orders"), start_on=START, rate=Decimal(1), by=user)
    codes = {each.code for each in cost_drivers() if each.name == "Pallets"}
    assert codes == {"pallets", "pallets-2"}


def test_what_a_driver_measures_is_fixed_once_it_is_used(world: World) -> None:
    own = make_driver(by=None, name="Pallets")
    change_driver(driver=own, by=None, measure="money")
    change_driver(driver=own, by=None, measure="units")
    set_driver_rate(driver=own, start_on=START, rate=Decimal(3), by=None)
    with pytest.raises(Refused, match="driver_in_use"):
        change_driver(driver=own, by=None, measure="balance")


def test_quantities_are_said_recorded_and_undone(world: World) -> None:
    account, by = world.accounts[0], world.users[Role.ACCOUNT_MANAGER]
    give(account, visits="10", deliveries="5")
    said = [
        Said(account=account, driver=driver("visits"), period=YEAR, quantity=Decimal(12)),
        Said(account=account, driver=driver("deliveries"), period=YEAR, quantity=None),
        Said(account=account, driver=driver("orders"), period=YEAR, quantity=Decimal(7)),
    ]
    at = state_quantities(said=said, by=by)
    assert at is not None
    assert held() == {(account.pk, "visits"): 12, (account.pk, "orders"): 7}
    event = AuditEvent.objects.filter(action="account.quantities_set").latest("pk")
    assert event.before["visits 2025-01-01 – 2025-12-31"] == "10.0000"
    assert undo_quantities(at=at, by=by) == [account]
    assert held() == {(account.pk, "visits"): 10, (account.pk, "deliveries"): 5}


def test_the_same_quantity_again_is_no_change(world: World) -> None:
    give(world.accounts[0], visits="10")
    said = Said(
        account=world.accounts[0], driver=driver("visits"), period=YEAR, quantity=Decimal(10)
    )
    assert state_quantities(said=[said], by=None) is None
    assert DriverQuantity.objects.count() == 1


def test_only_the_latest_can_be_undone(world: World) -> None:
    said = Said(
        account=world.accounts[0], driver=driver("visits"), period=YEAR, quantity=Decimal(10)
    )
    at = state_quantities(said=[said], by=None)
    assert at is not None
    give(world.accounts[0], visits="11")
    with pytest.raises(Refused, match="quantities_replaced"):
        undo_quantities(at=at, by=None)


def test_quantities_are_of_accounts_that_one_may_edit(world: World) -> None:
    own, other = world.accounts[0], world.accounts[1]
    milan, tess = world.users[Role.ACCOUNT_MANAGER], world.users[Role.TEAM_MEMBER]
    both = [
        Said(account=each, driver=driver("visits"), period=YEAR, quantity=Decimal(1))
        for each in (own, other)
    ]
    for user, said in ((milan, both), (tess, both[:1])):
        with pytest.raises(PermissionDenied):
            state_quantities(said=said, by=user)
    at = state_quantities(said=both, by=None)
    assert at is not None
    with pytest.raises(PermissionDenied):
        undo_quantities(at=at, by=milan)
    assert held() == {(own.pk, "visits"): 1, (other.pk, "visits"): 1}


def test_a_negative_quantity_is_refused(world: World) -> None:
    with pytest.raises(ValidationError):
        give(world.accounts[0], visits="-1")
