"""UBL 2.1 invoices and credit notes (EN 16931, Peppol BIS 3), one or very many."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from lxml import etree

from verder.facts.answers import Answers
from verder.facts.failures import FileRefused
from verder.facts.findings import Rejected
from verder.facts.readers.batches import NumberedCells, spooled
from verder.facts.readers.table import RawTable
from verder.facts.readers.ubl_document import HEADERS, ROOTS, InvoiceUnreadable, lines_of
from verder.facts.readers.ubl_notes import Findings
from verder.facts.readers.xml_stream import elements, text_at

SPOOL = "ubl-lines.arrow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an XML document stands: a file, or a member of an archive."""

    name: str
    open: Callable[[], IO[bytes]]


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What is found while the documents are read."""

    encoding: str | None
    row: int = 0
    documents: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)

    def reject(self, code: str, text: str) -> None:
        """Note that a document is left out; it takes a row number of its own."""
        self.row += 1
        self.rejected.append(Rejected(row=self.row, column="", code=code, text=text))


def open_ubl(path: Path, *, answers: Answers, folder: Path) -> RawTable:
    """Return the lines of a file with one or more invoices, in an envelope or not."""
    source = Source(name=path.name, open=lambda: path.open("rb"))
    return open_invoices([source], answers=answers, folder=folder, is_archive=False)


def open_invoices(
    sources: Iterable[Source], *, answers: Answers, folder: Path, is_archive: bool
) -> RawTable:
    """Return the lines of all documents, in the order of the sources.

    In an archive a damaged document is rejected by name and the others are kept;
    a single file that is damaged is refused. The rows are numbered through.
    """
    reading = _Reading(encoding=answers.encoding)
    rows = _rows(sources, reading, is_archive=is_archive)
    lines = spooled(rows, len(HEADERS), folder / SPOOL)
    return RawTable(
        reader="ubl",
        headers=HEADERS,
        rows=lines,
        encoding=answers.encoding,
        notes=reading.findings.notes(),
        rejected=reading.rejected,
        is_canonical=True,
    )


def _rows(
    sources: Iterable[Source], reading: _Reading, *, is_archive: bool
) -> Iterator[NumberedCells]:
    for source in sources:
        before = reading.documents
        try:
            yield from _rows_of(source, reading)
            _tell_if_none(source, reading.documents - before, reading, is_archive=is_archive)
        except FileRefused as fault:
            if not is_archive or fault.code == "zip_bomb":
                raise
            reading.reject(fault.code, _where(source, str(fault.details.get("text", ""))))


def _tell_if_none(source: Source, documents: int, reading: _Reading, *, is_archive: bool) -> None:
    """Tell that there is no invoice in XML; a file of its own is refused for it."""
    if documents:
        return
    if not is_archive:
        raise FileRefused("xml_without_invoice", file=source.name)
    reading.findings.others.append(source.name)


def _rows_of(source: Source, reading: _Reading) -> Iterator[NumberedCells]:
    with source.open() as stream:
        for document in elements(stream, ROOTS, name=source.name, encoding=reading.encoding):
            reading.documents += 1
            yield from _numbered(document, source, reading)


def _numbered(
    document: etree._Element, source: Source, reading: _Reading
) -> Iterator[NumberedCells]:
    try:
        invoice = lines_of(document)
    except InvoiceUnreadable as fault:
        where = _where(source, text_at(document, "ID"), fault.text)
        return reading.reject(fault.code, where)
    reading.findings.add(invoice)
    for cells in invoice.cells:
        reading.row += 1
        yield reading.row, cells
    return None


def _where(source: Source, *words: str) -> str:
    return " · ".join(word for word in (source.name, *words) if word)
