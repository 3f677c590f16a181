from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from tests.cli.conftest import Verder
from verder.apps.accounts.models import Account, AccountNumber
from verder.apps.core.enums import JobState
from verder.apps.core.models import AuditEvent, Job, Organisation
from verder.apps.imports.models import Import
from verder.apps.imports.services import receive_file

pytestmark = pytest.mark.django_db


def test_json_says_what_was_imported(verder: Verder, sales: Path) -> None:
    found = verder("import", sales, "--json")
    assert found.code == 0, found.err
    import_ = Import.objects.get()
    assert found.json == {
        "import": import_.pk,
        "lines": 5,
        "rejected": 1,
        "known": 0,
        "without_customer": {"lines": 1, "amount": "10.00"},
        "customers": 3,
        "net_amount": "1030.50",
        "net_amounts": {"EUR": "1030.50"},
        "from": "2025-01-15",
        "to": "2025-03-31",
    }
    assert AuditEvent.objects.get(action="import.imported").actor == "terminal"


def test_a_dry_run_leaves_no_trace(verder: Verder, sales: Path) -> None:
    found = verder("import", sales, "--dry-run", "--json")
    assert found.code == 0, found.err
    assert (found.json["import"], found.json["lines"]) == (None, 5)
    assert not Import.objects.exists()
    assert not Account.objects.exists()


