"""Home folders of processes that tests start."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

RECORDS = "verder.sqlite3"


def environment_of(home: Path) -> dict[str, str]:
    """Return what a process needs to live in that folder, and nothing of the tests' own."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("VERDER_")},
        "VERDER_HOME": str(home),
        "VERDER_LANGUAGE": "en",
        "DJANGO_SETTINGS_MODULE": "verder.config.settings",
    }


def copy_tables(home: Path) -> None:
    """Give a home the tables of the tests, which takes seconds when a process makes them."""
    connection.ensure_connection()
    with closing(sqlite3.connect(home / RECORDS)) as copied:
        connection.connection.backup(copied)
