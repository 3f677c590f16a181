"""Why a cost to serve has no answer, and why what goes into it is refused."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

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
    "customer_not_given": _("Row %(row)s names no customer."),
    "customer_not_known": _(
        "Row %(row)s, column %(column)s: no customer of this source is known as %(text)s."
    ),
    "customer_name_twice": _(
        "Row %(row)s: several accounts are called %(text)s; give the customer number."
    ),
    "customer_without_number": _(
        "Row %(row)s: %(text)s has no customer number of this source; add one to the account."
    ),
    "driver_not_given": _("Row %(row)s names no cost driver, and no column of one is filled."),
    "driver_not_known": _("Row %(row)s: there is no cost driver %(text)s; add it in the settings."),
    "quantity_not_given": _("Row %(row)s has no quantity."),
    "quantity_not_possible": _(
        "Row %(row)s, column %(column)s: a quantity is not negative and not beyond measure."
    ),
    "quantity_twice": _(
        "Row %(row)s: this driver of this customer stands in an earlier row of the same period."
    ),
    "period_not_given": _("Row %(row)s has no period: give a year, a month, a period or a date."),
    "period_not_read": _("Row %(row)s, column %(column)s: %(text)s is not a period."),
    "open_item_currency": _(
        "Row %(row)s: there is no exchange rate of %(text)s for the day of this invoice; give "
        "the rate, and import the file again."
    ),
    "open_item_twice": _("Row %(row)s: invoice %(text)s stands in an earlier row too."),
    "open_items_closed": ngettext_lazy(
        "One item that was open is not in this list any more (%(text)s); it counts as paid.",
        "%(rows)d items that were open are not in this list any more (%(text)s); "
        "they count as paid.",
        "rows",
    ),
    "nothing_paid": _("Nothing with a due date was paid in this period."),
    "nothing_invoiced": _("The open items tell of no invoice in this period."),
}
