"""Every chart has its table and its file, as far as its reader may see."""

import csv
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, cast

import openpyxl
import pytest
from django.test import Client
from lxml import etree

from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import User

CHARTS = {
    "/portfolio/": {"abc-bar", "months", "whale", "lorenz"},
    "/identify/abc/": {"pareto"},
    "/identify/concentration/": {"lorenz", "trend"},
    "/identify/double-pareto/": {"double-pareto"},
    "/identify/pyramid/": {"pyramid", "benchmark"},
    "/identify/migration/": {"flows"},
    "/identify/whale/": {"whale"},
    "/identify/life-cycle/": {"life-cycle"},
    "/identify/two-sided-value/": {"two-sided"},
    "/identify/customer-value/": {"value-years", "value-largest"},
    "/accounts/{account}/value/": {"value-years"},
    "/identify/relation-economics/": {"erosion"},
    "/accounts/{account}/": {"account-months", "account-groups"},
    "/calculate/break_even/": {"picture-1"},
}


def found(part: etree._Element, path: str) -> list[Any]:
    """Return what stands at the path below this part of a page."""
    return list(cast("list[Any]", part.xpath(path)))


def reader(world: World, role: Role) -> User:
    """Return somebody in this role who reads English."""
    user = world.users[role]
    user.language = "en"
    user.save()
    return user


def rows_of(client: Client, address: str) -> list[dict[str, str]]:
    """Return the rows of a file of text."""
    text = client.get(address).getvalue().decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


@pytest.mark.parametrize("path", CHARTS)
def test_every_chart_has_its_table_and_its_file(world: World, signed_in: SignIn, path: str) -> None:
    client = signed_in(world.users[Role.ADMINISTRATOR])
    address = path.format(account=world.accounts[0].pk)
    page = etree.HTML(client.get(address).content.decode())
    charts = found(page, "//figure[contains(@class, 'chart-box')]")
    assert {found(chart, ".//div/@data-chart")[0] for chart in charts} == CHARTS[path]
    for chart in charts:
        assert found(chart, ".//details//tbody/tr") or found(chart, ".//details/@data-table-of")
        (file,) = found(chart, ".//a[contains(@href, 'export=xlsx')]/@href")
        book = openpyxl.load_workbook(BytesIO(client.get(address + file).content))
        assert max(sheet.max_row for sheet in book.worksheets) > 1


def test_the_table_of_a_chart_and_its_file_say_the_same(world: World, signed_in: SignIn) -> None:
    client = signed_in(reader(world, Role.DIRECTOR))
    report = client.get("/portfolio/").context["report"]
    rows = rows_of(client, "/portfolio/?classes-export=csv")
    assert [row["Customers"] for row in rows] == [
        str(answers.customers) for answers in report.abc.groups.values() if answers.customers
    ]
    assert sum(Decimal(row["Revenue (EUR)"]) for row in rows) == report.abc.total


def test_the_file_of_a_chart_holds_what_its_reader_sees(world: World, signed_in: SignIn) -> None:
    own = signed_in(reader(world, Role.ACCOUNT_MANAGER))
    whole = signed_in(reader(world, Role.DIRECTOR))
    months = "/portfolio/?months-export=csv"
    seen, all_of_it = (
        sum(Decimal(row["Net revenue (EUR)"]) for row in rows_of(client, months))
        for client in (own, whole)
    )
    assert seen == own.get("/portfolio/").context["report"].now.revenue
    assert seen < all_of_it


def test_the_file_of_a_chart_hides_margins(world: World, signed_in: SignIn) -> None:
    client = signed_in(reader(world, Role.TEAM_MEMBER))
    account = f"/accounts/{world.accounts[0].pk}/?groups-export=csv"
    assert "Margin share" not in rows_of(client, account)[0]
    assert client.get("/portfolio/?whale-export=csv")["Content-Type"].startswith("text/html")
    seen = signed_in(reader(world, Role.DIRECTOR))
    assert "Margin share" in rows_of(seen, account)[0]


def test_a_stranger_gets_no_file_of_a_chart(world: World, signed_in: SignIn) -> None:
    address = f"/accounts/{world.accounts[0].pk}/?months-export=xlsx"
    assert signed_in(world.stranger).get(address).status_code == 404
