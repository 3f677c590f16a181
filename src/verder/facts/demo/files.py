"""The files of the demo company, as a Dutch bookkeeping exports them."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from verder.facts.demo.company import DemoCompany, monthly_lines
from verder.facts.demo.open_items import write_open_items
from verder.facts.demo.tables import PRICE_SCHEMA

CENTS = "replace(CAST(CAST({0} // 100 AS DECIMAL(18, 0)) * 0.01 AS VARCHAR), '.', ',')"
LINE_COLUMNS = {
    "Factuurnummer": "invoice",
    "Regelnummer": "line",
    "Soort": "CASE kind WHEN 'invoice' THEN 'Factuur' ELSE 'Creditnota' END",
    "Factuurdatum": "strftime(date, '%d-%m-%Y')",
    "Debiteurnummer": "customer",
    "Debiteurnaam": "customer_name",
    "Artikelcode": "product",
    "Artikelomschrijving": "product_name",
    "Artikelgroep": "product_group",
    "Aantal": "quantity // 10000",
    "Eenheid": "unit",
    "Prijs per eenheid": CENTS.format("unit_price"),
    "Korting %": "replace(CAST(CAST(discount AS DECIMAL(9, 0)) * 0.1 AS VARCHAR), '.', ',')",
    "Nettobedrag": CENTS.format("amount"),
    "Kostprijs totaal": CENTS.format("cost"),
    "Valuta": "currency",
    "Verkoper": "salesperson",
    "Regio": "region",
}
KEPT_COLUMNS = {
    header: value
    for header, value in LINE_COLUMNS.items()
    if header not in {"Prijs per eenheid", "Korting %"}  # Parquet files of lines have no price
}
CUSTOMER_HEADERS = (
    *("Debiteurnummer", "Naam", "Adres", "Postcode", "Plaats", "Land", "KvK-nummer"),
    *("BTW-nummer", "Branche", "Regio", "Accountmanager", "Team", "Concern"),
)
ARTICLE_HEADERS = (
    "Artikelcode",
    "Omschrijving",
    "Artikelgroep",
    "Eenheid",
    "Kostprijs per eenheid",
)
RATE_HEADERS = ("Datum", "Valuta", "Koers")


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoFiles:
    """Where the files lie, in the order in which to import them."""

    customers: Path
    articles: Path
    rates: Path
    invoices: Path
    open_items: Path


def write_files(company: DemoCompany, folder: Path) -> DemoFiles:
    """Write the files into the folder and say where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    files = DemoFiles(
        customers=folder / "debiteuren.csv",
        articles=folder / "artikelen.csv",
        rates=folder / "wisselkoersen.csv",
        invoices=folder / "factuurregels.csv",
        open_items=folder / "openstaande-posten.csv",
    )
    _write(files.customers, CUSTOMER_HEADERS, _customer_rows(company))
    _write(files.articles, ARTICLE_HEADERS, _article_rows(company))
    _write(files.rates, RATE_HEADERS, _rate_rows(company))
    batches = (batch for part in monthly_lines(company) for batch in part.to_batches())
    reader = pa.RecordBatchReader.from_batches(PRICE_SCHEMA, batches)
    write_lines_csv(reader, files.invoices, LINE_COLUMNS)
    write_open_items(company, files.invoices, files.open_items)
    return files


def write_lines_csv(
    source: pa.RecordBatchReader | Path, path: Path, columns: dict[str, str]
) -> None:
    """Write invoice lines, from a stream or a Parquet file, with Dutch headers and numbers."""
    chosen = ", ".join(f'{value} AS "{header}"' for header, value in columns.items())
    with duckdb.connect() as connection:
        lines = (
            connection.read_parquet(str(source))
            if isinstance(source, Path)
            else connection.from_arrow(source)
        )
        lines.project(chosen).write_csv(str(path), sep=";", header=True)


def _customer_rows(company: DemoCompany) -> Iterator[tuple[str, ...]]:
    for row in company.customers:
        yield (
            *(row.number, row.name, row.street, row.postcode, row.city, row.country),
            *(row.kvk_number, row.vat_number, row.sector, row.region, row.owner, row.team),
            row.group,
        )


def _article_rows(company: DemoCompany) -> Iterator[tuple[str, ...]]:
    for row in company.articles:
        cost = "" if row.cost is None else f"{row.cost / 100:.2f}".replace(".", ",")
        yield row.number, row.name, row.group, row.unit, cost


def _rate_rows(company: DemoCompany) -> Iterator[tuple[str, ...]]:
    for row in company.rates:
        yield f"{row.on:%d-%m-%Y}", row.currency, str(row.rate).replace(".", ",")


def _write(path: Path, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(headers)
        writer.writerows(rows)
