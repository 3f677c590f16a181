"""A workbook becomes a table: one sheet, its header, its rows as text."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from verder.facts.answers import Answers
from verder.facts.failures import FileRefused
from verder.facts.fields import Layout
from verder.facts.findings import Note
from verder.facts.readers.batches import NumberedCells, in_batches
from verder.facts.readers.content import Content
from verder.facts.readers.excel.cells import decimal_mark, text_of
from verder.facts.readers.excel.choice import Choice, choose_sheet
from verder.facts.readers.excel.headers import LOOKED_AT, Header, find_header
from verder.facts.readers.excel.merged import filled_down
from verder.facts.readers.excel.parts import refuse_blown_up
from verder.facts.readers.excel.sheets import Sheet
from verder.facts.readers.excel.workbooks import load
from verder.facts.readers.table import RawTable, unique_headers


def open_workbook(
    path: Path, *, content: Content, answers: Answers, layout: Layout | None = None
) -> RawTable:
    """Return the rows of the one sheet that holds the table.

    Hidden rows are read, for a filter that was left on must not drop invoices;
    they are counted in a note. Cells in error keep the text that the workbook
    shows, so that their rows are rejected by it.
    """
    if content is not Content.OLE:
        refuse_blown_up(path)
    book = load(path, content)
    choice = choose_sheet(book, answers.sheet, layout, file=path.name)
    sheet = choice.sheet
    mark = decimal_mark(sheet.rows())
    asked = [header for header in answers.columns.values() if header]
    header = find_header([*islice(text_rows(sheet, mark), LOOKED_AT)], sheet.merges, asked)
    if not any(header.cells):
        raise FileRefused("empty_file", file=path.name)
    headers = unique_headers(_trimmed(header.cells))
    return RawTable(
        reader="excel",
        headers=headers,
        rows=in_batches(_numbered(sheet, mark, header, len(headers)), len(headers)),
        header_row=header.last + 1,
        sheet=sheet.name,
        sheets=(*book.visible, *book.hidden),
        questions=choice.questions,
        notes=_notes(choice, content),
    )


def text_rows(sheet: Sheet, mark: str) -> Iterator[list[str | None]]:
    """Yield the rows as text, errors included."""
    texts = sheet.texts
    for place, row in enumerate(sheet.rows()):
        cells = [text_of(value, mark=mark) for value in row]
        if texts:
            _put_errors(cells, place, sheet)
        yield cells


def _put_errors(cells: list[str | None], place: int, sheet: Sheet) -> None:
    for column in range(len(cells)):
        cells[column] = sheet.texts.get((place, column), cells[column])


def _numbered(sheet: Sheet, mark: str, header: Header, width: int) -> Iterator[NumberedCells]:
    """Yield the rows below the header, numbered as the workbook does; empty ones are no rows."""
    numbered = enumerate(text_rows(sheet, mark))
    below = ((place, cells) for place, cells in numbered if place > header.last)
    for place, cells in filled_down(below, sheet.merges):
        kept = [*cells[:width], *[None] * (width - len(cells))]
        if any(cell is not None for cell in kept):
            yield place + 1, kept


def _trimmed(cells: tuple[str | None, ...]) -> list[str | None]:
    """Drop the empty headers at the end, under which stand remarks at most."""
    kept = list(cells)
    while kept and kept[-1] is None:
        kept.pop()
    return kept


def _notes(choice: Choice, content: Content) -> tuple[Note, ...]:
    notes = []
    if content is Content.XLSB:
        notes.append(Note(code="binary_workbook", details={}))
    if choice.ignored:
        notes.append(Note(code="sheets_ignored", details={"sheets": list(choice.ignored)}))
    if choice.sheet.hidden_rows:
        details = {"count": choice.sheet.hidden_rows, "sheet": choice.sheet.name}
        notes.append(Note(code="hidden_rows_read", details=details))
    return tuple(notes)
