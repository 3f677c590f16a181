"""Bring files in: upload, see how they read, import, undo."""

from pathlib import Path
from typing import Annotated, Any, BinaryIO, cast

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import File, Form, Query, Router, UploadedFile
from pydantic import StringConstraints

from verder.api.authentication import Caller
from verder.api.imports.given import AnswersGiven, ConfirmGiven
from verder.api.imports.shown import ImportPageShown, ImportShown
from verder.api.imports.telling import import_told
from verder.api.pages import Page, PageAsked
from verder.api.values import PRINTABLE, Key
from verder.apps.core.models import User
from verder.apps.core.rules import may_import
from verder.apps.imports.enums import DEFAULT_SOURCE, ImportKind, ImportState
from verder.apps.imports.models import Import
from verder.apps.imports.queries import imports, rejects_path
from verder.apps.imports.row_kinds import layout_of
from verder.apps.imports.services import (
    answer,
    discard_import,
    receive_file,
    start_import,
    start_preview,
    undo_import,
)
from verder.facts.answers import Answers

router = Router(tags=["imports"])
IMPORT = "/{int:import_id}"
Source = Annotated[str, StringConstraints(min_length=1, max_length=50, pattern=PRINTABLE)]


@router.get("", response=Page[ImportShown], operation_id="listImports")
def list_imports(request: Caller, page: Query[PageAsked]) -> dict[str, Any]:
    """List what came in, the latest first."""
    _check(request.user)
    return page.of_records(imports())


@router.post("", response={201: ImportPageShown}, operation_id="uploadFile")
def upload(
    request: Caller,
    file: File[UploadedFile],
    kind: Form[ImportKind] = ImportKind.LINES,
    source: Form[Source] = DEFAULT_SOURCE,
) -> dict[str, Any]:
    """Bring a file in, and let the worker find out how it reads. Nothing of it counts yet."""
    _check(request.user)
    kept = receive_file(
        by=request.user,
        file_name=Path(file.name or "file").name,
        content=cast("BinaryIO", file),
        kind=kind,
        source=source,
    )
    start_preview(import_=kept, by=request.user)
    return import_told(_found(request.user, kept.pk))


@router.get(IMPORT, response=ImportPageShown, operation_id="readImport")
def read_import(request: Caller, import_id: Key) -> dict[str, Any]:
    """Return how the file reads, what an import of it does, or what it did."""
    return import_told(_found(request.user, import_id))


@router.put(f"{IMPORT}/answers", response=ImportPageShown, operation_id="answerImport")
def give_answers(request: Caller, import_id: Key, given: AnswersGiven) -> dict[str, Any]:
    """Say how the file reads, and let it be read anew."""
    import_ = _found(request.user, import_id)
    _check_answers(import_, given.answers)
    answer(import_=import_, answers=given.answers, by=request.user)
    start_preview(import_=_found(request.user, import_id), by=request.user)
    return import_told(_found(request.user, import_id))


@router.post(f"{IMPORT}/preview", response=ImportPageShown, operation_id="previewImport")
def preview(request: Caller, import_id: Key) -> dict[str, Any]:
    """Let the file be read again as it was answered."""
    start_preview(import_=_found(request.user, import_id), by=request.user)
    return import_told(_found(request.user, import_id))


@router.post(f"{IMPORT}/confirm", response=ImportPageShown, operation_id="confirmImport")
def confirm(request: Caller, import_id: Key, given: ConfirmGiven) -> dict[str, Any]:
    """Import what the preview showed."""
    import_ = _found(request.user, import_id)
    start_import(import_=import_, by=request.user, replace_demo=given.remove_demo)
    return import_told(_found(request.user, import_id))


@router.post(f"{IMPORT}/undo", response=ImportPageShown, operation_id="undoImport")
def undo(request: Caller, import_id: Key) -> dict[str, Any]:
    """Undo an import: its lines count no more, and what only it made goes."""
    _check(request.user)
    done = imports().filter(state=ImportState.IMPORTED, is_demo=False)
    undo_import(import_=get_object_or_404(done, pk=import_id), by=request.user)
    return import_told(_found(request.user, import_id))


@router.delete(IMPORT, response={204: None}, operation_id="discardImport")
def discard(request: Caller, import_id: Key) -> None:
    """Throw a file away that was not imported."""
    discard_import(import_=_found(request.user, import_id), by=request.user)


@router.get(
    f"{IMPORT}/rejects.csv",
    response={200: None},
    operation_id="readRejects",
    openapi_extra={"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}},
)
def read_rejects(request: Caller, import_id: Key) -> FileResponse:
    """Return the rejected rows, to be mended and imported alone."""
    path = rejects_path(_found(request.user, import_id))
    if path is None:
        raise Http404
    return FileResponse(path.open("rb"), content_type="text/csv", filename="rejected.csv")


def _found(user: User, import_id: int) -> Import:
    _check(user)
    return get_object_or_404(imports(), pk=import_id)


def _check(user: User) -> None:
    if not may_import(user):
        raise PermissionDenied


def _check_answers(import_: Import, answers: Answers) -> None:
    """Refuse a field, a column or a sheet that this file cannot have."""
    seen = import_.inspection or {}
    headers, fields = (
        {"", *seen.get("headers", ())},
        {each.name for each in layout_of(import_.kind).fields},
    )
    problems = {
        f"columns.{field}": _("This is none of the choices.")
        for field, header in answers.columns.items()
        if field not in fields or (answers.sheet is None and header not in headers)
    }
    if answers.sheet and answers.sheet not in seen.get("sheets", ()):
        problems["sheet"] = _("This is none of the choices.")
    if problems:
        raise ValidationError(problems)
