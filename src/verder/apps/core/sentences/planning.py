"""Sentences about the plan of contacts."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "plan_nothing_chosen": _("Nothing was chosen."),
    "plan_changed_since": _("This was changed in the meantime; look again."),
    "plan_people_unknown": _("Somebody in this contact is not at this account."),
    "plan_act_undone": _("This was undone already."),
    "plan_series_empty": _("There is no day for this series in its time."),
    "plan_series_long": _("A series has at most %(most)s contacts."),
    "plan_fits": _("The plan fits the hours: nothing has to change."),
    "no_visits_now": _("Nobody is visited now, so there is nothing to compare with."),
}
