"""Reads of attachments."""

from pathlib import Path

from django.db.models import QuerySet

from verder.apps.accounts.models import Account
from verder.apps.agreements.folders import attachment_file
from verder.apps.agreements.models import Attachment


def attachments_of(account: Account) -> QuerySet[Attachment]:
    """Return the files of an account, the latest first."""
    rows = Attachment.objects.filter(account=account, removed_at=None)
    return rows.select_related("by", "contract").order_by("-at", "-pk")


def attachment_path(attachment: Attachment) -> Path | None:
    """Return where the file lies, for as long as it is there."""
    path = attachment_file(attachment.key)
    return path if path.is_file() else None
