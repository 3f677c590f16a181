"""Files are received, removed, and brought back."""

import os
import shutil
import unicodedata
from pathlib import Path
from typing import IO
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.accounts.services.editing import touch
from verder.apps.agreements.folders import attachment_file
from verder.apps.agreements.models import Attachment, Contract
from verder.apps.agreements.rules import may_agree
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record

CHUNK = 1 << 20
MOST_LETTERS = 200


def attach(
    *,
    by: User | None,
    account: Account,
    content: IO[bytes],
    name: str,
    most_bytes: int,
    contract: Contract | None = None,
    remark: str = "",
) -> Attachment:
    """Keep a file of an account; it is on the disk whole before the record says so."""
    if not may_agree(by, account):
        raise PermissionDenied
    key = uuid4().hex
    size = _keep(content, attachment_file(key), most_bytes)
    try:
        return _recorded(
            by,
            Attachment(
                account=account,
                contract=contract,
                name=safe_name(name),
                remark=remark.strip(),
                key=key,
                size=size,
                by=by,
                at=timezone.now(),
            ),
        )
    except BaseException:
        attachment_file(key).unlink(missing_ok=True)
        raise


@transaction.atomic
def _recorded(by: User | None, attachment: Attachment) -> Attachment:
    attachment.full_clean()
    attachment.save()
    touch(attachment.account)
    _record(by, attachment, "attached")
    return attachment


@transaction.atomic
def detach(*, by: User | None, attachment: Attachment) -> None:
    """Remove a file; for a while it can be brought back."""
    _turn(by, attachment, is_removed=True)


@transaction.atomic
def restore_attachment(*, by: User | None, attachment: Attachment) -> None:
    """Bring a removed file back."""
    _turn(by, attachment, is_removed=False)


def _turn(by: User | None, attachment: Attachment, *, is_removed: bool) -> None:
    held = Attachment.objects.select_for_update().select_related("account").get(pk=attachment.pk)
    if not may_agree(by, held.account):
        raise PermissionDenied
    if (held.removed_at is not None) == is_removed:
        raise Refused("attachment_removed" if is_removed else "attachment_stands")
    held.removed_at = timezone.now() if is_removed else None
    held.save(update_fields=["removed_at"])
    _record(by, held, "detached" if is_removed else "reattached")


def safe_name(name: str) -> str:
    """Return a name without folders, without signs that nobody sees, and not too long.

    >>> safe_name("../../offers/prijs 2026.pdf")
    'prijs 2026.pdf'
    """
    last = name.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    shown = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip(" .")
    stem, dot, ending = shown.rpartition(".")
    if dot and len(ending) < MOST_LETTERS:
        return f"{stem[: MOST_LETTERS - len(ending) - 1]}.{ending}"
    return shown[:MOST_LETTERS] or "file"


def _keep(content: IO[bytes], path: Path, most_bytes: int) -> int:
    """Write the file beside its place and put it there when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    try:
        with unfinished.open("wb") as written:
            shutil.copyfileobj(content, written, CHUNK)
            size = written.tell()
            if size > most_bytes:
                raise Refused("attachment_too_large", megabytes=most_bytes // CHUNK)
            if size == 0:
                raise Refused("attachment_empty")
            written.flush()
            os.fsync(written.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return size


def _record(by: User | None, attachment: Attachment, act: str) -> None:
    said = {"name": attachment.name, "size": attachment.size, "contract": attachment.contract}
    is_gone = act == "detached"
    record(
        by=by,
        action=f"account.file_{act}",
        subject=attachment.account,
        before=said if is_gone else None,
        after=None if is_gone else said,
    )
