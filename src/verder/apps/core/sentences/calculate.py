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
    "no_value_gives_this": _("No value gives this result."),
}
