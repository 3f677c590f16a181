"""Sentences about contacts that are logged and what is promised in them."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "contact_said_otherwise": _(
        "This contact was kept already, with something else in it. Nothing was changed."
    ),
    "contact_nothing_to_undo": _("There is nothing to undo any more."),
    "contact_still_to_come": _("A contact on a day that is still to come can only be planned."),
    "contact_of_others": _("Somebody you named does not belong to this account, or is gone."),
    "no_contact_norm": _("No number of contacts a year is wanted here, so there is no norm."),
    "promise_said_otherwise": _(
        "This promise was kept already, with something else in it. Nothing was changed."
    ),
}
