"""Which sheet of a workbook holds the table."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from verder.facts.columns.vocabulary import terms_of
from verder.facts.failures import FileRefused
from verder.facts.fields import LINES, Layout
from verder.facts.findings import Question
from verder.facts.readers.excel.cells import text_of
from verder.facts.readers.excel.headers import LOOKED_AT, find_header
from verder.facts.readers.excel.sheets import Sheet, Workbook

AMOUNTS = ({"amount"}, {"quantity", "unit_price"})  # either of these makes an invoice line


@dataclass(frozen=True, slots=True)
class Choice:
    """The sheet that is read, and the names of those that are not."""

    sheet: Sheet
    ignored: tuple[str, ...]
    questions: tuple[Question, ...] = ()


def choose_sheet(book: Workbook, asked: str | None, layout: Layout | None, *, file: str) -> Choice:
    """Return the sheet that was asked for, or the only one that can be meant.

    That is the only visible one with a table, or else the only one whose columns
    are those of the layout. Where several may be meant, the user is asked which.
    """
    every = (*book.visible, *book.hidden)
    meant = [_named(asked, every, file)] if asked else _meant(book, layout, file)
    question = Question(about="sheet", code="ambiguous_sheet", options=tuple(meant))
    return Choice(
        sheet=book.sheet(meant[0]),
        ignored=tuple(other for other in every if other != meant[0]),
        questions=(question,) if len(meant) > 1 else (),
    )


def _named(asked: str, names: Sequence[str], file: str) -> str:
    for name in names:
        if name.strip().casefold() == asked.strip().casefold():
            return name
    raise FileRefused("unknown_sheet", file=file, text=asked, sheets=list(names), flag="--sheet")


def _meant(book: Workbook, layout: Layout | None, file: str) -> list[str]:
    """Return the sheets that may be meant; more than one where that is open."""
    if len(book.visible) == 1:
        return [book.visible[0]]
    tables: list[str] = []
    fitting: list[str] = []
    for name in book.visible:
        sample = _sample(book.sheet(name))
        if sample is not None:
            tables.append(name)
            fitting += [name] if fits(sample, layout) else []
    if not tables:
        raise FileRefused("workbook_without_table", file=file, sheets=list(book.hidden))
    return tables if len(tables) == 1 else fitting or tables


def _sample(sheet: Sheet) -> tuple[str | None, ...] | None:
    """Return the headers of a sheet, or None where it holds no table."""
    rows = [[text_of(value) for value in row] for row in islice(sheet.rows(), LOOKED_AT)]
    filled = [row for row in rows if any(cell is not None for cell in row)]
    if len(filled) < 2:
        return None
    return find_header(rows, sheet.merges).cells


def fits(headers: Sequence[str | None], layout: Layout | None) -> bool:
    """Return whether the headers hold the fields that a file of the layout needs."""
    if layout is None:
        return True
    terms = terms_of(layout)
    known = {
        name
        for name, words in terms.items()
        if any(header and words.score(header) > 0 for header in headers)
    }
    required = {field.name for field in layout.fields if field.is_required}
    has_amount = layout != LINES or any(group <= known for group in AMOUNTS)
    return required <= known and has_amount
