"""Sentences about the people on both sides, and who meets whom."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "people_act_undone": _("This was undone already."),
    "people_changed_since": _(
        "Somebody changed it since, so it cannot be undone as a whole. Change it by hand."
    ),
    "people_used_since": _(
        "Something hangs on it since, such as a contact that was logged, so it cannot be undone."
    ),
    "reports_to_elsewhere": _("Somebody reports to a person at the same account."),
    "reports_to_circle": _("Then the two would report to each other. Choose somebody else."),
    "position_taken": _("%(person)s has this position."),
    "position_vacant": _("Nobody has this position."),
    "position_ended": _("This position ended on %(on)s already."),
    "same_company": _("That is the account where they work now. Choose another one."),
    "position_in_use": _(
        "Contacts or judgements hang on this position. End it instead: then its history stays."
    ),
    "no_contacts": _("There are no contacts yet."),
}
