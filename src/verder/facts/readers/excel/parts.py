"""The parts of a workbook file, read in pieces that end where a row ends."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from verder.facts.failures import FileRefused
from verder.facts.readers.bounded import PACKING_FAULTS, BoundedStream, refuse_bomb

PIECE = 1 << 20


def pieces_of(path: Path, part: str, *, row_end: bytes) -> Iterator[bytes]:
    """Yield a part of a zip in pieces of about a megabyte, each ending with a whole row."""
    rest = b""
    for chunk in _chunks(path, part):
        rest += chunk
        cut = rest.rfind(row_end) + len(row_end)
        if cut >= len(row_end):
            yield rest[:cut]
            rest = rest[cut:]
    yield rest


def refuse_blown_up(path: Path) -> None:
    """Refuse a workbook whose parts, by their own word, unpack beyond measure."""
    with zipfile.ZipFile(path) as archive:
        declared = sum(member.file_size for member in archive.infolist())
    refuse_bomb(packed=path.stat().st_size, unpacked=declared, name=path.name)


def _chunks(path: Path, part: str) -> Iterator[bytes]:
    packed = path.stat().st_size
    try:
        with zipfile.ZipFile(path) as archive, archive.open(part) as inner:
            stream = BoundedStream(inner, packed=packed, name=path.name)
            while chunk := stream.read(PIECE):
                yield chunk
    except PACKING_FAULTS as fault:
        raise FileRefused("damaged_workbook", file=path.name) from fault
