"""Invoice lines for tests, from a few words to Parquet."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from verder.domain.values.money import to_ten_thousandths
from verder.facts.engine import Facts, NumberOfAccount, ProductInfo, Rate
from verder.facts.lines import LINE_SCHEMA
from verder.facts.store import Store

Line = dict[str, Any]
MONEY = ("amount", "cost", "quantity")


def line(amount: str | int | Decimal, **fields: Any) -> Line:
    """Return a line of that amount: customer "100", January 15th 2026, unless told otherwise."""
    given: Line = {
        "source": "main",
        "invoice": "F1",
        "line": "1",
        "kind": "credit_note" if Decimal(amount) < 0 else "invoice",
        "date": date(2026, 1, 15),
        "customer": "100",
        "currency": "EUR",
        "amount": amount,
    }
    return given | fields


def write_lines(path: Path, lines: Sequence[Line], *, import_id: int = 0) -> Path:
    """Write lines as an import leaves them for the store, and return the path."""
    rows = [_row(each, number, import_id) for number, each in enumerate(lines, start=2)]
    pq.write_table(pa.Table.from_pylist(rows, schema=LINE_SCHEMA), path, compression="zstd")
    return path


def _row(given: Line, number: int, import_id: int) -> Line:
    empty: Line = dict.fromkeys(LINE_SCHEMA.names)
    row: Line = empty | {"import_id": import_id, "row": number} | given
    for name in MONEY:
        if row[name] is not None:
            row[name] = to_ten_thousandths(Decimal(row[name]))
    return row


def add_import(store: Store, import_id: int, lines: Sequence[Line]) -> None:
    """Take lines into the store as one import."""
    staged = write_lines(store.folder / f"staged-{import_id}.parquet", lines)
    store.add(import_id, staged)
    staged.unlink()


def number(number: str, account_id: int, **fields: Any) -> NumberOfAccount:
    """Return a customer number of an account that stands by itself, unless told otherwise."""
    given: Line = {
        "source": "main",
        "number": number,
        "entity_id": account_id,
        "account_id": account_id,
    }
    return NumberOfAccount(**(given | fields))


def facts_of(
    store: Store,
    *imports: Sequence[Line],
    numbers: Iterable[NumberOfAccount] | None = None,
    products: Iterable[ProductInfo] = (),
    rates: Iterable[Rate] = (),
    currency: str = "EUR",
) -> Facts:
    """Return the facts of imports 1, 2, …; every customer number is an account unless told."""
    for import_id, lines in enumerate(imports, start=1):
        add_import(store, import_id, lines)
    if numbers is None:
        named = {each["customer"] for lines in imports for each in lines if each["customer"]}
        numbers = [number(each, int(each)) for each in sorted(named)]
    import_ids = list(range(1, len(imports) + 1))
    return Facts(store, import_ids, list(numbers), list(products), list(rates), currency)
