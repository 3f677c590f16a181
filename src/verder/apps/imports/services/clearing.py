"""Files that nobody needs any more."""

import shutil
from datetime import timedelta

from django.utils import timezone

from verder.apps.imports.enums import ImportState
from verder.apps.imports.folders import original_of, staging_of, store, uploads_folder
from verder.apps.imports.models import Import

OLD = timedelta(days=1)


def clear_waiting_files(import_: Import) -> None:
    """Remove the file and its staged lines: all of it is in the store or the records now."""
    for folder in (original_of(import_.pk), staging_of(import_.pk)):
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Remove lines and uploads that no record names; killed processes leave them behind.

    Lines of an import that was not confirmed yet stay: at any moment they may count.
    """
    gone = [ImportState.UNDONE, ImportState.FAILED]
    store().sweep(set(Import.objects.exclude(state__in=gone).values_list("pk", flat=True)))
    sweep_uploads()


def sweep_uploads() -> None:
    """Remove the folders of imports that are gone, and of uploads that were broken off."""
    if not uploads_folder().is_dir():
        return
    known = {str(key) for key in Import.objects.values_list("pk", flat=True)}
    border = (timezone.now() - OLD).timestamp()
    for folder in uploads_folder().iterdir():
        if folder.name not in known and folder.stat().st_mtime < border:
            shutil.rmtree(folder, ignore_errors=True)
