"""Closed lists of words that calculations use."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CalculationKind(TextChoices):
    """What a saved calculation is for."""

    PLAIN = "plain", _("Calculation")
    BEFORE = "before", _("Pre-calculation")
    AFTER = "after", _("Post-calculation")
