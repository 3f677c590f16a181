"""Why a figure of the identify area has no answer."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "no_positive_revenue": _("No customer has positive net revenue in this period."),
    "outside_classes": _("Only customers with positive net revenue have a share."),
    "empty_group": _("No customer is in this group."),
    "products_unknown": _("The invoice lines of these customers name no product."),
    "one_customer": _("There is only one customer; the corrected figure needs two."),
    "margin_not_positive": _(
        "The margins do not add up to more than zero, so there are no shares."
    ),
    "empty_layer": _("No customer is in this layer."),
    "more_than_layer": _("The layer does not have so many customers."),
    "nobody_active_at_start": _("Nobody bought in the first of the two periods."),
    "profit_not_positive": _("Total profit is not above zero, so there are no shares."),
    "no_accounts": _("No customer bought anything in this period."),
    "cost_unknown": _("The cost of too many invoice lines is not known."),
    "no_purchases": _("This account bought nothing in this period, and cost nothing."),
    "proposal_empty": _("Nothing changes here, so there is nothing to propose."),
    "proposal_withdrawn": _("This proposal was withdrawn already."),
    "proposal_stands": _("This proposal stands."),
    "no_service_of_product_group": _(
        "What serving a customer costs is not known by product group: look at all products."
    ),
    "price_does_not_rise": _("The price does not rise, so no volume needs to be given up."),
    "no_renewals_yet": _("No customer bought long enough to have to renew."),
    "too_few_years": _("The invoice lines do not span enough years to tell loyalty."),
    "too_few_accounts_to_learn": _("Too few accounts had to renew to learn from their orders."),
    "no_repeat_orders": _("Nobody ordered more than once yet."),
    "no_stable_fit": _("The orders do not tell loyalty clearly enough."),
    "growth_outruns_discount": _(
        "Growth outruns the discount: the value would have no end. Lower the growth."
    ),
    "not_paid_back": _("It is not paid back within the years of the picture."),
    "nobody_to_value": _("No customer with a known contribution bought anything in the last year."),
    "stopped_buying": _("This account bought nothing for a year; no value is expected of it."),
    "acquisition_cost_not_given": _("Nobody said what winning this account cost."),
    "benefit_not_given": _("Nobody said yet what the customer gains."),
    "benefit_not_named": _("Nobody said yet what this side gains."),
    "dependence_not_scored": _("Nobody gave this score yet."),
    "reference_not_scored": _("Nobody scored yet what this customer is worth as a reference."),
    "too_little_known": _("Too little is known of this account."),
    "nothing_known": _("It is not known of any account yet."),
    "no_orders": _("Nothing was ordered yet."),
    "erosion_outside_range": _("Erosion is a share from 0 to 100 %."),
    "years_negative": _("The number of years is not negative."),
    "acquisition_cost_unknown": _("The own cost of winning a customer is not known yet."),
    "retention_cost_unknown": _("The own cost of keeping a customer is not known yet."),
    "retention_cost_not_positive": _("Keeping customers costs nothing, so there is no ratio."),
    "input_outside_range": _("That is a number from %(least)s to %(most)s."),
    "input_replaced": _("Somebody said something newer of this account, so this stays."),
    "no_benefit_amounts": _("No benefit has an amount yet, so there is nothing to weigh."),
    "no_buying_factors": _("It is not said yet what this customer buys by."),
    "competitor_unknown": _("Nobody has asked the customer yet how the best competitor scores."),
    "not_attractive_yet": _("The attractiveness of this account is not scored yet."),
}
