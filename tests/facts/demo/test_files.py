import csv
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from verder.facts.demo.company import DemoCompany
from verder.facts.demo.files import DemoFiles
from verder.facts.demo.volume import write_volume
from verder.facts.lines import LINE_SCHEMA


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def cents(text: str) -> int:
    return int(text.replace(",", ""))


def test_invoice_lines_look_like_an_export_of_a_dutch_bookkeeping(files: DemoFiles) -> None:
    first = read(files.invoices)[0]
    assert list(first) == [
        "Factuurnummer",
        "Regelnummer",
        "Soort",
        "Factuurdatum",
        "Debiteurnummer",
        "Debiteurnaam",
        "Artikelcode",
        "Artikelomschrijving",
        "Artikelgroep",
        "Aantal",
        "Eenheid",
        "Prijs per eenheid",
        "Korting %",
        "Nettobedrag",
        "Kostprijs totaal",
        "Valuta",
        "Verkoper",
        "Regio",
    ]
    assert first["Soort"] == "Factuur"
    assert first["Factuurdatum"].endswith("-11-2023")
    assert first["Nettobedrag"][-3] == ","


def test_the_file_holds_every_line_to_the_cent(files: DemoFiles, lines: pa.Table) -> None:
    rows = read(files.invoices)
    assert len(rows) == lines.num_rows
    total = pc.sum(lines["amount"]).as_py()
    assert sum(cents(row["Nettobedrag"]) for row in rows) * 100 == total
    cost = pc.sum(lines["cost"]).as_py()
    costed = [row["Kostprijs totaal"] for row in rows if row["Kostprijs totaal"]]
    assert sum(cents(text) for text in costed) * 100 == cost
    assert [row["Factuurnummer"] for row in rows] == lines["invoice"].to_pylist()


def test_debtors_articles_and_rates_stand_in_files_of_their_own(
    files: DemoFiles, company: DemoCompany
) -> None:
    debtors, articles, rates = read(files.customers), read(files.articles), read(files.rates)
    assert [row["Debiteurnummer"] for row in debtors] == [row.number for row in company.customers]
    assert {row["Concern"] for row in debtors} == {"", *(each.name for each in company.groups)}
    assert len(articles) == len(company.articles)
    assert {
        row["Kostprijs per eenheid"] for row in articles if row["Artikelcode"][:3] == "MTW"
    } == {""}
    assert (rates[0]["Datum"], rates[0]["Valuta"]) == ("01-11-2023", "GBP")
    assert rates[0]["Koers"].startswith("0,8")


def test_volume_is_the_same_lines_as_parquet_and_as_text(
    company: DemoCompany, lines: pa.Table, tmp_path: Path
) -> None:
    parquet, text, count = write_volume(company, tmp_path / "volume")
    kept = pq.read_table(parquet)
    assert count == lines.num_rows
    assert kept.schema.equals(LINE_SCHEMA)
    assert kept.equals(lines.select(LINE_SCHEMA.names))
    rows = read(text)
    assert "Korting %" not in rows[0]
    assert sum(cents(row["Nettobedrag"]) for row in rows) * 100 == pc.sum(kept["amount"]).as_py()


def test_the_ledger_tells_when_invoices_were_due_and_paid(files: DemoFiles) -> None:
    invoices = {row["Factuurnummer"] for row in read(files.invoices)}
    ledger = read(files.open_items)
    assert {row["Factuurnummer"] for row in ledger} <= invoices
    paid = [row for row in ledger if row["Betaaldatum"]]
    assert 0 < len(paid) < len(ledger)
    late = [row for row in paid if day(row["Betaaldatum"]) > day(row["Vervaldatum"])]
    assert 0 < len(late) < len(paid)
    assert all(day(row["Betaaldatum"]) >= day(row["Factuurdatum"]) for row in paid)


def day(text: str) -> date:
    return datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007 - a day
