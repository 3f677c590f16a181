"""What places an account in the portfolio matrix, and where it is meant to go."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.said import Said

SCORE = [MinValueValidator(1), MaxValueValidator(5)]


class KeyBuyingFactor(Said):
    """What a customer buys by: how it weighs, how we score and how the best competitor does.

    The competitor's score comes from the customer; from whom and when stands beside it.
    """

    said_as: ClassVar[str] = "buying_factor"

    name = models.CharField(_("buying factor"), max_length=100)
    weight = models.DecimalField(
        _("weight"),
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    own = models.DecimalField(
        _("our score"), max_digits=2, decimal_places=1, null=True, blank=True, validators=SCORE
    )
    competitor = models.DecimalField(
        _("best competitor's score"),
        max_digits=2,
        decimal_places=1,
        null=True,
        blank=True,
        validators=SCORE,
    )
    competitor_name = models.CharField(_("best competitor"), max_length=100, blank=True)
    heard_from = models.CharField(_("heard from"), max_length=100, blank=True)
    heard_on = models.DateField(_("heard on"), null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class PortfolioTarget(Said):
    """Where an account is meant to stand in the matrix, by when and why."""

    said_as: ClassVar[str] = "target"

    attractiveness = models.DecimalField(
        _("attractiveness"), max_digits=3, decimal_places=2, validators=SCORE
    )
    ratio = models.DecimalField(
        _("relative strength"),
        max_digits=3,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(5)],
    )
    until = models.DateField(_("by when"), null=True, blank=True)
    reason = models.TextField(_("reason"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(replaced_on=None),
                name="one_target_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.attractiveness} × {self.ratio}"
