"""Why an analysis has no answer for this viewer, or with these lines."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "no_lines": _("There are no invoice lines yet."),
    "margins_hidden": _("Cost and margin are not shown to you."),
    "no_earlier_lines": _("There are no invoice lines of the period before to compare with."),
    "nothing_compared": _("Nothing is compared; choose the period before to see what changed."),
    "no_previous_revenue": _("There was no revenue in the period before."),
    "no_revenue": _("There is no net revenue in this period."),
    "no_cost": _("The cost of these invoice lines is not known."),
}
