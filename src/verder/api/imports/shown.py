"""Imports and exchange rates, as programs get them."""

from datetime import date, datetime
from typing import Any

from pydantic import Field

from verder.api.accounts.shown import PersonShown
from verder.api.values import Exact, Shown, Why
from verder.apps.core.enums import JobState
from verder.apps.imports.enums import ImportKind, ImportState


class JobShown(Shown):
    """A piece of background work: how far it is, and what went wrong."""

    id: int = Field(validation_alias="pk")
    kind: str
    state: JobState
    step: str
    done_share: float
    problem: Why | None
    created_at: datetime
    finished_at: datetime | None


class ImportShown(Shown):
    """A file that came in, and what became of it."""

    id: int = Field(validation_alias="pk")
    kind: ImportKind
    state: ImportState
    source: str
    file_name: str
    file_size: int
    sha256: str
    lines: int
    rejected: int
    known: int
    first_on: date | None
    last_on: date | None
    currencies: list[str]
    is_demo: bool
    by: PersonShown | None
    created_at: datetime
    imported_at: datetime | None
    undone_at: datetime | None


class ImportPageShown(Shown):
    """One import with how its file reads, what it would do, and what is to be answered."""

    imported: ImportShown
    job: JobShown | None
    problem: Why | None
    answers: dict[str, Any] = Field(description="What was said about how the file reads.")
    inspection: dict[str, Any] | None = Field(
        description="How the file reads: headers, columns, sheets, and questions that are open."
    )
    preview: dict[str, Any] | None = Field(
        description="What an import does: read, kept, rejected and known rows, in money too."
    )


class ExchangeRateShown(Shown):
    """How much of a currency one unit of the own currency is worth on a day."""

    id: int = Field(validation_alias="pk")
    currency: str
    on: date
    rate: Exact
