"""Which customers invoice lines name: what new accounts are made of, and who still needs them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

SEEN = """
    SELECT source, customer,
           arg_max(customer_name, row) FILTER (customer_name IS NOT NULL),
           arg_max(region, row) FILTER (region IS NOT NULL),
           list_sort(list(DISTINCT salesperson) FILTER (salesperson IS NOT NULL)),
           bool_and(salesperson IS NOT NULL)
    FROM read_parquet(?)
    WHERE customer IS NOT NULL
    GROUP BY source, customer
    ORDER BY min(row)
"""
NUMBERS = """
    SELECT source, customer, min(import_id)
    FROM read_parquet($files)
    WHERE customer IS NOT NULL AND ($ids IS NULL OR list_contains($ids::BIGINT[], import_id))
    GROUP BY source, customer
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerSeen:
    """What the lines of one file say of a customer: the last name and region they give.

    `salesperson` is the one whom all its lines name, and None where they differ.
    """

    source: str
    number: str
    name: str | None
    region: str | None
    salesperson: str | None


def customers_seen(lines: Path) -> list[CustomerSeen]:
    """Return the customers of one file of lines, in the order in which it names them."""
    with duckdb.connect() as connection:
        rows = connection.execute(SEEN, [str(lines)]).fetchall()
    return [
        CustomerSeen(
            source=source,
            number=number,
            name=name,
            region=region,
            salesperson=people[0] if is_always and len(people) == 1 else None,
        )
        for source, number, name, region, people, is_always in rows
    ]


def numbers_in_lines(
    paths: Iterable[Path], import_ids: Collection[int] | None = None
) -> Mapping[tuple[str, str], int]:
    """Return the customer numbers of these files, each with the first import that names it.

    A file of the store may hold several imports; only those named are looked at.
    """
    files = sorted({str(path) for path in paths})
    if not files:
        return {}
    with duckdb.connect() as connection:
        named = {"files": files, "ids": None if import_ids is None else list(import_ids)}
        rows = connection.execute(NUMBERS, named).fetchall()
    return {(source, number): import_id for source, number, import_id in rows}
