"""How a file reads, as the import page shows it."""

from dataclasses import replace

import pytest
from django.utils import translation

from verder.facts.fields import LINES
from verder.facts.findings import Inspection, Question
from verder.web.imports.presenters.reading import asked_questions, field_choices, sample_columns
from verder.web.imports.presenters.readings import date_reading, number_reading

INSPECTION = Inspection(
    reader="csv",
    package=None,
    encoding="utf-8",
    delimiter=";",
    sheet=None,
    sheets=(),
    header_row=1,
    headers=("Debiteur", "Datum", "Bedrag", "Opmerking"),
    columns={"customer": "Debiteur", "date": "Datum", "amount": "Bedrag"},
    sample=(("10", "03-04-2026", "1.234", ""),),
    dates=None,
    decimal=None,
    questions=(),
    notes=(),
)


@pytest.mark.parametrize(
    ("text", "order", "reading"),
    [
        ("03-04-2026", "dmy", "3 april 2026"),
        ("03-04-2026", "mdy", "4 maart 2026"),
        ("3/4/26 00:00", "dmy", "3 april 2026"),
        ("13-04-2026", "mdy", ""),
        ("25-01-31", "ymd", "31 januari 2025"),
        ("31-02-2026", "dmy", ""),
        ("01-02-98", "dmy", "1 februari 1998"),
        ("geen datum", "dmy", ""),
    ],
)
def test_a_date_is_said_in_words_in_the_order_that_is_asked(
    text: str, order: str, reading: str
) -> None:
    with translation.override("nl"):
        assert date_reading(text, order) == reading


@pytest.mark.parametrize(
    ("text", "decimal", "reading"),
    [
        ("1.234", "comma", "1.234"),
        ("1.234", "point", "1,234"),
        ("€ 1,500", "comma", "1,500"),
        ("€ 1,500", "point", "1.500"),
        ("abc", "comma", ""),
    ],
)
def test_a_number_is_said_with_each_decimal_mark(text: str, decimal: str, reading: str) -> None:
    with translation.override("nl"):
        assert number_reading(text, decimal) == reading


def test_every_field_says_which_column_fills_it_and_how_that_was_found() -> None:
    choices = field_choices(
        INSPECTION, LINES, remembered={"amount": "Bedrag"}, chosen={"customer": "Debiteur"}
    )
    origins = {choice.name: choice.origin for choice in choices if choice.origin != "none"}
    assert origins == {"customer": "chosen", "date": "recognised", "amount": "remembered"}
    assert [choice.name for choice in choices] == [field.name for field in LINES.fields]


def test_what_was_remembered_for_another_column_is_not_called_remembered() -> None:
    choices = field_choices(INSPECTION, LINES, remembered={"amount": "Totaal"}, chosen={})
    assert {choice.name: choice.origin for choice in choices}["amount"] == "recognised"


def test_the_columns_of_the_sample_name_the_field_that_they_fill() -> None:
    with translation.override("en"):
        columns = sample_columns(INSPECTION, LINES)
    assert [(column.header, column.field) for column in columns] == [
        ("Debiteur", "Customer number"),
        ("Datum", "Invoice date"),
        ("Bedrag", "Net amount"),
        ("Opmerking", ""),
    ]


def test_an_ambiguous_date_is_asked_with_both_readings() -> None:
    question = Question(
        about="dates", code="dates_ambiguous", options=("dmy", "mdy"), examples=("03-04-2026",)
    )
    with translation.override("en"):
        (asked,) = asked_questions(replace(INSPECTION, questions=(question,)), LINES)
    assert [(option.value, option.readings) for option in asked.options] == [
        ("dmy", ("03-04-2026 → 3 April 2026",)),
        ("mdy", ("03-04-2026 → 4 March 2026",)),
    ]


def test_a_question_about_a_column_names_the_field_and_marks_it() -> None:
    question = Question(
        about="columns.amount", code="column_ambiguous", options=("Bedrag", "Totaal")
    )
    inspection = replace(INSPECTION, questions=(question,))
    with translation.override("en"):
        (asked,) = asked_questions(inspection, LINES)
    assert asked.field == "column-amount"
    assert asked.title == "Which column holds “Net amount”?"
    choices = field_choices(inspection, LINES, remembered={}, chosen={})
    assert [choice.name for choice in choices if choice.is_asked] == ["amount"]
