"""`verder backup`: records and invoice lines in one verified file."""

import shutil
import tempfile
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.translation import gettext as _

from verder.apps.agreements.folders import attachment_file
from verder.apps.agreements.models import Attachment
from verder.apps.core.services import record
from verder.apps.core.services.organisation import locked_organisation
from verder.apps.imports.folders import home, rejects_of
from verder.apps.imports.models import Import
from verder.apps.imports.queries import imported_lines
from verder.cli.backups.archive import RECORDS, pack
from verder.cli.backups.contents import LABELS, write_records
from verder.cli.errors import Stopped
from verder.cli.output import say

FACTS = "facts"


def main(*, file: Path) -> None:
    """Write the backup; the file is there only when it is whole and was read back."""
    if not file.resolve().parent.is_dir():
        raise Stopped(_("The folder %(folder)s is not there.") % {"folder": file.resolve().parent})
    folder = Path(tempfile.mkdtemp(prefix="backup-", dir=home()))
    try:
        collect(folder)
        pack(folder, manifest(timezone.now()), file.resolve())
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    record(by=None, action="backup.made", subject="backup", after={"file": file.name})
    say(_("The backup is in %(file)s.") % {"file": file})


@transaction.atomic
def collect(folder: Path) -> None:
    """Gather records and files as they are at one moment; imports wait for so long."""
    locked_organisation()
    write_records(folder / RECORDS)
    for key in imported_lines().values_list("pk", flat=True):
        for path in (home() / FACTS).glob(f"*/{key}.parquet"):
            link(path, folder / path.relative_to(home()))
    for key in Import.objects.values_list("pk", flat=True):
        path = rejects_of(key)
        if path.exists():
            link(path, folder / path.relative_to(home()))
    for name in Attachment.objects.values_list("key", flat=True):
        path = attachment_file(name)
        if path.exists():
            link(path, folder / path.relative_to(home()))


def link(source: Path, target: Path) -> None:
    """Take a file that never changes, without copying where the disk can."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def manifest(made_at: datetime) -> dict[str, object]:
    """Return what the backup says of itself."""
    return {
        "version": version("verder"),
        "made_at": made_at.isoformat(timespec="seconds"),
        "migrations": last_migrations(),
    }


def last_migrations() -> dict[str, str]:
    """Return the last migration of each of our apps."""
    applied = MigrationRecorder(connection).applied_migrations()
    return {
        label: max((name for app, name in applied if app == label), default="") for label in LABELS
    }
