"""What long work is busy with, in words."""

from django.utils.translation import gettext as _


def step_name(step: str) -> str:
    """Return the step as people read it; one that has no words of its own as it is."""
    names = {
        "read": _("reading"),
        "decide": _("recognising"),
        "type": _("checking"),
        "sum": _("adding up"),
        "done": _("done"),
        "storing": _("storing"),
        "publishing": _("making visible"),
        "making": _("making"),
    }
    return names.get(step, step)
