"""The page of exchange rates."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from tests.builders import line
from tests.world import World, add_lines
from verder.apps.core.enums import Role
from verder.apps.imports.models import ExchangeRate


def test_a_rate_is_typed_in_with_a_decimal_comma(controller: Client) -> None:
    sent = {"currency": "usd", "on": "2025-06-02", "rate": "1,0834"}
    assert controller.post("/imports/rates/", sent).status_code == 302
    rate = ExchangeRate.objects.get()
    assert (rate.currency, rate.on, rate.rate) == ("USD", date(2025, 6, 2), Decimal("1.0834"))


@pytest.mark.parametrize(
    "wrong", [{"rate": "0"}, {"rate": "-1"}, {"rate": "veel"}, {"currency": "EURO"}, {"on": "ooit"}]
)
def test_a_rate_that_makes_no_sense_is_not_kept(controller: Client, wrong: dict[str, str]) -> None:
    sent = {"currency": "USD", "on": "2025-06-02", "rate": "1,0834"} | wrong
    response = controller.post("/imports/rates/", sent)
    assert response.context["form"].errors.keys() == wrong.keys()
    assert not ExchangeRate.objects.exists()


def test_lines_that_wait_for_a_rate_are_counted_by_currency(
    world: World, controller: Client
) -> None:
    foreign = {"source": "main", "customer": "K1", "currency": "USD", "date": date(2025, 6, 2)}
    add_lines([line(300, invoice="U1", **foreign)])
    waiting = controller.get("/imports/rates/").context["waiting"]
    assert (waiting.lines, waiting.amounts) == (1, {"USD": Decimal(300)})
    sent = {"currency": "USD", "on": "2025-06-02", "rate": "1,10"}
    controller.post("/imports/rates/", sent)
    assert controller.get("/imports/rates/").context["waiting"].lines == 0


def test_selected_rates_are_removed(controller: Client) -> None:
    gone = ExchangeRate.objects.create(currency="USD", on=date(2025, 6, 2), rate=1)
    stays = ExchangeRate.objects.create(currency="GBP", on=date(2025, 6, 2), rate=1)
    controller.post("/imports/rates/remove/", {"selected": [gone.pk, "x"]})
    assert list(ExchangeRate.objects.all()) == [stays]


def test_an_account_manager_gives_no_rates(world: World, signed_in: Callable[..., Client]) -> None:
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    sent = {"currency": "USD", "on": "2025-06-02", "rate": "1,0834"}
    assert client.post("/imports/rates/", sent).status_code == 403
    assert client.post("/imports/rates/remove/", {"selected": ["1"]}).status_code == 403
    assert not ExchangeRate.objects.exists()
