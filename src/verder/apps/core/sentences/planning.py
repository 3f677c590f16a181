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
    "plan_division_undone": _("This was undone already."),
    "no_accounts_to_divide": _(
        "There is no customer of these classes in view that brought anything in the last twelve "
        "months."
    ),
    "no_visit_adds": _(
        "One visit more would add nothing: everybody has the most visits there are."
    ),
    "nobody_visits": _("Nobody of us visits this account."),
    "no_visits_now": _("Nobody is visited now, so there is nothing to compare with."),
}
