"""The content of a file decides which reader serves."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from verder.facts.answers import Answers
from verder.facts.failures import FileRefused
from verder.facts.fields import RATES, Layout
from verder.facts.packages import package_of
from verder.facts.readers.archive import open_archive
from verder.facts.readers.compressed import unpacked
from verder.facts.readers.content import Content, content_of
from verder.facts.readers.excel import open_workbook
from verder.facts.readers.rates import open_wide_rates
from verder.facts.readers.table import RawTable
from verder.facts.readers.text import open_text
from verder.facts.readers.ubl import open_ubl
from verder.facts.readers.xaf import open_xaf
from verder.facts.readers.xml_stream import local_name, root_of

AUDIT_FILE = "auditfile"
XML_WORKBOOK = "Workbook"  # Excel 2003 saved its sheets as XML for a while
WORKBOOKS = {Content.XLSX, Content.XLSB, Content.ODS, Content.OLE}
REFUSED = {
    Content.EMPTY: "empty_file",
    Content.HTML: "html_table",
    Content.PDF: "pdf_file",
    Content.PICTURE: "picture_file",
    Content.GZIP: "archive_in_archive",
}


def open_table(
    path: Path, *, answers: Answers, folder: Path, layout: Layout | None = None
) -> RawTable:
    """Return the rows of a file as text, whatever its format; `folder` is for working files.

    `layout` helps to choose between the sheets of a workbook. Raises `FileRefused`
    where the content cannot be read, or not without an answer.
    """
    inner = unpacked(path, folder)
    try:
        table = _open(inner, answers, folder, layout, may_unpack=True)
    except FileRefused as refusal:
        if inner == path or refusal.details.get("file") != inner.name:
            raise
        details = {**refusal.details, "file": path.name}
        raise FileRefused(refusal.code, **details) from refusal
    return replace(table, package=table.package or package_of(table.headers))


def _open(
    path: Path, answers: Answers, folder: Path, layout: Layout | None, *, may_unpack: bool
) -> RawTable:
    content = content_of(path)
    if content in REFUSED:
        raise FileRefused(REFUSED[content], file=path.name)
    if content in WORKBOOKS:
        return open_workbook(path, content=content, answers=answers, layout=layout)
    if content is Content.XML:
        return _open_xml(path, answers, folder)
    if content is not Content.ARCHIVE:
        wide = open_wide_rates(path) if layout == RATES else None
        return wide or open_text(path, answers=answers, folder=folder)
    if not may_unpack:
        raise FileRefused("archive_in_archive", file=path.name)
    open_file = partial(_open, answers=answers, folder=folder, layout=layout, may_unpack=False)
    return open_archive(path, answers=answers, folder=folder, open_file=open_file)


def _open_xml(path: Path, answers: Answers, folder: Path) -> RawTable:
    with path.open("rb") as stream:
        root = local_name(root_of(stream, name=path.name, encoding=answers.encoding))
    if root == XML_WORKBOOK:
        raise FileRefused("xml_workbook", file=path.name)
    if root == AUDIT_FILE:
        return open_xaf(path, answers=answers)
    return open_ubl(path, answers=answers, folder=folder)
