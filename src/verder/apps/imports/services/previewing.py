"""The dry run: how a file reads, and what an import of it would do."""

from verder.apps.core.failures import Problem, problem_of
from verder.apps.core.models import Job
from verder.apps.core.services.heartbeat import Progress
from verder.apps.core.services.jobs import Result
from verder.apps.imports.enums import ImportKind, ImportState
from verder.apps.imports.models import Import
from verder.apps.imports.row_kinds import layout_of
from verder.apps.imports.services.answering import is_remembered, remembered_answers
from verder.apps.imports.services.receive import path_of
from verder.apps.imports.services.rejects import write_rejects
from verder.apps.imports.services.row_plans import plan_rows
from verder.apps.imports.services.staging import staged_lines
from verder.facts.answers import Answers
from verder.facts.failures import FileRefused
from verder.facts.findings import Inspection
from verder.facts.findings_json import findings_as_json
from verder.facts.importing import inspect_file

NO_ANSWERS = Answers()


def make_preview(import_: Import, progress: Progress) -> Result:
    """Work the preview out and keep it; what is open about the file is asked first."""
    try:
        propose_answers(import_)
        if import_.kind == ImportKind.LINES:
            preview_lines(import_, progress)
        else:
            preview_rows(import_)
    except FileRefused as refusal:
        return ask_or_refuse(import_, refusal)
    return {"questions": 0}


def reading_failed(job: Job, problem: Problem) -> None:
    """Let the import say that its file was not read; it can be read again or thrown away."""
    Import.objects.filter(job=job, state=ImportState.UPLOADED).update(
        state=ImportState.FAILED, problem=problem
    )


def propose_answers(import_: Import) -> None:
    """Read the file as one with the same header was read the last time, if that works."""
    if Answers.from_json(import_.answers) != NO_ANSWERS or not is_remembered(import_):
        return
    proposed = remembered_answers(import_, inspected(import_, NO_ANSWERS).headers)
    if proposed is None:
        return
    try:
        inspected(import_, proposed)
    except FileRefused:  # the last file was read in a way in which this one cannot be
        return
    keep(import_, answers=proposed.as_json())


def inspected(import_: Import, answers: Answers) -> Inspection:
    """Return how the file reads with these answers."""
    return inspect_file(path_of(import_), answers=answers, layout=layout_of(import_.kind))


def ask_or_refuse(import_: Import, refusal: FileRefused) -> Result:
    """Keep the questions of a file that needs answers; any other refusal stands."""
    try:
        inspection = inspected(import_, Answers.from_json(import_.answers))
    except FileRefused:
        inspection = None
    if inspection is None or not inspection.questions:
        found = findings_as_json(inspection) if inspection else None
        problem = problem_of(refusal)
        keep(import_, state=ImportState.FAILED, inspection=found, problem=problem)
        raise refusal
    keep(
        import_,
        state=ImportState.UPLOADED,
        inspection=findings_as_json(inspection),
        preview=None,
        problem=None,
    )
    return {"questions": len(inspection.questions)}


def preview_lines(import_: Import, progress: Progress) -> None:
    """Read the lines once, so that a confirmed import need not read them again."""
    staged = staged_lines(import_, path_of(import_), progress)
    preview = staged.preview
    keep(
        import_,
        state=ImportState.PREVIEWED,
        inspection=findings_as_json(staged.inspection),
        preview=findings_as_json(preview),
        problem=None,
        lines=preview.kept.rows,
        rejected=preview.rejected.rows,
        known=preview.known.rows,
        first_on=preview.first_on,
        last_on=preview.last_on,
        currencies=sorted(preview.kept.amounts),
    )


def preview_rows(import_: Import) -> None:
    """Compare the rows with the records."""
    planned = plan_rows(import_)
    write_rejects(import_, planned.plan.rejected)
    keep(
        import_,
        state=ImportState.PREVIEWED,
        inspection=findings_as_json(planned.inspection),
        preview=planned.preview.as_json(),
        problem=None,
        lines=planned.preview.read - planned.preview.rejected,
        rejected=planned.preview.rejected,
    )


def keep(import_: Import, **found: object) -> None:
    """Keep what was found in the record."""
    for name, value in found.items():
        setattr(import_, name, value)
    import_.save(update_fields=list(found))
