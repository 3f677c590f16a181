"""How far an import is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.apps.imports.enums import ImportState
from verder.apps.imports.models import Import


class Stage(StrEnum):
    """What the page of an import is about at this moment."""

    WAITING = "waiting"
    BUSY = "busy"
    QUESTIONS = "questions"
    PREVIEW = "preview"
    IMPORTED = "imported"
    UNDONE = "undone"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Step:
    """One of the steps at the top of the page."""

    title: str | Promise
    state: str  # "done", "now" or "ahead"


SETTLED = {
    ImportState.IMPORTED: Stage.IMPORTED,
    ImportState.UNDONE: Stage.UNDONE,
    ImportState.FAILED: Stage.FAILED,
    ImportState.PREVIEWED: Stage.PREVIEW,
}
TITLES: Sequence[str | Promise] = (_("Receive"), _("Read"), _("Check"), _("Import"))
PLACES = {Stage.QUESTIONS: 1, Stage.PREVIEW: 2, Stage.IMPORTED: 4, Stage.UNDONE: 4}


def stage_of(import_: Import, now: datetime) -> Stage:
    """Return how far the import is; work that is going on comes before all else."""
    has_stopped = import_.job is not None and import_.job.has_stopped(now)
    if import_.job is not None and import_.job.finished_at is None and not has_stopped:
        return Stage.BUSY
    settled = SETTLED.get(ImportState(import_.state))
    if settled is not None:
        return settled
    if has_stopped:
        return Stage.FAILED
    return Stage.QUESTIONS if import_.inspection else Stage.WAITING


def is_open(import_: Import) -> bool:
    """Return whether the import was neither done nor undone."""
    return import_.state not in {ImportState.IMPORTED, ImportState.UNDONE}


def steps_of(import_: Import, stage: Stage) -> list[Step]:
    """Return the steps of an import, those behind it and the one of now."""
    now = PLACES.get(stage, 3 if import_.preview else 1)
    return [
        Step(title, "done" if place < now else "now" if place == now else "ahead")
        for place, title in enumerate(TITLES)
    ]
