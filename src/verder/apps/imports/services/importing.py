"""What was previewed becomes visible: all of it, at one moment."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import bump_revision, record
from verder.apps.core.services.heartbeat import Progress
from verder.apps.core.services.jobs import Result
from verder.apps.core.services.organisation import locked_organisation
from verder.apps.imports.enums import ImportKind, ImportState
from verder.apps.imports.folders import store
from verder.apps.imports.models import Import
from verder.apps.imports.queries import same_file
from verder.apps.imports.row_kinds import KINDS
from verder.apps.imports.services.answering import remember_answers
from verder.apps.imports.services.clearing import clear_waiting_files
from verder.apps.imports.services.new_customers import place_customers
from verder.apps.imports.services.receive import path_of
from verder.apps.imports.services.row_plans import plan_rows
from verder.apps.imports.services.staging import Outdated, check_current, staged_lines
from verder.facts.customers_seen import customers_seen
from verder.facts.findings import Preview
from verder.facts.findings_json import findings_as_json, inspection_from_json

ATTEMPTS = 3


def make_import(import_: Import, by: User | None, progress: Progress) -> Result:
    """Import the file; a second call after it is done changes nothing."""
    if import_.state == ImportState.IMPORTED:
        return {"import": import_.pk}
    if import_.kind == ImportKind.LINES:
        import_lines(import_, by, progress)
    else:
        import_rows(import_, by)
    clear_waiting_files(import_)
    return {"import": import_.pk}


def import_lines(import_: Import, by: User | None, progress: Progress) -> None:
    """Put the lines in the store, then let the record say that they count."""
    for attempt in range(ATTEMPTS):
        staged = staged_lines(import_, path_of(import_), progress)
        check_worthwhile(import_, staged.preview)
        progress("storing", 0.0)
        staged.write(store(), import_.pk)
        progress("publishing", 0.0)
        try:
            publish_lines(import_, by, staged.preview)
        except Outdated:
            if attempt == ATTEMPTS - 1:
                raise
        else:
            return


def check_worthwhile(import_: Import, preview: Preview) -> None:
    """Refuse a file without a line to keep, and one whose lines would count twice."""
    if not preview.kept.rows and not preview.known.rows:
        raise Refused("nothing_to_import", file=import_.file_name, rows=preview.rejected.rows)
    earlier = same_file(import_)
    if earlier and preview.kept.rows and not preview.known.rows:
        raise Refused(
            "same_file", file=import_.file_name, earlier=earlier.pk, source=earlier.source
        )


@transaction.atomic
def publish_lines(import_: Import, by: User | None, preview: Preview) -> None:
    """Make accounts of new customer numbers and the lines visible, in one transaction."""
    current = locked_organisation()
    if current.is_demo and not import_.is_demo:
        raise Refused("demo_is_there", flag="--replace-demo")
    check_current(import_)
    made = place_customers(customers_seen(store().lines_path(import_.pk)), import_.pk)
    import_.preview = findings_as_json(preview)
    import_.lines, import_.rejected = preview.kept.rows, preview.rejected.rows
    import_.known, import_.currencies = preview.known.rows, sorted(preview.kept.amounts)
    import_.first_on, import_.last_on = preview.first_on, preview.last_on
    after = {"lines": import_.lines, "accounts": made, "rejected": import_.rejected}
    finish(import_, by, after)


@transaction.atomic
def import_rows(import_: Import, by: User | None) -> None:
    """Work the rows out once more against the records of now, and write them."""
    current = locked_organisation()
    if current.is_demo and not import_.is_demo:
        raise Refused("demo_is_there", flag="--replace-demo")
    planned = plan_rows(import_)
    preview = planned.preview
    if preview.rejected and preview.rejected == preview.read:
        raise Refused("nothing_to_import", file=import_.file_name, rows=preview.rejected)
    KINDS[import_.kind].apply(planned.plan, import_.pk, by)
    import_.preview, import_.rejected = preview.as_json(), preview.rejected
    import_.lines = preview.read - preview.rejected
    after = {"new": preview.new, "changed": preview.changed, "rejected": preview.rejected}
    finish(import_, by, after)


def finish(import_: Import, by: User | None, after: Mapping[str, object]) -> None:
    """Let the import count from the end of this transaction on."""
    waiting = Import.objects.select_for_update().get(pk=import_.pk)
    if waiting.state != ImportState.PREVIEWED:
        raise Refused("import_done", file=import_.file_name)
    import_.state, import_.imported_at = ImportState.IMPORTED, timezone.now()
    import_.problem = None
    import_.save()
    if import_.inspection:
        remember_answers(import_, inspection_from_json(import_.inspection))
    record(by=by, action="import.imported", subject=import_, after=after)
    bump_revision()
