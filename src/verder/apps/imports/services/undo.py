"""An import goes out again, whole."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.services.undoing import remove_made_accounts, undo_changes
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.rules import may_import
from verder.apps.core.services import bump_revision, record
from verder.apps.core.services.organisation import locked_organisation
from verder.apps.imports.enums import ImportKind, ImportState
from verder.apps.imports.folders import store
from verder.apps.imports.models import Import
from verder.apps.imports.queries import imported_lines
from verder.apps.imports.row_kinds import KINDS
from verder.facts.customers_seen import numbers_in_lines


@transaction.atomic
def undo_import(*, import_: Import, by: User | None) -> Import:
    """Undo an import: its lines count no more, and what only it made goes.

    The record changes first, in one transaction; its file of lines goes after that,
    or with the next sweep when the process dies in between.
    """
    if not may_import(by):
        raise PermissionDenied
    locked_organisation()
    undone = Import.objects.select_for_update().get(pk=import_.pk)
    if undone.state != ImportState.IMPORTED:
        raise Refused("import_not_imported", file=undone.file_name)
    undone.state, undone.undone_at = ImportState.UNDONE, timezone.now()
    undone.save(update_fields=["state", "undone_at"])
    undo_changes(undone.pk)
    if (kind := KINDS.get(undone.kind)) and kind.undo:
        kind.undo(undone.pk)
    gone = remove_made_accounts(undone.pk, numbers_of_others())
    record(
        by=by,
        action="import.undone",
        subject=undone,
        before={"lines": undone.lines},
        after={"accounts_removed": gone},
    )
    bump_revision()
    if undone.kind == ImportKind.LINES:
        transaction.on_commit(lambda: store().remove(undone.pk))
    return undone


def numbers_of_others() -> dict[tuple[str, str], int]:
    """Return the customer numbers that the imports which still count name."""
    keys = list(imported_lines().order_by("pk").values_list("pk", flat=True))
    return dict(numbers_in_lines([store().lines_path(key) for key in keys], keys))
