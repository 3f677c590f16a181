from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from verder.apps.core.models import User
from verder.apps.imports.models import Import
from verder.apps.imports.queries import current_facts
from verder.apps.imports.services import import_now, preview_now, receive_file

HEADER = "Factuurnummer;Regel;Datum;Debiteur;Naam;Bedrag;Verkoper;Regio"
Bring = Callable[..., Import]


def csv_of(rows: Iterable[str], header: str = HEADER) -> str:
    return "\n".join([header, *rows]) + "\n"


def row(invoice: int, customer: str, amount: str, **said: str) -> str:
    name = said.get("name", f"Klant {customer}")
    day = said.get("day", "15-03-2025")
    people = said.get("salesperson", "")
    return f"F{invoice};1;{day};{customer};{name};{amount};{people};{said.get('region', '')}"


def silent(step: str, share: float) -> None:
    """Take progress without showing it."""


def totals() -> dict[int, Decimal]:
    return {row.account_id: row.revenue for row in current_facts().totals_by_account()}


def revenue() -> Decimal:
    return sum(totals().values(), Decimal(0))


@pytest.fixture
def receive(tmp_path: Path) -> Bring:
    """Return a way to bring a file in without importing it."""

    def received(
        content: str | bytes,
        name: str = "omzet.csv",
        by: User | None = None,
        *,
        kind: str = "lines",
        source: str = "bookkeeping",
    ) -> Import:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return receive_file(by=by, file_name=name, content=path, kind=kind, source=source)

    return received


@pytest.fixture
def bring(receive: Bring) -> Bring:
    """Return a way to bring a file in and import it."""

    def brought(
        content: str | bytes, name: str = "omzet.csv", by: User | None = None, **said: str
    ) -> Import:
        import_ = receive(content, name, by, **said)
        preview_now(import_=import_, by=by, progress=silent)
        import_now(import_=import_, by=by, progress=silent)
        import_.refresh_from_db()
        return import_

    return brought
