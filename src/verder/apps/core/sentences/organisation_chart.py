"""What is said of organisation charts and of what is done in them."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "manager_circle": _("The reporting lines run in a circle here, so one of them is not drawn."),
    "manager_elsewhere": _("The manager stands at another account, so that line is not drawn."),
    "no_decider": _("Nobody on the chart has the role of decider yet."),
    "no_path_to_decider": _("No line leads from here to a decider."),
}
