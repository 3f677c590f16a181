"""Sentences about agreements and the files that hang on accounts."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "attachment_too_large": _("The file is larger than %(megabytes)s MB."),
    "attachment_empty": _("The file is empty."),
    "attachment_removed": _("This file was removed already."),
    "bonus_not_in_force": _("This bonus does not hold in the year of the last invoice line."),
    "attachment_stands": _("This file is there already."),
}
