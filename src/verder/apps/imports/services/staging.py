"""Typed lines that wait on disk between the preview and the import."""

import json
import shutil
from pathlib import Path

from verder.apps.core.queries import organisation
from verder.apps.core.services.heartbeat import Progress
from verder.apps.imports.folders import rejects_of, staging_of
from verder.apps.imports.models import Import
from verder.apps.imports.queries import current_facts, imported_lines
from verder.facts.answers import Answers
from verder.facts.importing import Staged, load_staged, stage_lines

STAMP = "stamp.json"


class Outdated(Exception):  # noqa: N818 - it says what the staged lines are
    """Other lines became visible since these were staged: some may be known by now."""


def staged_lines(import_: Import, path: Path, progress: Progress) -> Staged:
    """Return the staged lines, read from the file unless they lie there as asked for."""
    folder = staging_of(import_.pk)
    stamp = stamp_of(import_)
    if is_current(folder, stamp):
        return load_staged(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    staged = stage_lines(
        path,
        answers=Answers.from_json(import_.answers),
        known=current_facts().known_lines(import_.source),
        source=import_.source,
        currency=organisation().currency,
        folder=folder,
        progress=progress,
    )
    keep_rejects(import_, staged)
    (folder / STAMP).write_text(stamp, encoding="utf-8")
    return staged


def keep_rejects(import_: Import, staged: Staged) -> None:
    """Put the rejected rows where they stay after the import."""
    target = rejects_of(import_.pk)
    target.unlink(missing_ok=True)
    if staged.preview.rejected.rows:
        shutil.copyfile(staged.rejects_path, target)


def is_current(folder: Path, stamp: str) -> bool:
    """Return whether the folder holds whole lines of this stamp."""
    path = folder / STAMP
    return path.exists() and path.read_text(encoding="utf-8") == stamp


def check_current(import_: Import) -> None:
    """Raise Outdated where the lines were staged against other lines than count now."""
    if not is_current(staging_of(import_.pk), stamp_of(import_)):
        raise Outdated


def stamp_of(import_: Import) -> str:
    """Return all that the staged lines depend on, beside the file."""
    known = imported_lines().filter(source=import_.source)
    return json.dumps(
        {
            "answers": import_.answers,
            "source": import_.source,
            "currency": organisation().currency,
            "known": sorted(known.values_list("pk", flat=True)),
        },
        sort_keys=True,
    )
