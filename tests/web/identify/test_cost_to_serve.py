"""Cost to serve in the browser: drivers and rates, quantities of one account and of many."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.apps.identify.costing import YEAR, driver, give, give_rates
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.identify.models import CostDriver, DriverRate
from verder.apps.identify.queries.drivers import cost_drivers, known_quantities
from verder.web.core.flash import undo_of

ASKED = "?from=2025-01-01&to=2025-12-31"
PAGE = "/identify/cost-to-serve/"
GRID = f"{PAGE}quantities/"
DRIVERS = "/settings/drivers/"


def tab(account_id: int) -> str:
    return f"/accounts/{account_id}/cost-to-serve/{ASKED}"


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def held() -> dict[tuple[int, str], Decimal | None]:
    rows = known_quantities().filter(start_on=YEAR.start_on, end_on=YEAR.end_on)
    columns = rows.values_list("account_id", "driver__code", "quantity")
    return {(account_id, code): quantity for account_id, code, quantity in columns}


def test_a_page_without_rates_says_what_to_do_first(world: World, signed_in: SignIn) -> None:
    controller = text_of(signed_in(world.users[Role.CONTROLLER]), PAGE)
    assert f'href="{DRIVERS}"' in controller
    director = text_of(signed_in(world.users[Role.DIRECTOR]), PAGE)
    assert f'href="{DRIVERS}"' not in director


def test_the_page_shows_costs_and_their_coverage(world: World, signed_in: SignIn) -> None:
    give_rates("orders", "deliveries")
    give(world.accounts[0], deliveries="10")
    answer = signed_in(world.users[Role.DIRECTOR]).get(PAGE + ASKED)
    report, table = answer.context["report"], answer.context["table"]
    assert report.total == 12 * 45 + 900
    assert next(line.name for line in table.matching()) == "Klant 1"
    assert len(list(table.matching())) == 8
    known = signed_in(world.users[Role.DIRECTOR]).get(f"{PAGE}{ASKED}&known=known")
    assert [line.name for line in known.context["table"].matching()] == ["Klant 1"]


def test_costs_are_only_for_who_sees_margins(world: World, signed_in: SignIn) -> None:
    give_rates("orders")
    account = world.accounts[0]
    give(account, visits="31")
    client = signed_in(world.users[Role.TEAM_MEMBER])
    assert "report" not in client.get(PAGE + ASKED).context
    assert "report" not in client.get(f"{PAGE}{ASKED}&export=csv").context
    answer = client.get(tab(account.pk))
    assert [row.quantity for row in answer.context["rows"]][:3] == ["12", "–", "31"]
    assert {row.rate for row in answer.context["rows"]} == {""}
    assert {row.cost for row in answer.context["rows"]} == {"–"}
    assert "540" not in answer.content.decode()
    assert answer.context["form"] is None


def test_an_account_manager_finds_only_own_accounts(world: World, signed_in: SignIn) -> None:
    give_rates("orders")
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    rows = client.get(f"{PAGE}{ASKED}&export=csv").getvalue().decode()
    assert "Klant 1" in rows
    assert "Klant 2" not in rows
    assert client.get(tab(world.accounts[1].pk)).status_code == 404


def test_quantities_of_an_account_are_typed_and_undone(world: World, signed_in: SignIn) -> None:
    account = world.accounts[0]
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    visits = driver("visits").pk
    answer = client.post(tab(account.pk), {f"driver-{visits}": "26", "note": "Agenda"}, follow=True)
    assert held() == {(account.pk, "visits"): 26}
    assert "Agenda" in answer.content.decode()
    (message,) = answer.context["messages"]
    undo = message.extra_tags.removeprefix("undo:")
    client.post(undo)
    assert held() == {}
    assert "gewijzigd" not in text_of(client, tab(account.pk))


def test_a_quantity_that_is_no_number_is_kept_in_the_form(world: World, signed_in: SignIn) -> None:
    account = world.accounts[0]
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    answer = client.post(tab(account.pk), {f"driver-{driver('visits').pk}": "-3", "note": ""})
    assert answer.context["form"].errors
    assert held() == {}


def test_who_may_not_edit_types_nothing(world: World, signed_in: SignIn) -> None:
    sent = {f"driver-{driver('visits').pk}": "26", "note": ""}
    for role in (Role.TEAM_MEMBER, Role.DIRECTOR):
        client = signed_in(world.users[role])
        assert client.post(tab(world.accounts[0].pk), sent).status_code == 403
    stranger = signed_in(world.stranger)
    assert stranger.post(tab(world.accounts[0].pk), sent).status_code == 404
    assert held() == {}


def test_somebody_elses_quantities_cannot_be_undone(world: World, signed_in: SignIn) -> None:
    account = world.accounts[0]
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    answer = client.post(
        tab(account.pk), {f"driver-{driver('visits').pk}": "26", "note": ""}, follow=True
    )
    (message,) = answer.context["messages"]
    undo = message.extra_tags.removeprefix("undo:")
    assert signed_in(world.stranger).post(undo).status_code == 403
    assert signed_in(world.users[Role.DIRECTOR]).post(undo).status_code == 403
    assert client.post(reverse("quantities_undo"), {}).status_code == 404
    assert held() == {(account.pk, "visits"): 26}


def test_the_grid_keeps_what_changed_of_many_accounts(world: World, signed_in: SignIn) -> None:
    give(world.accounts[0], visits="5", deliveries="7")
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    grid = client.get(GRID + ASKED).context["grid"]
    names = [row.account.name for row in grid.rows]
    assert names == ["Klant 1", "Klant 3", "Klant 5", "Klant 7"]
    visits, deliveries = driver("visits").pk, driver("deliveries").pk
    first, other = world.accounts[0].pk, world.accounts[2].pk
    sent = {
        f"q-{first}-{visits}": "6",
        f"q-{first}-{deliveries}": "7",
        f"q-{other}-{visits}": "2",
        f"q-{world.accounts[1].pk}-{visits}": "99",  # not in view, so not in the form
    }
    answer = client.post(GRID + ASKED, sent, follow=True)
    assert held() == {(first, "visits"): 6, (first, "deliveries"): 7, (other, "visits"): 2}
    (message,) = answer.context["messages"]
    client.post(message.extra_tags.removeprefix("undo:"))
    assert held() == {(first, "visits"): 5, (first, "deliveries"): 7}


def test_the_selected_accounts_alone_come_into_the_grid(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.SALES_MANAGER])
    chosen = [world.accounts[0].pk, world.accounts[4].pk, world.accounts[1].pk]
    answer = client.post(f"{GRID}selected/{ASKED}", {"selected": chosen}, follow=True)
    names = [row.account.name for row in answer.context["grid"].rows]
    assert names == ["Klant 1", "Klant 5"]
    director = signed_in(world.users[Role.DIRECTOR])
    assert director.get(GRID).status_code == 403


def test_drivers_and_rates_are_set_on_one_page(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    orders = driver("orders")
    address = f"{DRIVERS}{orders.pk}/rate/"
    client.post(address, {"start_on": "2025-01-01", "cost": "90000", "capacity": "2000"})
    assert DriverRate.objects.get(driver=orders).rate == 45
    refused = client.post(address, {"start_on": "2026-01-01", "cost": "90000"})
    assert refused.status_code == 200
    assert "or both" in refused.content.decode() or "of zowel" in refused.content.decode()
    interest = f"{DRIVERS}{driver('receivable').pk}/rate/"
    client.post(interest, {"start_on": "2025-01-01", "rate": "8"})
    rate = DriverRate.objects.get(driver=driver("receivable"))
    assert rate.rate == Decimal("0.08")
    assert "8,00%" in text_of(client, DRIVERS)
    client.post(f"{DRIVERS}rates/{rate.pk}/remove/")
    assert DriverRate.objects.count() == 1


def test_an_own_driver_is_added_and_put_out_of_use(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    sent = {"name": "Pallets", "unit": "pallet", "measure": "units", "step": "service"}
    client.post(f"{DRIVERS}new/", sent)
    own = CostDriver.objects.get(name="Pallets")
    assert (own.code, own.is_active, cost_drivers().count()) == ("pallets", True, 8)
    client.post(f"{DRIVERS}{own.pk}/", {"is_none_zero": "on"})
    own.refresh_from_db()
    assert (own.is_active, own.is_none_zero) == (False, True)
    assert client.post(f"{DRIVERS}new/", {**sent, "name": ""}).context["new_form"].errors


def test_a_removed_rate_comes_back_with_one_click(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    orders = driver("orders")
    sent = {"start_on": "2025-01-01", "cost": "90000", "capacity": "2000"}
    client.post(f"{DRIVERS}{orders.pk}/rate/", sent)
    rate = DriverRate.objects.get()
    answer = client.post(f"{DRIVERS}rates/{rate.pk}/remove/", follow=True)
    assert not DriverRate.objects.exists()
    undo = undo_of(list(answer.context["messages"])[-1])
    client.post(undo)
    back = DriverRate.objects.get()
    assert (back.start_on, back.cost, back.capacity, back.rate) == (
        rate.start_on,
        rate.cost,
        rate.capacity,
        rate.rate,
    )
    client.post(f"{DRIVERS}{orders.pk}/rate/", {**sent, "cost": "100000"})
    client.post(undo)
    assert DriverRate.objects.get().rate == 50  # what somebody said since stays
    forged = reverse("driver_rate_restore", args=[orders.pk, "forged"])
    assert client.post(forged).status_code == 404
    stranger = signed_in(world.users[Role.DIRECTOR])
    assert stranger.post(undo).status_code == 403


def test_rates_are_the_controllers(world: World, signed_in: SignIn) -> None:
    give_rates("orders")
    rate = DriverRate.objects.get()
    for role in set(Role) - {Role.ADMINISTRATOR, Role.CONTROLLER}:
        client = signed_in(world.users[role])
        assert client.get(DRIVERS).status_code == 403
        for address in (
            f"{DRIVERS}new/",
            f"{DRIVERS}{rate.driver_id}/",
            f"{DRIVERS}{rate.driver_id}/rate/",
            f"{DRIVERS}rates/{rate.pk}/remove/",
        ):
            assert client.post(address, {}).status_code == 403
    assert DriverRate.objects.get() == rate


@pytest.mark.parametrize(("address", "most"), [(PAGE, 30), (GRID, 30), (DRIVERS, 20), ("tab", 35)])
def test_a_page_asks_little_of_the_database(
    world: World,
    signed_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    address: str,
    most: int,
) -> None:
    give_rates()
    for account in world.accounts:
        give(account, visits="5", deliveries="7", receivable="100")
    client = signed_in(world.users[Role.ADMINISTRATOR])
    address = tab(world.accounts[0].pk) if address == "tab" else address
    client.get(address)
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200
