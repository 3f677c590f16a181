"""Sentences about who meets whom."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "no_ideal": _("Nobody has said yet how often people should meet."),
    "no_contacts_known": _("No contact is known yet."),
    "contacts_unknown": _("Nobody knows yet how often people meet: log contacts, or estimate."),
    "no_buyers": _("Nobody of the customer's side is known yet."),
    "pair_not_in_matrix": _("One of these people does not stand in this matrix."),
    "frequency_out_of_range": _("A year has room for 0 to %(most)s contacts."),
    "frequency_not_a_number": _("“%(text)s” is not a number of contacts."),
    "frequency_kind_unknown": _("Say whether the ideal or an estimate is meant."),
    "frequencies_changed_since": _("Somebody changed these cells since; look at them first."),
    "no_frequencies_to_undo": _("You have nothing to take back here."),
    "no_frequencies_to_redo": _("You have nothing to do again here."),
}
