"""The engine in which one file is read: bounded memory, the rest on disk."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from verder.facts.failures import FileRefused

MEMORY_MB = 600  # the process around it stays under a gigabyte


@contextmanager
def workshop(folder: Path, *, file: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open an engine of one's own that spills into the folder; a full disk is a refusal."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{MEMORY_MB}MB",
        "temp_directory": str(folder / "spill"),
        "autoinstall_known_extensions": "false",
    }
    try:
        with duckdb.connect(config=settings) as connection:
            connection.execute("SET enable_progress_bar = false")  # it would print among results
            yield connection
    except (OSError, duckdb.OutOfMemoryException, duckdb.IOException) as fault:
        if is_disk_full(fault):
            raise FileRefused("disk_full", file=file) from fault
        raise


def is_disk_full(fault: Exception) -> bool:
    """Return whether there was no room left to write."""
    if isinstance(fault, OSError):
        return fault.errno in {errno.ENOSPC, errno.EDQUOT}
    said = str(fault).casefold()
    return "no space left" in said or "max_temp_directory_size" in said or "disk" in said
