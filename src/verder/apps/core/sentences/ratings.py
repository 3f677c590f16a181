"""Why a rating sheet has no answer, or does not take one."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "no_rated_accounts": _("There are no accounts on the sheet yet."),
    "no_criteria": _("There are no criteria on the sheet yet."),
    "too_many_criteria": _("Five criteria are the most: few matter more than which ones."),
    "too_many_accounts": _("Ten accounts are the most that can be compared with each other."),
    "cells_missing": _("While a cell is empty there is no order."),
    "nobody_ready": _("Nobody’s sheet is complete yet, so there is no order."),
    "nothing_to_compare": _("There is only one account, so there is nothing to compare."),
    "one_ranking": _("One ranking agrees with itself; agreement needs two."),
    "all_equal": _("All accounts are equal, so there is no agreement to measure."),
    "rating_closed": _("%(title)s is closed and stays as it is."),
    "rating_changed_since": _("Somebody changed this since, so it is not undone."),
    "rank_outside": _("%(criterion)s, %(account)s: a rank is a whole number from 1 to %(most)s."),
    "value_too_large": _("%(criterion)s, %(account)s: that number is too large."),
    "rank_has_no_source": _("A criterion that Verder fills has values, not ranks."),
}
