"""Closed lists of words that the records of the identify area use."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Counted(TextChoices):
    """What the system counts by itself, for who did not get a quantity from people or files."""

    ORDERS = "orders", _("invoices")
    LINES = "lines", _("invoice lines")
    CREDIT_NOTES = "credit_notes", _("credit notes")
    RECEIVABLE = "receivable", _("average of the open items")


class StatedBy(StrEnum):
    """How a quantity came to be known."""

    TYPED = "typed"
    IMPORTED = "imported"
