"""Records and files change places together, also when the process dies in between.

A note on disk says which files were put aside and which mark the records bear once the
restore is done. Whoever starts next looks: with the mark the old files go, without it
they come back.
"""

import json
import shutil
from pathlib import Path

from django.conf import settings

from verder.apps.core.models import AuditEvent

NOTE = "restore.json"
SWAPPED = ("facts", "uploads", "attachments")


def note_path() -> Path:
    """Return where the note lies while a restore is under way."""
    return Path(settings.VERDER_HOME) / NOTE


def put_aside(mark: str, fresh: Path) -> None:
    """Move the present files aside and the fresh ones into their place."""
    home = Path(settings.VERDER_HOME)
    aside = home / f"before-{mark}"
    note_path().write_text(json.dumps({"mark": mark, "fresh": str(fresh)}), encoding="utf-8")
    aside.mkdir()
    for name in SWAPPED:
        if (home / name).exists():
            (home / name).rename(aside / name)
        (fresh / name).mkdir(exist_ok=True)
        (fresh / name).rename(home / name)


def settle() -> None:
    """Finish a restore whose records are in, or take back one whose records are not."""
    if not note_path().exists():
        return
    note = json.loads(note_path().read_text(encoding="utf-8"))
    home = Path(settings.VERDER_HOME)
    aside = home / f"before-{note['mark']}"
    if not AuditEvent.objects.filter(subject=f"restore:{note['mark']}").exists():
        bring_back(home, aside)
    shutil.rmtree(aside, ignore_errors=True)
    shutil.rmtree(note["fresh"], ignore_errors=True)
    note_path().unlink()


def bring_back(home: Path, aside: Path) -> None:
    """Put the files back that were moved aside."""
    for name in SWAPPED:
        if (aside / name).exists():
            shutil.rmtree(home / name, ignore_errors=True)
            (aside / name).rename(home / name)
