"""Physical lines of a text in UTF-8, whatever ends them."""

from collections.abc import Iterator
from pathlib import Path

CHUNK = 1 << 20


def lines_of(path: Path) -> Iterator[str]:
    """Yield the lines without their ends; a file of old Macs ends them with a return."""
    ending = line_ending(path)
    with path.open(encoding="utf-8-sig", newline=ending) as file:
        for line in file:
            yield line.rstrip("\r\n")


def line_ending(path: Path) -> str:
    """Return the sign that ends lines: a line feed, or a return where there is none."""
    with path.open("rb") as file:
        head = file.read(CHUNK)
    return "\r" if b"\r" in head and b"\n" not in head else "\n"
