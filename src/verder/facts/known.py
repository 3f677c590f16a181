"""Which lines an import may repeat."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLines:
    """The files with the lines of the visible imports, and which imports those are.

    A file may hold lines of other sources, and of imports that are not visible.
    """

    paths: tuple[Path, ...]
    import_ids: tuple[int, ...]
    source: str
