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
    "no_value_gives_this": _("No value gives this result."),
}
