"""What is said of organisation charts and of what is done in them."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "manager_circle": _("The reporting lines run in a circle here, so one of them is not drawn."),
    "manager_elsewhere": _("The manager stands at another account, so that line is not drawn."),
    "tie_elsewhere": _("Lines of influence run between people at the same account."),
    "tie_with_oneself": _("Choose somebody else for the other end of the line."),
    "tie_gone": _("This line was removed already."),
    "no_decider": _("Nobody on the chart has the role of decider yet."),
    "no_path_to_decider": _("No line leads from here to a decider."),
}
