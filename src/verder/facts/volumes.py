"""Which file holds which imports: one file an import, or many small imports together."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

TABLES = ("loose", "assortment", "uncosted", "singles", "months", "lines")
"""The folders of a volume's files. Lines are renamed last: they make the volume complete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """The files of one import, or of several that were merged.

    An import is a volume with its own number; merged volumes have negative numbers,
    the lowest the newest. `wanted` are the imports that are read from it.
    """

    number: int
    import_ids: frozenset[int]
    wanted: frozenset[int]

    @property
    def is_sorted(self) -> bool:
        """Whether the lines of an account lie together, and not as its file has them."""
        return self.number < 0

    @property
    def is_whole(self) -> bool:
        """Whether all of it is wanted, so that its sums can be used."""
        return self.wanted == self.import_ids


def stem_of(number: int) -> str:
    """Return the file name of a volume without its ending."""
    return str(number) if number > 0 else f"merged-{-number}"


def number_of(stem: str) -> int:
    """Return the number of the volume with that file name."""
    return -int(stem.removeprefix("merged-")) if stem.startswith("merged-") else int(stem)


def contents_path(folder: Path, number: int) -> Path:
    """Return the list of what a merged volume holds; without that list there is no volume."""
    return folder / "merged" / f"{stem_of(number)}.json"


def merged_contents(folder: Path) -> dict[int, frozenset[int]]:
    """Return the imports in each merged volume, the newest volume first."""
    lists = {number_of(path.stem): path for path in (folder / "merged").glob("*.json")}
    return {number: frozenset(json.loads(lists[number].read_text())) for number in sorted(lists)}


def locate(folder: Path, import_ids: Collection[int]) -> list[Volume]:
    """Return the volumes to read for these imports, each import from one of them only."""
    left = set(import_ids)
    volumes = []
    for number, contents in merged_contents(folder).items():
        if wanted := left & contents:
            volumes.append(Volume(number=number, import_ids=contents, wanted=frozenset(wanted)))
            left -= wanted
    alone = [frozenset([import_id]) for import_id in sorted(left)]
    return volumes + [Volume(number=min(ids), import_ids=ids, wanted=ids) for ids in alone]
