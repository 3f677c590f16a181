"""Files become tables of text. The content says which reader serves, never the name."""

from pathlib import Path

from verder.facts.answers import Answers
from verder.facts.failures import FileRefused
from verder.facts.readers.compressed import unpacked
from verder.facts.readers.table import RawTable
from verder.facts.readers.text import open_text

__all__ = ["RawTable", "open_table"]


def open_table(path: Path, *, answers: Answers, folder: Path) -> RawTable:
    """Return the rows of a file as text, whatever its format; `folder` is for working files.

    Raises `FileRefused` where the content cannot be read, or not without an answer.
    """
    if path.stat().st_size == 0:
        raise FileRefused("empty_file", file=path.name)
    return open_text(unpacked(path, folder), answers=answers, folder=folder)
