"""Year-end bonuses: tiers of net revenue in an agreement year."""

from datetime import date, timedelta
from decimal import Decimal
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.said import Said
from verder.domain.agreements.bonus_accrual import BonusTerms
from verder.domain.agreements.year_end_bonus import BonusScheme, BonusTier


class BonusAgreement(Said):
    """A bonus on what an account and all below it in its group buy in an agreement year.

    It counts for whole months; `tiers` are thresholds and rates as texts, from low to high.
    """

    said_as: ClassVar[str] = "bonus"

    begins_on = models.DateField(_("begins on"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    first_month = models.PositiveSmallIntegerField(
        _("first month of the agreement year"),
        default=1,
        choices=list(MONTHS.items()),
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    product_group = models.CharField(_("product group"), max_length=100, blank=True)
    is_retroactive = models.BooleanField(_("over all revenue of the year"), default=True)
    tiers = models.JSONField(_("tiers"))
    remark = models.TextField(_("remark"), blank=True)

    class Meta:
        indexes = [models.Index(fields=["account"], name="bonus_account")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("begins_on")),
                name="bonus_ends_after_begin",
                violation_error_message=_("It ends after it begins."),
            )
        ]

    def __str__(self) -> str:
        return str(_("year-end bonus"))

    def clean(self) -> None:
        """Refuse parts of months, and tiers that do not rise."""
        if self.begins_on and self.begins_on.day != 1:
            raise ValidationError({"begins_on": _("A bonus begins on the first of a month.")})
        if self.until_on and self.until_on.day != 1:
            raise ValidationError({"ends_on": _("A bonus ends on the last day of a month.")})
        try:
            self.scheme  # noqa: B018 - it refuses tiers that do not rise
        except (ValueError, ArithmeticError, KeyError, TypeError):
            mistaken = _("Give at least one tier; thresholds rise, and rates do not fall.")
            raise ValidationError(mistaken) from None

    @property
    def until_on(self) -> date | None:
        """The first day on which it does not hold any more."""
        return self.ends_on + timedelta(days=1) if self.ends_on else None

    @property
    def scheme(self) -> BonusScheme:
        """Its tiers, as the method takes them."""
        return BonusScheme(
            tiers=tuple(
                BonusTier(
                    threshold=Decimal(tier["threshold"]), rate_share=Decimal(tier["rate_share"])
                )
                for tier in self.tiers
            ),
            is_retroactive=self.is_retroactive,
        )

    @property
    def terms(self) -> BonusTerms:
        """When and on what it counts, as the method takes it."""
        return BonusTerms(
            scheme=self.scheme,
            begins_on=self.begins_on,
            until_on=self.until_on,
            first_month=self.first_month,
            product_group=self.product_group or None,
        )
