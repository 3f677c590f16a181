"""The answers to questions of choice, on a sheet of their own that stays out of sight."""

from collections.abc import Iterator, Mapping

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from verder.documents.calculation.book_words import BookWords
from verder.documents.calculation.told import ToldCalculation, ToldInput


def choice_lists(told: ToldCalculation, words: BookWords) -> Mapping[str, str]:
    """Return where the list of each choice stands, by key."""
    return {
        each.key: f"='{words.choices}'!${xl_col_to_name(place)}$1:"
        f"${xl_col_to_name(place)}${len(each.options)}"
        for place, each in enumerate(_choices(told))
    }


def write_choices(book: xlsxwriter.Workbook, told: ToldCalculation, words: BookWords) -> None:
    """Write the lists, where there are any."""
    choices = list(_choices(told))
    if not choices:
        return
    page = book.add_worksheet(words.choices)
    for column, each in enumerate(choices):
        for row, (_key, label) in enumerate(each.options):
            page.write_string(row, column, label)
    page.hide()


def _choices(told: ToldCalculation) -> Iterator[ToldInput]:
    asked = (*told.inputs, *(column for block in told.rows for column in block.columns))
    return (each for each in asked if each.options)
