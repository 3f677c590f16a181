"""Files that are there whole or not at all, whatever happens to the process or the power."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

UNFINISHED = ".part"


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make the file beside, bring it to the disk, and rename it into place."""
    beside = path.with_name(path.name + UNFINISHED)
    try:
        write(beside)
        bring_to_disk(beside)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    bring_to_disk(path.parent)


def bring_to_disk(path: Path) -> None:
    """Wait until the disk holds a file, or the names in a folder."""
    if path.is_dir() and os.name == "nt":
        return  # Windows has no handle for it; its rename is journalled
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def link_or_copy(source: Path, target: Path) -> None:
    """Make the same file under another name, without a second copy where the disk can."""
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
