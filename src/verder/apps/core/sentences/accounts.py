"""Sentences about accounts, their groups and numbers, and customer and article files."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: dict[str, object] = {
    "account_below_itself": _("%(account)s cannot stand below %(parent)s: that is part of it."),
    "contact_in_circle": _(
        "The contact of %(account)s cannot belong to %(parent)s: that makes a circle."
    ),
    "bill_in_circle": _(
        "The invoices of %(account)s cannot go to %(parent)s: that makes a circle."
    ),
    "relation_changed_since": _("%(account)s was moved again since; this cannot be undone."),
    "relation_account_gone": _("One of the accounts is no longer there; this cannot be undone."),
    "assignment_undone": _("This assignment was undone already."),
    "merge_with_itself": _("%(account)s cannot be merged with itself."),
    "merge_undone": _("The merge of %(account)s was undone already."),
    "number_twice": _("Row %(row)s: customer number %(text)s stands in an earlier row too."),
    "product_twice": _("Row %(row)s: product number %(text)s stands in an earlier row too."),
    "text_too_long": _("Row %(row)s, column %(column)s: the text is too long."),
    "owner_unknown": ngettext_lazy(
        "One row names an account manager that is not a user (%(text)s); it stays without.",
        "%(rows)d rows name an account manager that is not a user (%(text)s); they stay without.",
        "rows",
    ),
    "team_unknown": ngettext_lazy(
        "One row names a team that does not exist (%(text)s); it stays without.",
        "%(rows)d rows name a team that does not exist (%(text)s); they stay without.",
        "rows",
    ),
    "group_made": ngettext_lazy(
        "One row names a group that is new (%(text)s); it becomes an account.",
        "%(rows)d rows name a group that is new (%(text)s); each becomes an account.",
        "rows",
    ),
    "group_unclear": ngettext_lazy(
        "One row names a group that several accounts are called (%(text)s); it stays without.",
        "%(rows)d rows name a group that several accounts are called (%(text)s); "
        "they stay without.",
        "rows",
    ),
    "group_in_circle": ngettext_lazy(
        "One row stands in a group below itself (%(text)s); it stays where it is.",
        "%(rows)d rows stand in a group below themselves (%(text)s); they stay where they are.",
        "rows",
    ),
    "contact_unknown": ngettext_lazy(
        "One row names whom to contact by something that is not one account (%(text)s); "
        "it stays as it is.",
        "%(rows)d rows name whom to contact by something that is not one account (%(text)s); "
        "they stay as they are.",
        "rows",
    ),
    "contact_circle": ngettext_lazy(
        "One row would make a circle of contacts (%(text)s); it stays as it is.",
        "%(rows)d rows would make a circle of contacts (%(text)s); they stay as they are.",
        "rows",
    ),
    "bill_unknown": ngettext_lazy(
        "One row names who pays by something that is not one account (%(text)s); "
        "it stays as it is.",
        "%(rows)d rows name who pays by something that is not one account (%(text)s); "
        "they stay as they are.",
        "rows",
    ),
    "bill_circle": ngettext_lazy(
        "One row would make a circle of payers (%(text)s); it stays as it is.",
        "%(rows)d rows would make a circle of payers (%(text)s); they stay as they are.",
        "rows",
    ),
    "country_unknown": ngettext_lazy(
        "One row names a country that is not known (%(text)s); it stays without.",
        "%(rows)d rows name a country that is not known (%(text)s); they stay without.",
        "rows",
    ),
    "vat_invalid": ngettext_lazy(
        "One VAT number is not valid (%(text)s); it is kept as it stands.",
        "%(rows)d VAT numbers are not valid (%(text)s); they are kept as they stand.",
        "rows",
    ),
    "kvk_invalid": ngettext_lazy(
        "One KvK number is not valid (%(text)s); it is kept as it stands.",
        "%(rows)d KvK numbers are not valid (%(text)s); they are kept as they stand.",
        "rows",
    ),
}
