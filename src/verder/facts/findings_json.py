"""Findings as plain JSON values, and back: how a record keeps them between two pages."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from verder.facts.findings import (
    Inspection,
    MonthTotal,
    Note,
    Preview,
    Question,
    Rejected,
    Tally,
)


def findings_as_json(findings: Inspection | Preview) -> dict[str, Any]:
    """Return the findings as dicts, lists, texts and numbers; money as text with all decimals."""
    plain = _plain(asdict(findings))
    assert isinstance(plain, dict)  # noqa: S101 - a dataclass has named fields
    return plain


def inspection_from_json(stored: Mapping[str, Any]) -> Inspection:
    """Return the inspection that `findings_as_json` wrote."""
    return Inspection(
        **{
            **stored,
            "sheets": tuple(stored["sheets"]),
            "headers": tuple(stored["headers"]),
            "columns": dict(stored["columns"]),
            "sample": tuple(tuple(row) for row in stored["sample"]),
            "questions": tuple(_question(question) for question in stored["questions"]),
            "notes": _notes(stored["notes"]),
        }
    )


def preview_from_json(stored: Mapping[str, Any]) -> Preview:
    """Return the preview that `findings_as_json` wrote."""
    tallies = ("read", "kept", "rejected", "known", "without_customer", "credit_notes")
    return Preview(
        **{
            **stored,
            **{name: _tally(stored[name]) for name in tallies},
            "first_on": _day(stored["first_on"]),
            "last_on": _day(stored["last_on"]),
            "months": tuple(_month(month) for month in stored["months"]),
            "rejected_by_code": dict(stored["rejected_by_code"]),
            "rejected_sample": tuple(Rejected(**row) for row in stored["rejected_sample"]),
            "rounding_total": Decimal(stored["rounding_total"]),
            "notes": _notes(stored["notes"]),
        }
    )


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def _question(stored: Mapping[str, Any]) -> Question:
    return Question(
        about=stored["about"],
        code=stored["code"],
        options=tuple(stored["options"]),
        examples=tuple(stored["examples"]),
    )


def _notes(stored: Sequence[Mapping[str, Any]]) -> tuple[Note, ...]:
    return tuple(Note(**note) for note in stored)


def _tally(stored: Mapping[str, Any]) -> Tally:
    amounts = {currency: Decimal(text) for currency, text in stored["amounts"].items()}
    return Tally(rows=stored["rows"], amounts=amounts, unknown=stored["unknown"])


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _month(stored: Mapping[str, Any]) -> MonthTotal:
    return MonthTotal(
        month=date.fromisoformat(stored["month"]),
        currency=stored["currency"],
        lines=stored["lines"],
        amount=Decimal(stored["amount"]),
    )
