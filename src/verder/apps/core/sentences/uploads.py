"""Sentences about files on their way in and out, the demo company and exchange rates."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: dict[str, object] = {
    "import_done": _("%(file)s was imported already, or undone."),
    "import_not_previewed": _("%(file)s has no preview yet; look at that first."),
    "import_not_imported": _("%(file)s is not imported, so there is nothing to undo."),
    "import_unknown": _("There is no import %(import)s."),
    "upload_gone": _("The file %(file)s is not kept any more; bring it in again."),
    "nothing_to_import": ngettext_lazy(
        "%(file)s has no row that can be imported: its only row is rejected.",
        "%(file)s has no row that can be imported: all its %(rows)d rows are rejected.",
        "rows",
    ),
    "same_file": _(
        "%(file)s is the very file of import %(earlier)s (source %(source)s), which would count "
        "twice; undo that import first."
    ),
    "demo_is_there": _(
        "The demo company is still there and never mixes with your own data; "
        "remove it first (in the terminal: %(flag)s)."
    ),
    "not_empty": _("There are data already; the demo company only fills an empty installation."),
    "rate_unreadable": _("Row %(row)s: %(text)s is not an exchange rate."),
}
