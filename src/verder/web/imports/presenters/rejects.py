"""The rows that cannot be kept, with the reason in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from verder.facts.findings import Preview, Rejected

Say = Callable[[str, Mapping[str, object]], str]
ANY = {"row": "…", "column": "…", "text": "…"}  # a reason of many rows names none of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why rows were rejected, and how many."""

    code: str
    sentence: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRow:
    """One rejected row of the file."""

    row: int
    column: str
    sentence: str
    text: str


def reasons(preview: Preview, say: Say) -> list[Reason]:
    """Return the reasons of the rejected rows, the most frequent first."""
    ranked = sorted(preview.rejected_by_code.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Reason(code=code, sentence=say(code, ANY), rows=rows) for code, rows in ranked]


def rejected_rows(preview: Preview, say: Say, *, code: str = "") -> list[RejectedRow]:
    """Return the first rejected rows, or those of one reason."""
    return [
        rejected_row(rejected, say)
        for rejected in preview.rejected_sample
        if not code or rejected.code == code
    ]


def rejected_row(rejected: Rejected, say: Say) -> RejectedRow:
    """Return one rejected row with its reason in words."""
    details = {"row": rejected.row, "column": rejected.column, "text": rejected.text}
    return RejectedRow(
        row=rejected.row,
        column=rejected.column,
        sentence=say(rejected.code, details),
        text=rejected.text,
    )
