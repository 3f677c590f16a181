"""How the file of an import reads, for its page."""

from collections.abc import Mapping
from typing import Any

from verder.apps.core.sentences import sentence
from verder.apps.imports.models import Import
from verder.apps.imports.row_kinds import layout_of
from verder.facts.answers import Answers
from verder.facts.findings import Inspection, Note
from verder.facts.findings_json import inspection_from_json
from verder.web.imports.guides import guide_of
from verder.web.imports.presenters.labels import (
    delimiter_label,
    package_label,
    reader_label,
)
from verder.web.imports.presenters.reading import asked_questions, field_choices, sample_columns


def inspection_of(import_: Import) -> Inspection | None:
    """Return how the file reads, where it was read."""
    return inspection_from_json(import_.inspection) if import_.inspection else None


def reading_context(import_: Import, remembered: Mapping[str, str]) -> dict[str, Any]:
    """Return how the file reads: its columns, a sample, and the open questions."""
    inspection = inspection_of(import_)
    if inspection is None:
        return {"inspection": None}
    layout = layout_of(import_.kind)
    answers = Answers.from_json(import_.answers)
    return {
        "inspection": inspection,
        "reader": reader_label(inspection.reader),
        "package": package_label(inspection.package),
        "guide": guide_of(inspection.package),
        "delimiter": delimiter_label(inspection.delimiter),
        "fields": field_choices(inspection, layout, remembered=remembered, chosen=answers.columns),
        "revenue_accounts": ", ".join(answers.revenue_accounts),
        "sample_columns": sample_columns(inspection, layout),
        "questions": asked_questions(inspection, layout),
        "is_sheet_asked": any(question.about == "sheet" for question in inspection.questions),
        "reading_notes": said(inspection.notes),
    }


def said(notes: tuple[Note, ...]) -> list[str]:
    """Return the notes as sentences."""
    return [sentence(note.code, note.details) for note in notes]
