"""Tables: search, filter, order, pages, columns and what is taken along."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from tests.world import World
from verder.apps.accounts.models import Account
from verder.documents.text_table import text_table
from verder.domain.values.missing import NotComputable
from verder.web.core.cells import written
from verder.web.core.exports import sheet_of
from verder.web.core.tables import Column, Filter, Kind, Table, TableSpec, read_table


@dataclass(frozen=True)
class Customer:
    key: int
    name: str
    revenue: Decimal | NotComputable
    group: str = "A"


CUSTOMERS = [
    Customer(1, "Jansen Bouw", Decimal(300)),
    Customer(2, "De Vries", Decimal(-20), "B"),
    Customer(3, "bakker jansen", NotComputable("no_revenue"), "B"),
    Customer(4, "=Formule BV", Decimal(1000)),
]
SPEC: TableSpec[Customer] = TableSpec(
    name="customers",
    columns=[
        Column(key="name", title="Name", value=lambda row: row.name),
        Column(key="revenue", title="Revenue", value=lambda row: row.revenue, kind=Kind.MONEY),
        Column(key="group", title="Group", value=lambda row: row.group, is_shown=False),
    ],
    sort="-revenue",
    search=lambda row: row.name,
    filters=[
        Filter(
            key="group",
            title="Group",
            choices=[("A", "Group A"), ("B", "Group B")],
            matches=lambda row, chosen: row.group == chosen,
        )
    ],
    key=lambda row: row.key,
    page_size=2,
)


def read(address: str = "", spec: TableSpec[Customer] = SPEC) -> Table[Customer]:
    return read_table(spec, CUSTOMERS, QueryDict(address))


def keys(table: Table[Customer]) -> list[int]:
    return [row.key for row in table.matching()]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("", [4, 1, 2, 3]),
        ("sort=revenue", [2, 1, 4, 3]),
        ("sort=name", [4, 3, 2, 1]),
        ("sort=nonsense", [4, 1, 2, 3]),
        ("q=JANSEN", [1, 3]),
        ("q=jansen+bouw", [1]),
        ("q=nobody", []),
        ("group=B", [2, 3]),
        ("group=Z", [4, 1, 2, 3]),
        ("group=B&q=jansen", [3]),
        ("selected=2&selected=4", [4, 2]),
    ],
)
def test_the_address_says_which_rows_in_which_order(address: str, found: list[int]) -> None:
    assert keys(read(address)) == found


@pytest.mark.parametrize(
    ("page", "found"), [("1", [4, 1]), ("2", [2, 3]), ("9", [2, 3]), ("x", [4, 1]), ("0", [4, 1])]
)
def test_pages(page: str, found: list[int]) -> None:
    table = read(f"page={page}")
    assert [line.row.key for line in table.body] == found


def test_addresses_keep_everything_else() -> None:
    table = read("q=&period=last12&page=2")
    assert table.headers[0].address == "?q=&period=last12&sort=name"
    assert table.previous_address == "?q=&period=last12&page=1"
    assert ("period", "last12") in table.kept
    assert "export=xlsx" in table.excel_address


def test_a_heading_turns_the_order_it_has() -> None:
    heads = {head.key: head for head in read().headers}
    assert (heads["revenue"].direction, heads["name"].direction) == ("descending", None)
    assert heads["revenue"].address == "?sort=revenue"


def test_columns_are_chosen() -> None:
    assert [column.key for column in read().columns] == ["name", "revenue"]
    assert [column.key for column in read("columns=group").columns] == ["group"]


def test_an_export_holds_every_row_that_matches_and_nothing_else() -> None:
    sheet = sheet_of(read("group=B&sort=name&page=2"), title="Customers")
    lines = "".join(text_table(sheet)).removeprefix("\ufeff").splitlines()
    assert lines == ["Name,Revenue (EUR)", "bakker jansen,", "De Vries,-20"]
    assert ("Group", "Group B") in sheet.about


def test_an_export_cannot_be_a_formula() -> None:
    sheet = sheet_of(read("q=formule"), title="Customers")
    assert "'=Formule BV" in "".join(text_table(sheet))


def test_what_cannot_be_computed_is_a_dash_and_never_zero() -> None:
    assert written(NotComputable("no_revenue"), Kind.MONEY, "EUR") == "–"


def test_totals_count_every_page() -> None:
    def total(rows: Any) -> dict[str, Any]:
        return {"revenue": sum(row.revenue for row in rows if isinstance(row.revenue, Decimal))}

    spec = TableSpec(
        name="t", columns=SPEC.columns, totals=total, page_size=1, search=lambda row: row.name
    )
    cells = read("", spec).totals
    assert cells is not None
    assert [cell.value for cell in cells] == [None, Decimal(1280)]


@given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=10))
def test_no_address_breaks_a_table(search: str, sort: str, page: str) -> None:
    query = QueryDict(mutable=True)
    query.update({"q": search, "sort": sort, "page": page})
    table = read_table(SPEC, CUSTOMERS, query)
    assert len(table.body) <= 2
    assert 1 <= table.page <= table.page_count


ACCOUNTS: TableSpec[Account] = TableSpec(
    name="accounts",
    columns=[
        Column(key="name", title="Name", value=lambda row: row.name),
        Column(key="owner", title="Owner", value=lambda row: row.owner_id, order="owner__name"),
    ],
    sort="-name",
    search_fields=("name", "owner__name"),
    filters=[Filter(key="sector", title="Sector", choices=[("Bouw", "Bouw")], lookup="sector")],
    page_size=3,
)


def test_the_database_answers_as_a_list_does(world: World) -> None:
    def names(address: str) -> list[str]:
        table = read_table(ACCOUNTS, Account.objects.all(), QueryDict(address))
        return [account.name for account in table.matching()]

    assert names("") == [f"Klant {number}" for number in range(8, 0, -1)]
    assert names("q=klant+milan&sort=name") == ["Klant 1", "Klant 3", "Klant 5", "Klant 7"]
    assert names("sector=Bouw&sort=name") == ["Klant 1", "Klant 3", "Klant 5", "Klant 7"]


def test_a_filter_has_its_default_until_the_reader_chooses(world: World) -> None:
    sector: Filter[Account] = Filter(
        key="sector", title="Sector", choices=[("Bouw", "Bouw")], lookup="sector", default="Bouw"
    )
    spec = replace(ACCOUNTS, filters=[sector])

    def read(address: str) -> tuple[int, str]:
        table = read_table(spec, Account.objects.all(), QueryDict(address))
        return table.count, table.filters[0].chosen

    assert read("") == (4, "Bouw")
    everything = read_table(spec, Account.objects.all(), QueryDict("q=milan")).cleared_address
    assert everything == "?sector="
    assert read(everything.removeprefix("?")) == (8, "")


def test_a_page_of_the_database_asks_two_questions(
    world: World, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2):  # how many, and the page
        table = read_table(ACCOUNTS, Account.objects.all(), QueryDict("page=2"))
        assert [line.row.name for line in table.body] == ["Klant 5", "Klant 4", "Klant 3"]
