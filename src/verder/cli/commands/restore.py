"""`verder restore`: what a backup holds, in the place of all that is here."""

import shutil
import tempfile
from pathlib import Path
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from verder.apps.core.services import bump_revision, record
from verder.apps.imports.folders import home, store
from verder.apps.imports.queries import imported_lines
from verder.cli.backups.archive import RECORDS, unpack, verify
from verder.cli.backups.contents import replace_records
from verder.cli.backups.swap import put_aside, settle
from verder.cli.commands.backup import last_migrations
from verder.cli.errors import Stopped
from verder.cli.output import say


def main(*, file: Path) -> None:
    """Check the backup whole before anything changes; then records and files change together."""
    if not file.is_file():
        raise Stopped(_("The file %(file)s is not there.") % {"file": file})
    found = verify(file)
    if found.migrations != last_migrations():
        raise Stopped(
            _("%(file)s was made by another version of Verder; restore it with that one.")
            % {"file": file}
        )
    fresh = Path(tempfile.mkdtemp(prefix="restore-", dir=home()))
    try:
        unpack(file, fresh)
        exchange(file, fresh)
    finally:
        settle()
        shutil.rmtree(fresh, ignore_errors=True)
    say(_("%(file)s is restored.") % {"file": file})


@transaction.atomic
def exchange(file: Path, fresh: Path) -> None:
    """Put records and files in; until the transaction ends, all can still be taken back."""
    mark = uuid4().hex
    replace_records(fresh / RECORDS)
    record(by=None, action="backup.restored", subject=f"restore:{mark}", after={"file": file.name})
    bump_revision()
    put_aside(mark, fresh)
    for key in imported_lines().values_list("pk", flat=True):
        if not store().verify(key):
            raise Stopped(
                _("Import %(id)s in %(file)s is damaged; nothing was changed.")
                % {"id": key, "file": file}
            )
