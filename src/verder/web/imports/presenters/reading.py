"""How a file reads: its columns beside a sample of rows, and what only the user can decide."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from verder.facts.fields import Layout
from verder.facts.findings import Inspection, Question
from verder.web.imports.presenters.labels import label_in
from verder.web.imports.presenters.readings import date_reading, number_reading

COLUMN_QUESTION = "columns."
COLUMN_FIELD = "column-"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChoice:
    """One of our fields, and the column of the file that fills it."""

    name: str
    label: str
    header: str  # empty where no column fills it
    origin: str  # "chosen", "remembered", "recognised" or "none"
    is_required: bool
    is_asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleColumn:
    """A column of the file, and the label of the field that it fills."""

    header: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to a question, and what the examples mean with it."""

    value: str
    label: str
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """A question that must be answered before the file can be imported."""

    field: str  # of the form
    title: str
    options: tuple[Option, ...]


def field_choices(
    inspection: Inspection,
    layout: Layout,
    *,
    remembered: Mapping[str, str],
    chosen: Mapping[str, str],
) -> list[FieldChoice]:
    """Return every field of the layout with its column and how that was found."""
    asked = {question.about.removeprefix(COLUMN_QUESTION) for question in inspection.questions}
    return [
        FieldChoice(
            name=field.name,
            label=label_in(layout, field.name),
            header=inspection.columns.get(field.name, ""),
            origin=_origin(field.name, inspection.columns, remembered, chosen),
            is_required=field.is_required,
            is_asked=field.name in asked,
        )
        for field in layout.fields
    ]


def sample_columns(inspection: Inspection, layout: Layout) -> list[SampleColumn]:
    """Return the columns of the file in their order, each with the field that it fills."""
    fields = {header: name for name, header in inspection.columns.items() if header}
    return [
        SampleColumn(
            header=header,
            field=label_in(layout, fields[header]) if header in fields else "",
        )
        for header in inspection.headers
    ]


def asked_questions(inspection: Inspection, layout: Layout) -> list[AskedQuestion]:
    """Return the open questions in words, each answer with what it makes of the examples."""
    return [_asked(question, layout) for question in inspection.questions]


def _origin(
    name: str,
    columns: Mapping[str, str],
    remembered: Mapping[str, str],
    chosen: Mapping[str, str],
) -> str:
    header = columns.get(name, "")
    if not header:
        return "none"
    if remembered.get(name) == header:
        return "remembered"
    return "chosen" if chosen.get(name) == header else "recognised"


def _asked(question: Question, layout: Layout) -> AskedQuestion:
    return AskedQuestion(
        field=question.about.replace(COLUMN_QUESTION, COLUMN_FIELD),
        title=_title(question, layout),
        options=tuple(_option(question, value) for value in question.options),
    )


def _title(question: Question, layout: Layout) -> str:
    if question.about == "dates":
        return _("What comes first in the dates of this file?")
    if question.about == "decimal":
        return _("What separates the decimals in the amounts of this file?")
    if question.about == "sheet":
        return _("Which sheet holds the rows?")
    if question.about == "encoding":
        return _("How are the letters of this file written?")
    field = label_in(layout, question.about.removeprefix(COLUMN_QUESTION))
    return _("Which column holds “%(field)s”?") % {"field": field}


def _option(question: Question, value: str) -> Option:
    return Option(
        value=value,
        label=_option_label(question.about, value),
        readings=tuple(_readings(question, value)),
    )


def _option_label(about: str, value: str) -> str:
    labels = {
        ("dates", "dmy"): _("The day: day, month, year"),
        ("dates", "mdy"): _("The month: month, day, year"),
        ("dates", "ymd"): _("The year: year, month, day"),
        ("decimal", "comma"): _("A comma"),
        ("decimal", "point"): _("A point"),
    }
    return labels.get((about, value), value)


def _readings(question: Question, value: str) -> list[str]:
    reading_of = {"dates": date_reading, "decimal": number_reading}.get(question.about)
    if reading_of is None:
        return []
    pairs = [(text, reading_of(text, value)) for text in question.examples[:3]]
    return [f"{text} → {reading}" for text, reading in pairs if reading]
