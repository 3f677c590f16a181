"""Invoice lines for measuring: skewed customers, each with an assortment of its own."""

from pathlib import Path

import duckdb

from verder.facts.engine import NumberOfAccount

CUSTOMERS = 50_000
LINES_AN_INVOICE = 5

SQL = """
COPY (
  WITH invoices AS (
    SELECT i AS invoice, hash(i, 1) AS h, DATE '2023-01-01' + ((i * 1096) // {invoices})::INT AS d
    FROM range({invoices}) AS t(i)
  ), lines AS (
    SELECT *, ({customers} * pow(h % 1000000 / 1000000.0, 3))::BIGINT AS c,
           unnest(range({each})) AS k, hash(invoice, k, 2) AS r
    FROM invoices
  ), priced AS (
    SELECT *, (c * 37 + (30 * pow(r % 1000 / 1000.0, 2))::BIGINT * 131) % 5000 AS p,
           (r // 1000 % 100000)::BIGINT + 100 AS cents,
           CASE WHEN r % 50 = 0 THEN -1 ELSE 1 END AS way
    FROM lines
  )
  SELECT 1::BIGINT AS import_id, invoice * {each} + k + 2 AS row, 'main' AS source,
         (20230000 + invoice)::VARCHAR AS invoice, (k + 1)::VARCHAR AS line,
         CASE WHEN way < 0 THEN 'credit_note' ELSE 'invoice' END AS kind, d AS date,
         CASE WHEN r % 97 = 0 THEN NULL ELSE (10000 + c)::VARCHAR END AS customer,
         'Klant ' || c AS customer_name, 'ART' || p AS product, 'Artikel ' || p AS product_name,
         'Groep ' || (p % 40) AS product_group, (way * (1 + r % 20) * 10000)::BIGINT AS quantity,
         'st' AS unit, (way * cents * 100)::BIGINT AS amount,
         CASE WHEN r % 20 = 0 THEN NULL ELSE (way * cents * 70)::BIGINT END AS cost,
         'EUR' AS currency, 'V' || (c % 20) AS salesperson, 'R' || (c % 12) AS region
  FROM priced
) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""


def write_generated(path: Path, lines: int) -> None:
    """Write so many lines as a staged import."""
    invoices = lines // LINES_AN_INVOICE
    duckdb.sql(SQL.format(path=path, invoices=invoices, customers=CUSTOMERS, each=LINES_AN_INVOICE))


def generated_numbers() -> list[NumberOfAccount]:
    """Return the customer numbers of the generated lines, each an account."""
    return [
        NumberOfAccount(source="main", number=str(10_000 + key), entity_id=key, account_id=key)
        for key in range(CUSTOMERS + 1)
    ]
