"""Closed lists of words that a rating sheet uses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CriterionKind(TextChoices):
    """How accounts are compared on a criterion."""

    RANK = "rank", _("rank: 1 is the most interesting")
    HIGH = "high", _("value: high is good")
    LOW = "low", _("value: low is good")


class FactSource(TextChoices):
    """What fills a criterion without typing."""

    NONE = "", _("typed in")
    REVENUE = "revenue", _("Net revenue")
    MARGIN = "margin", _("Gross margin")
    PROFIT = "profit", _("Net customer profit (CM3)")
    CONTRIBUTION = "contribution", _("Contribution (deepest step known)")
    GROWTH = "growth", _("Growth of net revenue")
    PRODUCTS = "products", _("Different products")
    POTENTIAL = "potential", _("Potential, as said on the account")


OF_MARGINS = frozenset(  # hidden from who sees no margins
    {FactSource.MARGIN, FactSource.PROFIT, FactSource.CONTRIBUTION}
)
