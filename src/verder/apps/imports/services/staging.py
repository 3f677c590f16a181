"""Typed lines that wait on disk between the preview and the import."""

import json
import shutil
from pathlib import Path
from typing import Any

from verder.apps.core.queries import organisation
from verder.apps.core.services.heartbeat import Progress
from verder.apps.imports.folders import rejects_of, staging_of
from verder.apps.imports.models import Import
from verder.apps.imports.queries import current_facts, imported_lines
from verder.facts.answers import Answers
from verder.facts.findings_json import (
    findings_as_json,
    inspection_from_json,
    preview_from_json,
)
from verder.facts.importing import Staged, stage_lines

STAMP = "stamp.json"


class Outdated(Exception):  # noqa: N818 - it says what the staged lines are
    """Other lines became visible since these were staged: some may be known by now."""


def staged_lines(import_: Import, path: Path, progress: Progress) -> Staged:
    """Return the staged lines, read from the file unless they lie there as asked for."""
    folder = staging_of(import_.pk)
    asked = what_they_depend_on(import_)
    kept = kept_stamp(folder)
    if kept.get("asked") == asked:
        return Staged(
            folder=folder,
            preview=preview_from_json(kept["preview"]),
            inspection=inspection_from_json(kept["inspection"]),
        )
    shutil.rmtree(folder, ignore_errors=True)
    staged = stage_lines(
        path,
        answers=Answers.from_json(import_.answers),
        known=current_facts().known_lines(import_.source),
        source=import_.source,
        currency=organisation().currency,
        folder=folder,
        progress=progress,
        import_id=import_.pk,
    )
    keep_rejects(import_, staged)
    keep_stamp(folder, asked, staged)
    return staged


def keep_stamp(folder: Path, asked: dict[str, Any], staged: Staged) -> None:
    """Say, last of all, that the staged lines are whole, and what they depend on."""
    stamp = {
        "asked": asked,
        "preview": findings_as_json(staged.preview),
        "inspection": findings_as_json(staged.inspection),
    }
    (folder / STAMP).write_text(json.dumps(stamp), encoding="utf-8")


def kept_stamp(folder: Path) -> dict[str, Any]:
    """Return what the staged lines say of themselves; nothing where they are not whole."""
    try:
        stamp: dict[str, Any] = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp


def keep_rejects(import_: Import, staged: Staged) -> None:
    """Put the rejected rows where they stay after the import."""
    target = rejects_of(import_.pk)
    target.unlink(missing_ok=True)
    if staged.rejects_path is not None:
        shutil.copyfile(staged.rejects_path, target)


def check_current(import_: Import) -> None:
    """Raise Outdated where the lines were staged against other lines than count now."""
    if kept_stamp(staging_of(import_.pk)).get("asked") != what_they_depend_on(import_):
        raise Outdated


def what_they_depend_on(import_: Import) -> dict[str, Any]:
    """Return all that the staged lines depend on, beside the file."""
    known = imported_lines().filter(source=import_.source)
    return {
        "answers": import_.answers,
        "source": import_.source,
        "currency": organisation().currency,
        "known": sorted(known.values_list("pk", flat=True)),
    }
