"""A calculation as a workbook whose formulas live on: fill in, and everything follows."""

from io import BytesIO

import xlsxwriter

from verder.documents.calculation.book_words import BookWords
from verder.documents.calculation.cells import BookCells
from verder.documents.calculation.choices import choice_lists, write_choices
from verder.documents.calculation.front import Front
from verder.documents.calculation.looks import Looks
from verder.documents.calculation.names import cell_names
from verder.documents.calculation.row_sheet import RowSheet
from verder.documents.calculation.told import ToldCalculation
from verder.documents.workbook import sheet_name
from verder.domain.engines.calculators.answering import Answer


def calculation_workbook(found: Answer, told: ToldCalculation, words: BookWords) -> bytes:
    """Return a calculation as .xlsx: the inputs coloured, the steps as formulas of each other.

    What came out stands in the cells too, for whoever opens it without calculating.
    """
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": told.name, "subject": told.question})
    cells = _cells(found, told)
    looks = Looks(book, words.currency)
    lists = choice_lists(told, words)
    Front(book=book, looks=looks, cells=cells, found=found, told=told, words=words).write(lists)
    for block in told.rows:
        RowSheet(book=book, looks=looks, cells=cells, found=found, block=block, words=words).write(
            lists
        )
    write_choices(book, told, words)
    book.close()
    return file.getvalue()


def _cells(found: Answer, told: ToldCalculation) -> BookCells:
    singles = [
        *((each.key, each.label) for each in told.inputs),
        *((each.key, each.label) for each in told.steps),
    ]
    asked = [*told.inputs, *(column for block in told.rows for column in block.columns)]
    return BookCells(
        calculator=found.calculator,
        names=cell_names(singles),
        sheets={block.key: sheet_name(block.label) for block in told.rows},
        options={(each.key, option): label for each in asked for option, label in each.options},
    )
