"""`verder imports`: what was imported."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from verder.apps.core.services.jobs import recover_stale_jobs
from verder.apps.imports.models import Import
from verder.apps.imports.queries import imports
from verder.cli.output import print_json, print_table


def main(*, as_json: bool) -> None:
    """List all imports, the last one first; those whose process was killed, as failed."""
    recover_stale_jobs()
    if as_json:
        print_json([shape_of(import_) for import_ in imports()])
        return
    headers = [_("id"), _("file"), _("source"), _("state"), _("from"), _("to"), _("lines")]
    rows = [
        (
            import_.pk,
            import_.file_name,
            import_.source,
            import_.get_state_display(),
            import_.first_on,
            import_.last_on,
            import_.lines,
        )
        for import_ in imports()
    ]
    print_table(_("Imports"), headers, rows, texts=6)


def shape_of(import_: Import) -> dict[str, Any]:
    """Return what JSON says of an import."""
    return {
        "import": import_.pk,
        "kind": import_.kind,
        "state": import_.state,
        "source": import_.source,
        "file": import_.file_name,
        "sha256": import_.sha256,
        "lines": import_.lines,
        "rejected": import_.rejected,
        "known": import_.known,
        "from": import_.first_on.isoformat() if import_.first_on else None,
        "to": import_.last_on.isoformat() if import_.last_on else None,
        "is_demo": import_.is_demo,
        "by": import_.by.email if import_.by else None,
        "created_at": timezone.localtime(import_.created_at).isoformat(timespec="seconds"),
    }
