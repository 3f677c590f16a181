"""What a file is by its content; its name may say anything."""

import re
import zipfile
from enum import StrEnum
from pathlib import Path

from verder.facts.readers.bounded import PACKING_FAULTS

HEAD = 4096
GZIP = b"\x1f\x8b"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
HTML = re.compile(
    rb"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|table|meta|style|div)\b",
    re.IGNORECASE | re.DOTALL,
)
XML = re.compile(rb"<(\?xml|!--|!doctype|[a-z_][\w.-]*(:[\w.-]+)?[\s/>])", re.IGNORECASE)
WORKBOOK_PARTS = ("xl/workbook.xml", "xl/workbook.bin")
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"


class Content(StrEnum):
    """Kinds of content, as far as they need different readers or refusals."""

    EMPTY = "empty"
    GZIP = "gzip"
    ARCHIVE = "archive"
    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    OLE = "ole"  # an old workbook, or a new one with a password
    HTML = "html"
    XML = "xml"
    PDF = "pdf"
    PICTURE = "picture"
    OTHER = "other"  # text, or nothing that is known


def content_of(path: Path) -> Content:
    """Return what the content of a file is."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        return Content.EMPTY
    if head.startswith(ZIP):
        return _kind_of_zip(path)
    return _kind_of_head(head)


def _kind_of_head(head: bytes) -> Content:
    starts = {GZIP: Content.GZIP, OLE: Content.OLE, b"%PDF": Content.PDF}
    for start, kind in starts.items():
        if head.startswith(start):
            return kind
    if head.startswith(PICTURES):
        return Content.PICTURE
    return _kind_of_markup(head)


def _kind_of_markup(head: bytes) -> Content:
    """Tell markup from other text, in one byte or two bytes a sign."""
    for mark in MARKS:
        head = head.removeprefix(mark)
    start = head.replace(b"\x00", b"").lstrip()
    if not start.startswith(b"<"):
        return Content.OTHER
    if HTML.match(start):
        return Content.HTML
    return Content.XML if XML.match(start) else Content.OTHER


def _kind_of_zip(path: Path) -> Content:
    try:
        with zipfile.ZipFile(path) as archive:
            return _kind_of_members(archive)
    except PACKING_FAULTS:
        return Content.ARCHIVE


def _kind_of_members(archive: zipfile.ZipFile) -> Content:
    names = {name.replace("\\", "/").lower() for name in archive.namelist()}
    if WORKBOOK_PARTS[1] in names:
        return Content.XLSB
    if WORKBOOK_PARTS[0] in names:
        return Content.XLSX
    if "mimetype" in names and "content.xml" in names:
        kind = archive.read("mimetype").decode("ascii", "replace").strip()
        return Content.ODS if kind.startswith(OPEN_DOCUMENT) else Content.ARCHIVE
    return Content.ARCHIVE
