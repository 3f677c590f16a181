"""Files compressed with gzip, unpacked with a limit."""

import gzip
import zlib
from pathlib import Path

from verder.facts.failures import FileRefused

MAGIC = b"\x1f\x8b"
CHUNK = 1 << 20
MOST_BYTES = 64 << 30
MOST_RATIO = 200  # text of invoices shrinks to a tenth, hardly ever to a fiftieth
FREE_BYTES = 64 << 20  # below this size no ratio is suspicious


def unpacked(path: Path, folder: Path) -> Path:
    """Return the file itself, or what it holds where it is compressed."""
    with path.open("rb") as file:
        if file.read(2) != MAGIC:
            return path
    target = folder / path.name.removesuffix(".gz")
    try:
        _unpack(path, target, limit=max(FREE_BYTES, path.stat().st_size * MOST_RATIO))
    except (EOFError, zlib.error, gzip.BadGzipFile) as fault:
        raise FileRefused("truncated_file", file=path.name) from fault
    return target


def _unpack(path: Path, target: Path, *, limit: int) -> None:
    written = 0
    with gzip.open(path) as source, target.open("wb") as out:
        while chunk := source.read(CHUNK):
            written += len(chunk)
            if written > min(limit, MOST_BYTES):
                raise FileRefused("zip_bomb", file=path.name)
            out.write(chunk)
