"""Price-volume-mix on the invoice lines: the bridge, the table, and who sees what."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.builders import line
from tests.conftest import SignIn
from tests.web.calculate.conftest import Page
from tests.world import SOURCE, World, add_lines
from verder.apps.calculate.reports.price_mix import MixQuestion, price_mix_report
from verder.apps.core.enums import Role
from verder.apps.identify.question import Question
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period

BEFORE = Period(date(2026, 1, 1), date(2026, 2, 1))
AFTER = Period(date(2026, 2, 1), date(2026, 3, 1))
DAYS = "from=2026-02-01&to=2026-02-28&with_from=2026-01-01&with_to=2026-01-31"
PAGE = f"/calculate/price-mix/lines/?{DAYS}"


@pytest.fixture
def sold(world: World) -> World:
    """Return the world in which the first account bought the worked example of the method."""
    rows = (
        ("X", date(2026, 1, 5), 1000, 100, 60),
        ("Y", date(2026, 1, 6), 500, 200, 150),
        ("X", date(2026, 2, 5), 900, 105, 62),
        ("Y", date(2026, 2, 6), 700, 190, 152),
    )
    add_lines(
        [
            line(
                quantity * price,
                source=SOURCE,
                customer="K1",
                date=on,
                product=product,
                product_name=f"Artikel {product}",
                quantity=quantity,
                cost=quantity * cost,
                unit="st",
                invoice=f"{product}{on:%m}",
            )
            for product, on, quantity, price, cost in rows
        ]
    )
    return world


def ask(world: World) -> MixQuestion:
    return MixQuestion(question=Question(period=AFTER), before=BEFORE, account=world.accounts[0])


def read(client: Client, address: str) -> Page:
    answer = client.get(address)
    assert answer.status_code == 200
    return Page(answer.content.decode())


def test_the_worked_numbers_come_out_of_the_lines(sold: World) -> None:
    found = price_mix_report(user=None, asked=ask(sold)).found
    shown = [round(getattr(found.effects, name), 2) for name in ("volume", "mix", "price", "cost")]
    assert shown == [Decimal(each) for each in ("4333.33", "1666.67", "-2500", "-3200")]
    assert found.before == 65_000
    assert found.difference == 300


def test_what_cannot_be_compared_is_said(sold: World) -> None:
    more = {"source": SOURCE, "customer": "K1"}
    add_lines(
        [
            line(500, date=date(2026, 2, 9), product="X", quantity=5, unit="doos", cost=1, **more),
            line(70, date=date(2026, 2, 9), product="vracht", invoice="V", **more),
            line(40, date=date(2026, 2, 9), quantity=1, invoice="W", **more),
            line(90, date=date(2026, 2, 9), product="Z", quantity=1, invoice="Z", **more),
        ]
    )
    report = price_mix_report(user=None, asked=ask(sold))
    assert {fate.value: len(items) for fate, items in report.found.apart.items()} == {
        "no_quantity": 1,
        "no_product": 1,
        "no_cost": 1,
    }
    assert report.sold.in_several_units == 1
    assert report.found.effects.new == 499
    assert report.found.difference == 300 + 499


def test_periods_that_overlap_are_refused(sold: World) -> None:
    asked = MixQuestion(question=Question(period=AFTER), before=AFTER)
    with pytest.raises(NotComputable, match="periods_overlap"):
        price_mix_report(user=None, asked=asked)


def test_the_page_shows_bridge_table_and_words(sold: World, signed_in: SignIn) -> None:
    user = sold.users[Role.DIRECTOR]
    user.language = "nl"
    user.save()
    client = signed_in(user)
    page = read(client, f"{PAGE}&account={sold.accounts[0].pk}")
    assert "De marge steeg met € 300; de grootste oorzaak is volume (+€ 4.333)." in page.text(
        "//*[@class='findings']"
    )
    assert page.found("//*[@data-chart='bridge']")
    assert "Artikel Y" in page.part("table-mix")
    revenue = read(client, f"{PAGE}&of=revenue")
    assert "De omzet steeg met € 27.500" in revenue.text("//*[@class='findings']")
    file = client.get(f"{PAGE}&export=xlsx")
    assert file["Content-Type"].endswith("sheet")


def test_who_does_not_see_margins_gets_revenue(sold: World, signed_in: SignIn) -> None:
    member = signed_in(sold.users[Role.TEAM_MEMBER])
    page = read(member, f"{PAGE}&account={sold.accounts[0].pk}")
    assert "27" in page.text("//*[@class='findings']")
    assert not page.found("//*[contains(@class, 'mix-with')]//*[@class='switch']")
    assert member.get(f"{PAGE}&account={sold.accounts[1].pk}").status_code == 404
    stranger = read(signed_in(sold.stranger), PAGE)
    assert "Artikel " not in stranger.text("//main")


def test_programs_get_the_same(sold: World, signed_in: SignIn) -> None:
    client = signed_in(sold.users[Role.DIRECTOR])
    asked = (
        f"first_on=2026-02-01&last_on=2026-02-28&before_first_on=2026-01-01"
        f"&before_last_on=2026-01-31&account_id={sold.accounts[0].pk}"
    )
    found = client.get(f"/api/price-mix?{asked}").json()["answer"]
    assert Decimal(found["effects"]["price"]) == -2500
    assert [each["name"] for each in found["products"]] == ["Artikel Y", "Artikel X"]
    filled = client.get(f"/api/accounts/{sold.accounts[0].pk}/calculators/price_change").json()
    assert {row["key"] for row in filled["answer"]} == {"price", "unit_cost", "volume"}


def test_the_page_asks_few_questions_of_the_database(
    sold: World, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(sold.users[Role.DIRECTOR])
    client.get(PAGE)
    with django_assert_max_num_queries(12):
        client.get(PAGE)
