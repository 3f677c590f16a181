"""Previews and imports, in the worker or, for the terminal, in this process."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from verder.apps.core.failures import Refused
from verder.apps.core.models import Job, User
from verder.apps.core.queries import organisation
from verder.apps.core.rules import may_import
from verder.apps.core.services.heartbeat import Progress
from verder.apps.core.services.jobs import (
    Result,
    cancel_job,
    make_own_job,
    run_job,
    start_job,
)
from verder.apps.imports.enums import ImportState
from verder.apps.imports.models import Import
from verder.apps.imports.services.demo import remove_demo

PREVIEW = "imports.preview"
IMPORT = "imports.import"


@transaction.atomic
def start_preview(*, import_: Import, by: User | None) -> Job:
    """Let the worker find out how the file reads and what an import of it would do."""
    check_waiting(import_, by)
    return put_in_queue(import_, PREVIEW, by)


@transaction.atomic
def start_import(*, import_: Import, by: User | None, replace_demo: bool = False) -> Job:
    """Let the worker import what the preview showed.

    The demo company never mixes with one's own data: it is removed first, whole,
    and only where that was asked for.
    """
    check_importable(import_, by)
    make_room(import_, by, replace_demo=replace_demo)
    return put_in_queue(import_, IMPORT, by)


def preview_now(*, import_: Import, by: User | None, progress: Progress) -> Result:
    """Work the preview out in this process, and raise what goes wrong."""
    check_waiting(import_, by)
    return work_now(import_, PREVIEW, by, progress)


def import_now(
    *, import_: Import, by: User | None, progress: Progress, replace_demo: bool = False
) -> Result:
    """Import in this process, and raise what goes wrong."""
    check_importable(import_, by)
    make_room(import_, by, replace_demo=replace_demo)
    return work_now(import_, IMPORT, by, progress)


def put_in_queue(import_: Import, kind: str, by: User | None) -> Job:
    """Start the job, and let the import name it."""
    job = start_job(kind=kind, arguments={"import": import_.pk}, by=by)
    name_job(import_, job)
    return job


def work_now(import_: Import, kind: str, by: User | None, progress: Progress) -> Result:
    """Do the work in this process; the import names its job, should the process be killed."""
    job = make_own_job(kind=kind, arguments={"import": import_.pk}, by=by)
    name_job(import_, job)
    return run_job(job.pk, progress) or {}


def name_job(import_: Import, job: Job) -> None:
    """Let the import name its job; one that was left behind is not taken up any more."""
    if import_.job is not None:
        cancel_job(job=import_.job)
    import_.job, import_.problem = job, None
    import_.save(update_fields=["job", "problem"])


def check_waiting(import_: Import, by: User | None) -> None:
    """Refuse what is not the user's to do, or is done already."""
    if not may_import(by):
        raise PermissionDenied
    import_.refresh_from_db()
    if import_.state in {ImportState.IMPORTED, ImportState.UNDONE}:
        raise Refused("import_done", file=import_.file_name)


def check_importable(import_: Import, by: User | None) -> None:
    """Refuse an import that was not previewed."""
    check_waiting(import_, by)
    if import_.state != ImportState.PREVIEWED:
        raise Refused("import_not_previewed", file=import_.file_name)


def make_room(import_: Import, by: User | None, *, replace_demo: bool) -> None:
    """Refuse to mix with the demo company, or remove it where that was asked for."""
    if import_.is_demo or not organisation().is_demo:
        return
    if not replace_demo:
        raise Refused("demo_is_there", flag="--replace-demo")
    remove_demo(by=by)
