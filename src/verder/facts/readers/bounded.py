"""Compressed content, read no further than a sane file goes."""

import io
import lzma
import zipfile
import zlib
from typing import IO, Final

from verder.facts.failures import FileRefused

MEBIBYTE = 1024 * 1024
LARGEST = 8 * 1024 * MEBIBYTE  # beyond this nothing is unpacked
SUSPECT = 128 * MEBIBYTE  # from here on the ratio counts
RATIO = 300  # exports of invoices shrink to a twentieth, repeated ones to a hundredth
# What the library raises over a damaged zip: RuntimeError where it lacks a password or a method,
# KeyError for a part that is not there, ValueError for a name that is no text.
PACKING_FAULTS: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(EOFError, OSError, RuntimeError, KeyError, ValueError),
)


def refuse_bomb(*, packed: int, unpacked: int, name: str) -> None:
    """Refuse content that grows beyond all measure when it is unpacked."""
    is_blown_up = unpacked > SUSPECT and unpacked > RATIO * max(packed, 1)
    if unpacked > LARGEST or is_blown_up:
        raise FileRefused("zip_bomb", file=name, megabytes=unpacked // MEBIBYTE)


class BoundedStream(io.RawIOBase):
    """What comes out of a compressed stream, refused as soon as it is too much.

    The sizes that an archive declares may lie; these are counted.
    """

    def __init__(self, inner: IO[bytes], *, packed: int, name: str) -> None:
        super().__init__()
        self._inner, self._packed, self._name = inner, packed, name
        self._unpacked = 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return that it can begin again."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to another place; what was read before still counts."""
        return self._inner.seek(offset, whence)

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes."""
        chunk = self._inner.read(size)
        self._unpacked += len(chunk)
        refuse_bomb(packed=self._packed, unpacked=self._unpacked, name=self._name)
        return chunk

    def close(self) -> None:
        """Close what it reads from."""
        self._inner.close()
        super().close()
