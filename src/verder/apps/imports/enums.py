"""Closed lists of words that the records of imports use."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# Customer numbers belong to a source, so its name is the same in every language.
DEFAULT_SOURCE = "bookkeeping"


class ImportKind(TextChoices):
    """What the rows of a file are."""

    LINES = "lines", _("Invoice lines")
    CUSTOMERS = "customers", _("Customers")
    PRODUCTS = "products", _("Products")
    RATES = "rates", _("Exchange rates")
    DRIVERS = "drivers", _("Cost drivers")
    OPEN_ITEMS = "open_items", _("Open items and payments")


class ImportState(TextChoices):
    """How far an import is; only `imported` ones count in the figures."""

    UPLOADED = "uploaded", _("Received")
    PREVIEWED = "previewed", _("Ready to import")
    IMPORTED = "imported", _("Imported")
    UNDONE = "undone", _("Undone")
    FAILED = "failed", _("Failed")
