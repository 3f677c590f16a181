"""Why a cost to serve has no answer, and why what goes into it is refused."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "no_rate": _("There is no rate for this cost driver yet."),
    "no_rates": _("No cost driver of this step has a rate yet."),
    "capacity_not_positive": _("Capacity must be above zero to give a rate."),
    "no_quantity": _("Nobody gave the quantity of this customer yet."),
    "period_not_known": _("The quantity is known for too small a part of the period."),
    "invoices_not_named": _("The invoice lines name no invoice, so they cannot be counted."),
    "driver_in_use": _(
        "%(driver)s has rates or quantities already, so what it measures cannot change."
    ),
    "driver_costs_itself": _("%(driver)s is money spent: it costs what it is, and has no rate."),
    "rate_or_cost_and_capacity": _("Give the rate, or both the cost and the capacity."),
    "quantities_replaced": _("These quantities were changed again, and cannot be undone."),
}