def test_several_files_give_a_list(verder: Verder, sales: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.csv"
    second.write_text("invoice,date,customer,amount\nF9,2025-04-15,K1,5.25\n", encoding="utf-8")
    found = verder("import", sales, second, "--json")
    assert [each["net_amount"] for each in found.json] == ["1030.50", "5.25"]


def test_of_several_files_those_before_the_refused_one_are_told(
    verder: Verder, sales: Path, tmp_path: Path
) -> None:
    refused, last = tmp_path / "refused.csv", tmp_path / "last.csv"
    refused.write_text("invoice,date,customer,amount\nF9,03-04-2025,K1,5.25\n", encoding="utf-8")
    last.write_text("invoice,date,customer,amount\nF9,2025-04-15,K1,5.25\n", encoding="utf-8")
    found = verder("import", sales, refused, last, "--json")
    assert found.code == 1
    assert [(each["import"], each["net_amount"]) for each in found.json] == [
        (Import.objects.get().pk, "1030.50")
    ]
    assert "refused.csv" in found.err
    assert "Done before it: sales.csv. Not tried: last.csv." in found.err


def test_a_killed_import_is_listed_as_failed(verder: Verder, sales: Path) -> None:
    import_ = receive_file(by=None, file_name=sales.name, content=sales)
    long_ago = timezone.now() - timedelta(minutes=5)
    import_.job = Job.objects.create(
        kind="imports.preview",
        arguments={"import": import_.pk, "in_terminal": True},
        state=JobState.RUNNING,
        attempts=1,
        created_at=long_ago,
        heartbeat_at=long_ago,
    )
    import_.save()
    assert [each["state"] for each in verder("imports", "--json").json] == ["failed"]


def test_columns_are_named_with_headers_that_hold_commas(verder: Verder, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text('when;"Omzet, netto";who\n2025-04-15;5,25;K1\n', encoding="utf-8")
    found = verder(
        "import", path, "--columns", "date=when,amount=Omzet, netto,customer=who", "--json"
    )
    assert found.code == 0, found.err
    assert found.json["net_amount"] == "5.25"


@pytest.mark.parametrize("columns", ["nonsense=when", "date"])
def test_a_field_that_is_not_there_is_told(verder: Verder, sales: Path, columns: str) -> None:
    found = verder("import", sales, "--columns", columns)
    assert found.code == 1
    assert "--columns" in found.err
    assert len(found.err.strip().splitlines()) == 1


def test_what_is_ambiguous_is_refused_with_the_flag_to_add(verder: Verder, tmp_path: Path) -> None:
    path = tmp_path / "dates.csv"
    path.write_text("invoice,date,customer,amount\nF9,03-04-2025,K1,5.25\n", encoding="utf-8")
    found = verder("import", path, "--json")
    assert found.code == 1
    assert "--dates dmy|mdy" in found.err
    assert len(found.err.strip().splitlines()) == 1
    assert found.out == ""
    assert not Import.objects.exists()
    answered = verder("import", path, "--json", "--dates", "mdy")
    assert answered.json["from"] == "2025-03-04"


def test_the_same_file_again_counts_nothing_and_says_so(verder: Verder, sales: Path) -> None:
    verder("import", sales)
    again = verder("import", sales, "--json")
    assert again.code == 0
    assert (again.json["lines"], again.json["known"]) == (0, 5)
    assert "very file of import" in again.err


def test_imports_are_listed_and_undone(verder: Verder, sales: Path) -> None:
    verder("import", sales, "--source", "exact")
    listed = verder("imports", "--json").json
    assert [(each["source"], each["state"], each["lines"]) for each in listed] == [
        ("exact", "imported", 5)
    ]
    undone = verder("undo-import", listed[0]["import"])
    assert undone.code == 0
    assert verder("imports", "--json").json[0]["state"] == "undone"
    assert not Account.objects.exists()
    again = verder("undo-import", listed[0]["import"])
    assert (again.code, again.out) == (1, "")


def test_what_is_not_there_is_told_in_one_sentence(verder: Verder) -> None:
    for words in (
        ("undo-import", 999),
        ("import", "/not/there.csv"),
        ("nonsense",),
        ("report", "x"),
    ):
        found = verder(*words)
        assert found.code == 1
        assert len(found.err.strip().splitlines()) == 1
        assert found.out == ""


def test_the_demo_company_is_in_the_way(verder: Verder, sales: Path) -> None:
    Organisation.objects.update_or_create(pk=1, defaults={"is_demo": True})
    refused = verder("import", sales)
    assert refused.code == 1
    assert "--replace-demo" in refused.err
    assert verder("import", sales, "--replace-demo", "--json").json["lines"] == 5
    assert not Organisation.objects.get().is_demo


def test_customers_products_and_rates_have_their_own_kind(
    verder: Verder, sales: Path, tmp_path: Path
) -> None:
    verder("import", sales)
    customers = tmp_path / "debiteuren.csv"
    customers.write_text(
        "Debiteurnummer;Naam;Plaats;Land\nK1;Alfa Holding BV;Zwolle;Nederland\n"
        "K7;Zeta;Gent;België\n",
        encoding="utf-8",
    )
    found = verder("import", customers, "--kind", "customers", "--json")
    assert found.code == 0, found.err
    counts = {
        name: found.json[name] for name in ("read", "new", "changed", "unchanged", "rejected")
    }
    assert counts == {"read": 2, "new": 1, "changed": 1, "unchanged": 0, "rejected": 0}
    assert AccountNumber.objects.get(number="K7").account.country == "BE"
    rates = tmp_path / "koersen.csv"
    rates.write_text("date,currency,rate\n2025-03-14,USD,1.09\n", encoding="utf-8")
    assert verder("import", rates, "--kind", "rates", "--json").json["new"] == 1
    products = tmp_path / "artikelen.csv"
    products.write_text("Artikelcode;Omschrijving;Kostprijs\nP1;Bout;1,25\n", encoding="utf-8")
    assert verder("import", products, "--kind", "products", "--json").json["new"] == 1


@pytest.mark.parametrize(
    ("name", "columns", "lines", "amount"),
    [
        ("online_retail/invoices_2010-12_2011-02.csv.gz", "", 105_335, "1807019.93"),
        (
            "adventureworks/sales_lines_2011.csv",
            "customer=StoreID,amount=Sales,cost=Cost",
            4_515,
            "8782985.12",
        ),
    ],
)
def test_real_files_give_their_known_answers(
    verder: Verder, shared_data: Path, name: str, columns: str, lines: int, amount: str
) -> None:
    flags = ["--columns", columns] if columns else []
    found = verder("import", shared_data / name, "--json", *flags)
    assert found.code == 0, found.err
    assert (found.json["lines"], Decimal(found.json["net_amount"])) == (lines, Decimal(amount))


def test_nothing_is_imported_where_one_of_the_files_is_not_there(
    verder: Verder, sales: Path
) -> None:
    found = verder("import", sales, "/not/there.csv")
    assert found.code == 1
    assert len(found.err.strip().splitlines()) == 1
    assert not Import.objects.exists()


def test_the_rejected_rows_are_told_of_mended_and_imported_alone(
    verder: Verder, sales: Path, tmp_path: Path
) -> None:
    told = verder("import", sales, "--json").err
    (rejects,) = Path(settings.VERDER_HOME).glob("uploads/*/rejected.csv")
    assert str(rejects) in told
    mended = tmp_path / "mended.csv"
    mended.write_text(rejects.read_text(encoding="utf-8-sig").replace("dertig", "30,00"))
    again = verder("import", mended, "--json")
    assert (again.json["lines"], again.json["known"], again.json["net_amount"]) == (1, 0, "30.00")
    assert verder("import", mended, "--json").json["known"] == 1


def test_a_question_names_its_flag_once(verder: Verder, tmp_path: Path) -> None:
    path = tmp_path / "open.csv"
    path.write_text("invoice,date,customer,amount\nF9,2025-04-03,K1,1.234\n", encoding="utf-8")
    said = verder("import", path).err
    assert said.count("--decimal comma|point") == 1
    assert said.count("open.csv") == 1
    assert "()" not in said
