"""Sentences about figures of a calculator, and why some cannot be."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "input_missing": _("Something that this needs is not filled in."),
    "rows_missing": _("This needs one row at least."),
    "input_impossible": _("Something that this needs cannot be as it is filled in."),
    "division_by_zero": _("This would divide by nought."),
    "too_large": _("This becomes too large to calculate."),
    "no_number": _("This is not a number."),
    "no_word": _("This is not a text of at most 200 characters."),
    "unknown_input": _("This calculator does not ask for this."),
    "too_many_rows": _("These are more rows than this calculator takes."),
    "no_option": _("Choose one of the options."),
    "from_least": _("This must be %(limit)s at least."),
    "above_least": _("This must be above %(limit)s."),
    "up_to_most": _("This must be %(limit)s at most."),
    "below_most": _("This must be below %(limit)s."),
    "calculation_removed": _("This calculation was removed already."),
    "calculation_stands": _("This calculation is there already."),
    "calculation_of_another_kind": _("This calculation is of another calculator."),
    "calculation_before_missing": _("A post-calculation looks back on a pre-calculation."),
    "calculation_not_before": _(
        "Only a pre-calculation of the same calculator can be looked back on."
    ),
    "no_range": _("There is no range to draw yet."),
    "several_units": _("These products are counted in several units; choose a product group."),
    "no_quantity_sold": _("No line has a quantity, or as much came back as was sold."),
    "nothing_sold": _("Nothing was sold in this period, nor in the one before it."),
    "no_open_items": _("No open items are known of this account."),
    "no_bonus": _("No year-end bonus holds in this period."),
    "periods_overlap": _("The two periods overlap; choose days that do not."),
    "no_value_gives_this": _("No value gives this result."),
}
