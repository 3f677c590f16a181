"""What the import of a customer or article file does, row by row, before it is done."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from verder.facts.findings import Note, Rejected

SAMPLE = 100
EXAMPLES = 3


class Status(StrEnum):
    """What a row does."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """What one row changes: each field from what to what, as people read it."""

    row: int
    number: str
    name: str
    status: Status
    changes: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsPreview:
    """What an import of rows does; read = new + changed + unchanged + rejected."""

    read: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    rejected_sample: tuple[Rejected, ...]  # the first hundred
    sample: tuple[RowChange, ...]  # the first hundred that are new or changed
    notes: tuple[Note, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "RowsPreview":
        """Return the preview that `as_json` wrote."""
        samples = [
            RowChange(
                **{
                    **row,
                    "status": Status(row["status"]),
                    "changes": {name: (old, new) for name, (old, new) in row["changes"].items()},
                }
            )
            for row in stored["sample"]
        ]
        rejected = tuple(Rejected(**row) for row in stored["rejected_sample"])
        notes = tuple(Note(**note) for note in stored["notes"])
        found = {**stored, "sample": tuple(samples), "rejected_sample": rejected, "notes": notes}
        return cls(**found)


def rows_preview(
    changes: Iterable[RowChange], rejected: list[Rejected], notes: tuple[Note, ...]
) -> RowsPreview:
    """Count what the rows do and keep the first of each as a sample."""
    counts = dict.fromkeys(Status, 0)
    sample: list[RowChange] = []
    for change in changes:
        counts[change.status] += 1
        if change.status != Status.UNCHANGED and len(sample) < SAMPLE:
            sample.append(change)
    return RowsPreview(
        read=sum(counts.values()) + len({row.row for row in rejected}),
        new=counts[Status.NEW],
        changed=counts[Status.CHANGED],
        unchanged=counts[Status.UNCHANGED],
        rejected=len({row.row for row in rejected}),
        rejected_sample=tuple(rejected[:SAMPLE]),
        sample=tuple(sample),
        notes=notes,
    )


@dataclass
class Remarks:
    """Collects what is worth knowing about rows: how many, and a few examples."""

    rows: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, code: str, text: str) -> None:
        """Count one row."""
        self.rows[code] = self.rows.get(code, 0) + 1
        texts = self.examples.setdefault(code, [])
        if text not in texts and len(texts) < EXAMPLES:
            texts.append(text)

    def notes(self) -> tuple[Note, ...]:
        """Return one note for each thing found."""
        return tuple(
            Note(code=code, details={"rows": rows, "text": self.examples[code]})
            for code, rows in self.rows.items()
        )
