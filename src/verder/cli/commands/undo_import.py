"""`verder undo-import`: take an import back."""

from django.utils.translation import gettext as _

from verder.apps.core.failures import Refused
from verder.apps.imports.models import Import
from verder.apps.imports.services import undo_import
from verder.cli.output import say


def main(*, import_id: int) -> None:
    """Undo the import of this number."""
    import_ = Import.objects.filter(pk=import_id).first()
    if import_ is None:
        raise Refused("import_unknown", **{"import": import_id})
    undo_import(import_=import_, by=None)
    say(_("Import %(id)s is undone.") % {"id": import_id})
