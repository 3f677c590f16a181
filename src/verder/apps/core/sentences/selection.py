"""Why the choice of key accounts, or the service they get, has no answer."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "insufficient_scores": _(
        "Too little is scored: at least seven tenths of the weight is needed."
    ),
    "no_service_hours": _("This service takes no hours, so there is no limit to it."),
    "no_capacity": _("Nobody has hours for customers, so there is nothing to divide by."),
}
