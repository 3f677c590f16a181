"""Files that nobody can bring back any more."""

from datetime import datetime, timedelta

from verder.apps.agreements.folders import attachment_file, attachments_folder
from verder.apps.agreements.models import Attachment

KEPT_FOR = timedelta(days=30)
OLD = timedelta(days=1)


def purge_attachments(now: datetime) -> int:
    """Remove files that were taken away long ago, and files that no record names.

    Files without a record come from accounts that are gone and from processes that were
    killed; young ones may be on their way in. Return how many went.
    """
    long_gone = Attachment.objects.filter(removed_at__lt=now - KEPT_FOR)
    keys = list(long_gone.values_list("key", flat=True))
    Attachment.objects.filter(key__in=keys).delete()
    for key in keys:
        attachment_file(key).unlink(missing_ok=True)
    return len(keys) + _sweep(now)


def _sweep(now: datetime) -> int:
    if not attachments_folder().is_dir():
        return 0
    known = set(Attachment.objects.values_list("key", flat=True))
    border, count = (now - OLD).timestamp(), 0
    for path in attachments_folder().glob("*/*"):
        if path.name not in known and path.stat().st_mtime < border:
            path.unlink(missing_ok=True)
            count += 1
    return count
