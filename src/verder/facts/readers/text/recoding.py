"""A text in another encoding, written again in UTF-8."""

from pathlib import Path

from verder.facts.failures import FileRefused

CHARACTERS = 1 << 20


def in_utf8(path: Path, codec: str, folder: Path) -> Path:
    """Return a copy of the file in UTF-8, every sign of it as it stands."""
    target = folder / "in_utf8.csv"
    try:
        with (
            path.open(encoding=codec, newline="") as source,
            target.open("w", encoding="utf-8", newline="") as out,
        ):
            while part := source.read(CHARACTERS):
                out.write(part)
    except UnicodeError as fault:
        raise FileRefused(
            "wrong_encoding", file=path.name, text=codec, flag="--encoding"
        ) from fault
    return target
