"""The debtors' ledger of the demo company: when invoices fell due, and when they were paid."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import duckdb

from verder.domain.values.period import Period
from verder.facts.demo.chance import Chance
from verder.facts.demo.company import DemoCompany

HEADERS: Final = (
    *("Debiteurnummer", "Factuurnummer", "Factuurdatum", "Vervaldatum", "Betaaldatum"),
    "Bedrag incl. btw",
)
MONTHS: Final = 15
TERM_DAYS: Final = 30
# Days before or after the due date, and how many customers pay so.
MANNERS: Final = (((-8, 3), 0.62), ((3, 21), 0.28), ((25, 60), 0.10))
INVOICES: Final = """
    SELECT "Debiteurnummer", "Factuurnummer",
        CAST(max(strptime("Factuurdatum", '%d-%m-%Y')) AS DATE) AS day,
        CAST(sum(CAST(replace("Nettobedrag", ',', '.') AS DECIMAL(18, 2))) * 1.21
            AS DECIMAL(18, 2))
    FROM read_csv(?, delim = ';', header = true, all_varchar = true)
    WHERE "Valuta" = 'EUR' AND "Debiteurnummer" <> ''
    GROUP BY ALL HAVING day >= ? ORDER BY ALL
"""


def write_open_items(company: DemoCompany, invoices: Path, path: Path) -> None:
    """Write the invoices of the last months with their days of payment, as a ledger lists them."""
    since = Period.of_months(company.period.last_on, MONTHS).start_on
    with duckdb.connect() as connection:
        rows = connection.execute(INVOICES, [str(invoices), since]).fetchall()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADERS)
        writer.writerows(_ledger(company, rows))


def _ledger(company: DemoCompany, rows: list[tuple[str, str, date, object]]) -> Iterator[list[str]]:
    chance = Chance(company.seed, "payments")
    days, weights = [days for days, _weight in MANNERS], [weight for _days, weight in MANNERS]
    manners = {row.number: chance.pick(days, weights) for row in company.customers}
    for customer, invoice, on, amount in rows:
        due_on = on + timedelta(days=TERM_DAYS)
        paid_on = max(on, due_on + timedelta(days=chance.whole(*manners[customer])))
        paid = f"{paid_on:%d-%m-%Y}" if paid_on in company.period else ""
        text = str(amount).replace(".", ",")
        yield [customer, invoice, f"{on:%d-%m-%Y}", f"{due_on:%d-%m-%Y}", paid, text]
