"""Where the files of imports lie, under the home folder."""

from pathlib import Path

from django.conf import settings

from verder.facts.store import Store


def home() -> Path:
    """Return the folder in which everything lives."""
    return Path(settings.VERDER_HOME)


def uploads_folder() -> Path:
    """Return the folder of received files."""
    return home() / "uploads"


def folder_of(import_id: int) -> Path:
    """Return the folder of one import: the file as received, staged lines, rejected rows."""
    return uploads_folder() / str(import_id)


def original_of(import_id: int) -> Path:
    """Return the folder that holds nothing but the file as it was received."""
    return folder_of(import_id) / "original"


def staging_of(import_id: int) -> Path:
    """Return the folder in which the lines wait to be imported."""
    return folder_of(import_id) / "staged"


def rejects_of(import_id: int) -> Path:
    """Return the file of rejected rows, which may not exist."""
    return folder_of(import_id) / "rejected.csv"


def store() -> Store:
    """Return the invoice lines of this installation."""
    return Store(home() / "facts", memory_mb=settings.ENGINE_MEMORY_MB)
