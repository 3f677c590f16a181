"""Many small files become one, and in a large one the lines of an account come to lie together.

A page about one account then reads a twentieth of the file. An import in a merged file can
still be taken out.

A merged volume counts from the moment its list of contents is renamed into place.
From then on its imports are read from it, and their own files wait for `sweep`.
An import that is no longer named is filtered out while the volume is read line by
line, until `take_out` writes the volume anew without it.
"""

import json
from collections.abc import Collection, Iterable
from pathlib import Path

import narwhals as nw

from verder.facts.durable import UNFINISHED, write_whole
from verder.facts.lines import LINE_SCHEMA
from verder.facts.session import Session
from verder.facts.tables import drop_tables, table_path, write_tables
from verder.facts.volumes import TABLES, Volume, contents_path, locate, merged_contents, number_of

LEAST = 8  # fewer small files than this stay as they are
SMALL = 16 * 1024 * 1024  # bytes; about a million lines


def arrange(
    session: Session,
    folder: Path,
    import_ids: Collection[int],
    *,
    least: int = LEAST,
    most_bytes: int = SMALL,
) -> bool:
    """Write anew what is read quicker so, and return whether there was any.

    That are the small volumes of these imports together, once there are enough of them, and
    each large volume that stands in the order of its file.
    """
    sizes = [(volume, _size(folder, volume)) for volume in locate(folder, import_ids)]
    small = [volume for volume, size in sizes if 0 < size < most_bytes]
    parts = [[volume] for volume, size in sizes if size >= most_bytes and not volume.is_sorted]
    if len(small) >= least:
        parts.append(small)
    for volumes in parts:
        _write_merged(session, folder, volumes)
    return bool(parts)


def _size(folder: Path, volume: Volume) -> int:
    """Return the bytes of the lines of a volume; 0 of one that was undone meanwhile."""
    path = table_path(folder, "lines", volume.number)
    return path.stat().st_size if path.exists() else 0


def take_out(session: Session, folder: Path, import_id: int) -> None:
    """Write the merged volumes that hold an import anew without it."""
    for number, contents in merged_contents(folder).items():
        if import_id not in contents:
            continue
        left = contents - {import_id}
        if left:
            volume = Volume(number=number, import_ids=contents, wanted=left)
            _write_merged(session, folder, [volume])
        contents_path(folder, number).unlink()
        drop_tables(folder, number)


def _write_merged(session: Session, folder: Path, volumes: Iterable[Volume]) -> None:
    """Write one volume with what is wanted of these, sorted so that an account lies together."""
    number = _next_number(folder)
    wanted = sorted(import_id for volume in volumes for import_id in volume.wanted)
    paths = [table_path(folder, "lines", volume.number) for volume in volumes]
    lines = session.parquet(paths, LINE_SCHEMA).filter(nw.col("import_id").is_in(wanted))
    lines = lines.select(LINE_SCHEMA.names).sort("source", "customer", "date")
    path = table_path(folder, "lines", number)
    write_whole(path, lambda beside: session.write_sorted(lines, beside))
    replaced = [volume.number for volume in volumes]
    write_tables(
        session,
        folder,
        number,
        lambda session: session.parquet([path], LINE_SCHEMA),
        without=replaced,
    )
    text = json.dumps(wanted)
    write_whole(contents_path(folder, number), lambda beside: _write(beside, text))


def _next_number(folder: Path) -> int:
    """Return a number that no merged volume ever had: loose invoices elsewhere may name it."""
    path = folder / "merged" / "last"
    number = int(path.read_text()) - 1 if path.exists() else -1
    write_whole(path, lambda beside: _write(beside, str(number)))
    return number


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="ascii")


def sweep(folder: Path, keep: Collection[int]) -> None:
    """Remove what is not read for these imports."""
    read = {volume.number for volume in locate(folder, keep)}
    for number in merged_contents(folder):
        if number not in read:
            contents_path(folder, number).unlink()
    for table in reversed(TABLES):
        for path in (folder / table).iterdir():
            if path.suffix == UNFINISHED or number_of(path.stem) not in read:
                path.unlink()
    for path in (folder / "merged").glob(f"*{UNFINISHED}"):
        path.unlink()
