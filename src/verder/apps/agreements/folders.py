"""Where attachments lie, under the home folder."""

from pathlib import Path

from django.conf import settings


def attachments_folder() -> Path:
    """Return the folder of attachments."""
    return Path(settings.VERDER_HOME) / "attachments"


def attachment_file(key: str) -> Path:
    """Return where a file lies; its key is ours, never a name that somebody gave."""
    return attachments_folder() / key[:2] / key
