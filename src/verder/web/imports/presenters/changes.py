"""What rows of customers, products and rates change, field by field in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from verder.web.imports.presenters.labels import field_label


class Changed(Protocol):
    """A row of a file and what it changes."""

    @property
    def row(self) -> int:
        """Where it stands in the file."""

    @property
    def number(self) -> str:
        """The number of its customer, product or currency."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def status(self) -> str:
        """Whether it is new or changed."""

    @property
    def changes(self) -> Mapping[str, tuple[str, str]]:
        """Each field, from what to what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field, from what to what."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One row that is new or changed."""

    row: int
    number: str
    name: str
    status: str
    changes: tuple[FieldChange, ...]


def change_rows(rows: Iterable[Changed], layout: str) -> list[ChangeRow]:
    """Return the rows with the names of their fields."""
    return [
        ChangeRow(
            row=row.row,
            number=row.number,
            name=row.name,
            status=str(row.status),
            changes=tuple(
                FieldChange(
                    label=field_label(layout, field),
                    before="" if row.status == "new" else before,
                    after=after,
                )
                for field, (before, after) in row.changes.items()
            ),
        )
        for row in rows
    ]
