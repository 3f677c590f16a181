"""How a file is to be read: what the user answers, and what was answered the last time."""

import hashlib
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.rules import may_import
from verder.apps.core.services import record
from verder.apps.imports.enums import ImportState
from verder.apps.imports.models import Import, RememberedAnswers
from verder.facts.answers import Answers
from verder.facts.findings import Inspection


@transaction.atomic
def answer(
    *, import_: Import, answers: Answers, by: User | None, source: str | None = None
) -> Import:
    """Keep what the user says of the file; a preview must be made anew."""
    if not may_import(by):
        raise PermissionDenied
    import_ = Import.objects.select_for_update().get(pk=import_.pk)
    if import_.state in {ImportState.IMPORTED, ImportState.UNDONE}:
        raise Refused("import_done", file=import_.file_name)
    before = {"answers": import_.answers, "source": import_.source}
    import_.answers, import_.preview, import_.problem = answers.as_json(), None, None
    import_.source = (source or import_.source).strip()
    import_.state = ImportState.UPLOADED
    import_.full_clean()
    import_.save()
    after = {"answers": import_.answers, "source": import_.source}
    record(by=by, action="import.answered", subject=import_, before=before, after=after)
    return import_


def is_remembered(import_: Import) -> bool:
    """Return whether any file of this source and kind was imported before."""
    return RememberedAnswers.objects.filter(source=import_.source, kind=import_.kind).exists()


def remembered_answers(import_: Import, headers: Sequence[str]) -> Answers | None:
    """Return how a file with this header was read the last time."""
    remembered = RememberedAnswers.objects.filter(
        source=import_.source, kind=import_.kind, header_fingerprint=fingerprint(headers)
    ).first()
    return Answers.from_json(remembered.answers) if remembered else None


def remember_answers(import_: Import, inspection: Inspection) -> None:
    """Keep how this file was read, to propose it for the next one."""
    given = Answers.from_json(import_.answers)
    answers = Answers(
        columns={**inspection.columns, **given.columns},
        dates=given.dates,
        decimal=given.decimal,
        sheet=given.sheet,
        encoding=given.encoding,
    )
    RememberedAnswers.objects.update_or_create(
        source=import_.source,
        kind=import_.kind,
        header_fingerprint=fingerprint(inspection.headers),
        defaults={"answers": answers.as_json(), "used_at": timezone.now()},
    )


def fingerprint(headers: Sequence[str]) -> str:
    """Return what tells one header from another."""
    return hashlib.sha256("\x1f".join(headers).encode()).hexdigest()
