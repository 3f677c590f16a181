"""Files of cost drivers, and of open items: in, shown, done, and out again."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from tests.apps.imports.conftest import Bring, csv_of
from tests.world import SOURCE, World
from verder.apps.accounts.outcomes import RowsPreview
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent
from verder.apps.identify.models import DriverQuantity, OpenItem
from verder.apps.identify.queries.drivers import known_quantities
from verder.apps.identify.services import make_driver
from verder.apps.imports.models import Import
from verder.apps.imports.services import undo_import
from verder.apps.imports.services.rates import set_rate

pytestmark = pytest.mark.django_db
LONG = "Klantnummer;Kostenveroorzaker;Jaar;Maand;Aantal"
WIDE = "Debiteur;Naam;Jaar;Aantal leveringen;Bezoeken;Gemiddeld openstaand"
ITEMS = "Debiteurnummer;Factuurnummer;Factuurdatum;Vervaldatum;Betaaldatum;Bedrag"


def held() -> dict[tuple[str, str, str], Decimal]:
    rows = known_quantities().select_related("account", "driver")
    return {
        (row.account.name, str(row.driver), f"{row.start_on} {row.end_on}"): row.quantity
        for row in rows
        if row.quantity is not None
    }


def preview_of(import_: Import) -> RowsPreview:
    return RowsPreview.from_json(import_.preview or {})


def reasons(import_: Import) -> list[tuple[int, str]]:
    return [(row.row, row.code) for row in preview_of(import_).rejected_sample]


def test_a_driver_in_each_row(world: World, bring: Bring) -> None:
    rows = ["K1;Bezoeken;2025;3;4", "K1;deliveries;2025;;120", "K2;Leveringen;2025;mrt;7,5"]
    done = bring(csv_of(rows, LONG), kind="drivers", source=SOURCE)
    assert held() == {
        ("Klant 1", "visits", "2025-03-01 2025-04-01"): 4,
        ("Klant 1", "deliveries", "2025-01-01 2026-01-01"): 120,
        ("Klant 2", "deliveries", "2025-03-01 2025-04-01"): Decimal("7.5"),
    }
    row = DriverQuantity.objects.get(quantity=4)
    assert (row.stated_by, row.import_id, row.origin) == ("imported", done.pk, row.account_id)
    assert AuditEvent.objects.filter(action="account.quantities_set").count() == 2


def test_a_column_for_each_driver(world: World, bring: Bring) -> None:
    done = bring(
        csv_of(["K1;Klant 1;2025;240;26;31.875,00", "K3;Klant 3;2025;12;;"], WIDE),
        kind="drivers",
        source=SOURCE,
    )
    year = "2025-01-01 2026-01-01"
    assert held() == {
        ("Klant 1", "deliveries", year): 240,
        ("Klant 1", "visits", year): 26,
        ("Klant 1", "receivable", year): 31_875,
        ("Klant 3", "deliveries", year): 12,
    }
    assert (done.lines, done.rejected) == (4, 0)


def test_own_drivers_have_columns_and_words_too(world: World, bring: Bring) -> None:
    make_driver(by=None, name="Halve pallets", unit="pallet")
    bring(csv_of(["K1;2025;9"], "Klantnr;Jaar;Halve pallets"), kind="drivers", source=SOURCE)
    bring(csv_of(["K2;halve pallets;2025;;3"], LONG), "lang.csv", kind="drivers", source=SOURCE)
    assert {key[:2]: value for key, value in held().items()} == {
        ("Klant 1", "Halve pallets"): 9,
        ("Klant 2", "Halve pallets"): 3,
    }


def test_times_that_are_listed_one_by_one_are_counted(world: World, bring: Bring) -> None:
    rows = ["Klant 1;Bezoek;03-03-2025", "Klant 1;Bezoek;13-03-2025", "Klant 1;Bezoek;14-04-2025"]
    bring(csv_of(rows, "Klantnaam;Activiteit;Datum"), kind="drivers", source=SOURCE)
    assert held() == {
        ("Klant 1", "visits", "2025-03-01 2025-04-01"): 2,
        ("Klant 1", "visits", "2025-04-01 2025-05-01"): 1,
    }


def test_rows_that_lack_something_are_rejected_with_the_reason(world: World, bring: Bring) -> None:
    rows = [
        "K1;Bezoeken;2025;;4",
        "K9;Bezoeken;2025;;4",
        "K1;Toverkunst;2025;;4",
        "K1;Bezoeken;;;4",
        "K1;Bezoeken;2025;14;4",
        "K1;Leveringen;2025;;",
        "K1;Leveringen;2025;;-3",
        "K1;Bezoeken;2025;;5",
        ";Bezoeken;2025;;5",
        "K2;Bezoeken;2025;;veel",
    ]
    done = bring(csv_of(rows, LONG), kind="drivers", source=SOURCE)
    assert sorted(reasons(done)) == [
        (3, "customer_not_known"),
        (4, "driver_not_known"),
        (5, "period_not_given"),
        (6, "period_not_read"),
        (7, "quantity_not_given"),
        (8, "quantity_not_possible"),
        (9, "quantity_twice"),
        (10, "customer_not_given"),
        (11, "not_a_number"),
    ]
    assert list(held().values()) == [4]
    columns = {row.row: row.column for row in preview_of(done).rejected_sample}
    assert (columns[3], columns[4], columns[8]) == ("Klantnummer", "Kostenveroorzaker", "Aantal")


def test_a_second_file_changes_and_its_undo_brings_the_first_back(
    world: World, bring: Bring
) -> None:
    bring(
        csv_of(["K1;Bezoeken;2025;;4", "K2;Bezoeken;2025;;6"], LONG), kind="drivers", source=SOURCE
    )
    before = held()
    again = bring(
        csv_of(["K1;Bezoeken;2025;;5", "K2;Bezoeken;2025;;6", "K3;Bezoeken;2025;;1"], LONG),
        "later.csv",
        kind="drivers",
        source=SOURCE,
    )
    found = preview_of(again)
    assert (found.new, found.changed, found.unchanged) == (1, 1, 1)
    assert sorted(held().values()) == [1, 5, 6]
    undo_import(import_=again, by=None)
    assert held() == before


def test_a_name_that_two_accounts_have_is_not_guessed(world: World, bring: Bring) -> None:
    world.accounts[1].name = "KLANT 1 B.V."
    world.accounts[1].save()
    with pytest.raises(Refused, match="nothing_to_import"):
        bring(csv_of(["Klant 1;2025;4"], "Klantnaam;Jaar;Bezoeken"), kind="drivers", source=SOURCE)
    assert held() == {}


def items() -> dict[str, tuple[Any, ...]]:
    columns = ("number__number", "invoiced_on", "due_on", "paid_on", "amount")
    return {row[0]: row[1:] for row in OpenItem.objects.values_list("invoice", *columns)}


def test_open_items_come_in_are_paid_and_go_out_again(world: World, bring: Bring) -> None:
    bring(
        csv_of(
            ["K1;F1;01-02-2025;03-03-2025;;1.000,00", "K1;F2;20-02-2025;22-03-2025;25-03-2025;500"],
            ITEMS,
        ),
        kind="open_items",
        source=SOURCE,
    )
    first = ("K1", date(2025, 2, 1), date(2025, 3, 3), None, 1_000)
    second = ("K1", date(2025, 2, 20), date(2025, 3, 22), date(2025, 3, 25), 500)
    assert items() == {"F1": first, "F2": second}
    again = bring(
        csv_of(
            ["K1;F1;01-02-2025;03-03-2025;31-03-2025;1.000,00", "K2;F3;25-03-2025;;;80,50"], ITEMS
        ),
        "later.csv",
        kind="open_items",
        source=SOURCE,
    )
    found = preview_of(again)
    assert (found.new, found.changed, found.rejected) == (1, 1, 0)
    assert items()["F1"][3] == date(2025, 3, 31)
    assert items()["F3"] == ("K2", date(2025, 3, 25), None, None, Decimal("80.5"))
    undo_import(import_=again, by=None)
    assert items() == {"F1": first, "F2": second}


def test_what_a_list_of_open_items_lacks_was_paid(world: World, bring: Bring) -> None:
    header = "Klantnr;Factuur;Factuurdatum;Vervaldatum;Openstaand bedrag"
    bring(
        csv_of(["K1;F1;13-02-2025;15-03-2025;1000", "K1;F2;20-02-2025;22-03-2025;500"], header),
        kind="open_items",
        source=SOURCE,
    )
    later = bring(
        csv_of(["K1;F2;20-02-2025;22-03-2025;500", "K1;F4;28-03-2025;27-04-2025;10"], header),
        "later.csv",
        kind="open_items",
        source=SOURCE,
    )
    assert [note.code for note in preview_of(later).notes] == ["open_items_closed"]
    assert {invoice: item[3] for invoice, item in items().items()} == {
        "F1": date(2025, 3, 28),
        "F2": None,
        "F4": None,
    }
    undo_import(import_=later, by=None)
    assert {invoice: item[3] for invoice, item in items().items()} == {"F1": None, "F2": None}


def test_open_items_in_another_currency_count_at_the_rate_of_their_day(
    world: World, bring: Bring
) -> None:
    set_rate(currency="USD", on=date(2025, 2, 10), rate=Decimal("1.25"), by=None)
    rows = ["K1;F1;13-02-2025;1000;USD", "K1;F2;13-02-2025;40;EUR", "K1;F3;28-02-2025;10;USD"]
    done = bring(
        csv_of(rows, "Klantnr;Factuur;Factuurdatum;Bedrag;Valuta"),
        kind="open_items",
        source=SOURCE,
    )
    amounts = dict(OpenItem.objects.values_list("invoice", "amount"))
    assert amounts == {"F1": 800, "F2": 40}
    assert reasons(done) == [(4, "open_item_currency")]  # a rate holds for a week


def test_workbooks_hold_drivers_and_open_items_too(world: World, bring: Bring) -> None:
    drivers = xlsx_of(WIDE, [("K1", "Klant 1", 2025, 240, 26, 31875.5)])
    bring(drivers, "drivers.xlsx", kind="drivers", source=SOURCE)
    year = "2025-01-01 2026-01-01"
    assert held() == {
        ("Klant 1", "deliveries", year): 240,
        ("Klant 1", "visits", year): 26,
        ("Klant 1", "receivable", year): Decimal("31875.5"),
    }
    ledger = [("K1", "F1", date(2025, 2, 13), date(2025, 3, 15), None, 1000.25)]
    bring(xlsx_of(ITEMS, ledger), "items.xlsx", kind="open_items", source=SOURCE)
    item = OpenItem.objects.get()
    assert (item.invoice, item.amount) == ("F1", Decimal("1000.25"))
    assert (item.invoiced_on, item.due_on, item.paid_on) == (
        date(2025, 2, 13),
        date(2025, 3, 15),
        None,
    )


def xlsx_of(header: str, rows: Sequence[Sequence[object]]) -> bytes:
    """Return a workbook with these headers and rows."""
    book, out = openpyxl.Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (header.split(";"), *rows):
        sheet.append(list(row))
    book.save(out)
    return out.getvalue()


def test_items_that_cannot_be_kept_are_told(world: World, bring: Bring) -> None:
    rows = [
        "K1;F1;13-02-2025;1000;EUR",
        "K1;F1;13-02-2025;1000;EUR",
        "K1;F2;13-02-2025;1000;USD",
        "K9;F3;13-02-2025;1000;EUR",
        "K1;F4;13-02-2025;;EUR",
    ]
    done = bring(
        csv_of(rows, "Klantnr;Factuur;Factuurdatum;Bedrag;Valuta"),
        kind="open_items",
        source=SOURCE,
    )
    assert sorted(reasons(done)) == [
        (3, "open_item_twice"),
        (4, "open_item_currency"),
        (5, "customer_not_known"),
        (6, "missing_value"),
    ]
    assert list(items()) == ["F1"]
