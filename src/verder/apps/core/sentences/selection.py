"""Why the choice of key accounts, or the service they get, has no answer."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "insufficient_scores": _(
        "Too little is scored: at least seven tenths of the weight is needed."
    ),
    "no_service_hours": _("This service takes no hours, so there is no limit to it."),
    "no_capacity": _("Nobody has hours for customers, so there is nothing to divide by."),
    "selection_closed": _("The round %(round)s is closed; nothing of it changes any more."),
    "selection_changed_since": _("This was changed in the meantime; look at the page anew."),
    "selection_enough_criteria": _("A round has at most %(most)s criteria."),
    "selection_score_outside": _("A score is a whole number from 1 to 5."),
    "selection_reason_missing": _("Say why: next year somebody will ask."),
    "selection_has_decisions": _("The round %(round)s holds decisions, so it is not removed."),
    "selection_nothing_decided": _("Decide about at least one account before closing the round."),
}
