"""The Dutch audit file (auditfile financieel, XAF 3.x): revenue as it was booked."""

from collections.abc import Iterator
from pathlib import Path

from verder.facts.answers import Answers
from verder.facts.failures import FileRefused
from verder.facts.packages import package_of_program
from verder.facts.readers.batches import NumberedCells, in_batches
from verder.facts.readers.table import RawTable
from verder.facts.readers.xaf_bookings import transactions_of
from verder.facts.readers.xaf_lines import HEADERS, LineMaker
from verder.facts.readers.xaf_notes import notes_of
from verder.facts.readers.xaf_survey import Survey, survey


def open_xaf(path: Path, *, answers: Answers) -> RawTable:
    """Return the bookings on revenue accounts as invoice lines.

    The file is walked through twice and never held: first for its accounts,
    customers and balance, then, as the rows are asked for, for the lines. Rows
    are numbered as bookings are, through all journals.
    """
    found = survey(path, encoding=answers.encoding)
    _refuse_without_bookings(found, path.name)
    chosen = found.choose(answers.revenue_accounts)
    if not chosen.revenue:
        raise FileRefused("no_revenue_account", file=path.name)
    maker = LineMaker(survey=found, chosen=chosen)
    rows = _rows(path, maker, encoding=answers.encoding)
    return RawTable(
        reader="xaf",
        headers=HEADERS,
        rows=in_batches(rows, len(HEADERS)),
        encoding=answers.encoding,
        package=package_of_program(found.program),
        notes=notes_of(found, chosen),
        is_canonical=True,
    )


def _refuse_without_bookings(found: Survey, name: str) -> None:
    """Refuse versions before 3, which name everything otherwise, and files without bookings."""
    if found.balance.lines:
        return
    code = "audit_file_version" if found.version else "no_bookings"
    raise FileRefused(code, file=name, version=found.version)


def _rows(path: Path, maker: LineMaker, *, encoding: str | None) -> Iterator[NumberedCells]:
    before = 0
    for transaction in transactions_of(path, encoding=encoding):
        for place, cells in maker.numbered_lines_of(transaction):
            yield before + place, cells
        before += len(transaction.bookings)
