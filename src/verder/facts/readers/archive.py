"""Archives: a zip with invoices, or with a single file of any kind."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import IO, TypeAlias, cast

from verder.facts.answers import Answers
from verder.facts.failures import FileRefused
from verder.facts.findings import Note
from verder.facts.readers.bounded import PACKING_FAULTS, BoundedStream, refuse_bomb
from verder.facts.readers.table import RawTable
from verder.facts.readers.ubl import Source, open_invoices
from verder.facts.readers.xml_stream import local_name, root_of

OpenFile: TypeAlias = Callable[[Path], RawTable]
AUDIT_FILE = "auditfile"
IS_ENCRYPTED = 0x1
NAMED = 10  # so many members are named
READABLE = {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".xaf", ".xml"}
CHUNK = 1 << 20


def open_archive(path: Path, *, answers: Answers, folder: Path, open_file: OpenFile) -> RawTable:
    """Return the lines of all invoices in a zip, or the table in its only readable file.

    What is left out is named in a note. Archives inside archives stay closed.
    """
    try:
        archive = zipfile.ZipFile(path)
    except PACKING_FAULTS as fault:
        raise FileRefused("damaged_archive", file=path.name) from fault
    members = _members(archive, path)
    invoices = [member for member in members if _is_invoice(archive, member)]
    if not invoices:
        with archive:
            return _open_only(archive, members, folder, open_file)
    sources = [_source(archive, member) for member in invoices]
    with archive:
        table = open_invoices(sources, answers=answers, folder=folder, is_archive=True)
    return _with_ignored(table, [member for member in members if member not in invoices])


def _members(archive: zipfile.ZipFile, path: Path) -> list[zipfile.ZipInfo]:
    members = [member for member in archive.infolist() if not is_litter(member)]
    declared = sum(member.file_size for member in members)
    refuse_bomb(packed=path.stat().st_size, unpacked=declared, name=path.name)
    if any(member.flag_bits & IS_ENCRYPTED for member in members):
        raise FileRefused("password_protected", file=path.name)
    return members


def is_litter(member: zipfile.ZipInfo) -> bool:
    """Folders, and what a Mac or Windows adds unasked."""
    parts = PurePosixPath(member.filename).parts
    is_hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
    is_folder = member.filename.endswith("/")
    return is_folder or is_hidden or member.filename.lower().endswith("thumbs.db")


def _is_invoice(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether a member may hold an invoice: XML that is no audit file, or too damaged to say."""
    if not member.filename.lower().endswith(".xml"):
        return False
    try:
        with _opened(archive, member) as stream:
            return local_name(root_of(stream, name=member.filename)) != AUDIT_FILE
    except FileRefused:
        return True


def _source(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Source:
    return Source(name=member.filename, open=lambda: _opened(archive, member))


def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    try:
        inner = archive.open(member)
    except PACKING_FAULTS as fault:
        raise FileRefused("damaged_archive", file=member.filename) from fault
    stream = BoundedStream(inner, packed=member.compress_size, name=member.filename)
    return cast("IO[bytes]", stream)


def _open_only(
    archive: zipfile.ZipFile,
    members: list[zipfile.ZipInfo],
    folder: Path,
    open_file: OpenFile,
) -> RawTable:
    readable = [member for member in members if _suffix(member) in READABLE]
    named = [member.filename for member in readable or members][:NAMED]
    if len(readable) != 1:
        code = "archive_of_several" if readable else "archive_without_table"
        raise FileRefused(code, file=Path(archive.filename or "").name, members=named)
    (member,) = readable
    name = PurePosixPath(member.filename).name
    with _opened(archive, member) as stream:
        unpacked = _unpack(stream, name=name, folder=folder)
    ignored = [other for other in members if other is not member]
    return _with_ignored(open_file(unpacked), ignored)


def _suffix(member: zipfile.ZipInfo) -> str:
    return PurePosixPath(member.filename).suffix.lower()


def _unpack(stream: IO[bytes], *, name: str, folder: Path) -> Path:
    """Write what is packed to a working file, no further than is sane."""
    unpacked = folder / "members" / name
    unpacked.parent.mkdir(parents=True, exist_ok=True)
    with unpacked.open("wb") as file:
        while chunk := _next(stream, name):
            file.write(chunk)
    return unpacked


def _next(stream: IO[bytes], name: str) -> bytes:
    try:
        return stream.read(CHUNK)
    except PACKING_FAULTS as fault:
        raise FileRefused("damaged_archive", file=name) from fault


def _with_ignored(table: RawTable, ignored: list[zipfile.ZipInfo]) -> RawTable:
    if not ignored:
        return table
    names = [member.filename for member in ignored][:NAMED]
    note = Note(code="members_ignored", details={"count": len(ignored), "members": names})
    return replace(table, notes=(*table.notes, note))
