"""A file comes in: kept under its own number, known by its content."""

import hashlib
import shutil
import tempfile
from functools import partial
from pathlib import Path, PurePath
from typing import BinaryIO

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.rules import may_import
from verder.apps.core.services import record
from verder.apps.imports.enums import DEFAULT_SOURCE, ImportKind, ImportState
from verder.apps.imports.folders import folder_of, store, uploads_folder
from verder.apps.imports.models import Import
from verder.apps.imports.queries import original_path

CHUNK = 1 << 20
LONGEST_NAME = 120


def receive_file(
    *,
    by: User | None,
    file_name: str,
    content: BinaryIO | Path,
    kind: str = ImportKind.LINES,
    source: str = DEFAULT_SOURCE,
    is_demo: bool = False,
) -> Import:
    """Keep a file that somebody brings; nothing of it counts yet.

    Whether it came before is told by `same_file`.
    """
    if not may_import(by):
        raise PermissionDenied
    uploads_folder().mkdir(parents=True, exist_ok=True)
    incoming = Path(tempfile.mkdtemp(prefix="incoming-", dir=uploads_folder()))
    try:
        return keep_file(
            content=content,
            incoming=incoming,
            received=Import(
                kind=kind,
                source=source.strip() or DEFAULT_SOURCE,
                file_name=PurePath(file_name).name[-255:],
                is_demo=is_demo,
                by=by,
                created_at=timezone.now(),
            ),
        )
    finally:
        shutil.rmtree(incoming, ignore_errors=True)


def keep_file(*, content: BinaryIO | Path, incoming: Path, received: Import) -> Import:
    """Copy the content, then make the record and give the folder its number."""
    original = incoming / "original"
    original.mkdir()
    target = original / safe_name(received.file_name)
    received.sha256 = copy_with_hash(content, target)
    received.file_size = target.stat().st_size
    with transaction.atomic():
        received.full_clean()
        received.save()
        record(
            by=received.by,
            action="import.received",
            subject=received,
            after={"file": received.file_name, "source": received.source, "kind": received.kind},
        )
        incoming.rename(folder_of(received.pk))
    return received


def copy_with_hash(content: BinaryIO | Path, target: Path) -> str:
    """Copy the bytes and return their SHA-256."""
    if isinstance(content, Path):
        shutil.copyfile(content, target)
        with target.open("rb") as copied:
            return hashlib.file_digest(copied, "sha256").hexdigest()
    digest = hashlib.sha256()
    with target.open("wb") as copied:
        while chunk := content.read(CHUNK):
            digest.update(chunk)
            copied.write(chunk)
    return digest.hexdigest()


def safe_name(file_name: str) -> str:
    """Return a name that every file system takes, with its ending.

    >>> safe_name("omzet: 2025?.csv")
    'omzet- 2025-.csv'
    """
    kept = "".join(sign if sign.isalnum() or sign in " ._-()" else "-" for sign in file_name)
    return kept.strip(". ")[-LONGEST_NAME:] or "file"


def path_of(import_: Import) -> Path:
    """Return the file as it was received."""
    path = original_path(import_)
    if path is None:
        raise Refused("upload_gone", file=import_.file_name)
    return path


@transaction.atomic
def discard_import(*, import_: Import, by: User | None) -> None:
    """Throw a file away that was not imported."""
    if not may_import(by):
        raise PermissionDenied
    waiting = Import.objects.select_for_update().filter(
        pk=import_.pk,
        state__in=[ImportState.UPLOADED, ImportState.PREVIEWED, ImportState.FAILED],
    )
    for found in waiting:
        record(by=by, action="import.discarded", subject=found)
        transaction.on_commit(partial(shutil.rmtree, folder_of(found.pk), ignore_errors=True))
        transaction.on_commit(partial(store().remove, found.pk))
        found.delete()
