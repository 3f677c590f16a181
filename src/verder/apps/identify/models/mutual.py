"""What two sides gain from working together."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.said import Said
from verder.domain.identify.benefit_ledger import Side


class BenefitEntry(Said):
    """A benefit a year of one side; without an amount it stands in words only."""

    said_as: ClassVar[str] = "benefit"

    side = models.CharField(max_length=10)  # a Side
    what = models.CharField(_("what"), max_length=200)
    amount = models.DecimalField(
        _("amount a year"),
        max_digits=19,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    is_fact = models.BooleanField(_("fact"), default=False)
    evidence = models.TextField(_("what it rests on"), blank=True)
    is_shared = models.BooleanField(_("the customer may see it"), default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(side__in=[side.value for side in Side]),
                name="benefit_of_a_side",
            ),
            models.CheckConstraint(
                condition=models.Q(amount=None) | models.Q(amount__gte=0),
                name="benefit_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return self.what
