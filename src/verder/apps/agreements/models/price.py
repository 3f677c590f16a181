"""Price agreements: a price or a discount for a product, a product group or everything."""

from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.said import Said


class PriceAgreement(Said):
    """A price of a product, or a discount; `ends_on` is the last day on which it holds."""

    said_as: ClassVar[str] = "price"

    product = models.CharField(_("product number"), max_length=100, blank=True)
    product_group = models.CharField(_("product group"), max_length=100, blank=True)
    price = models.DecimalField(
        _("price per unit"),
        max_digits=19,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    discount_share = models.DecimalField(
        _("discount"),
        max_digits=7,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
    )
    minimum_quantity = models.DecimalField(
        _("from this quantity on"),
        max_digits=15,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    begins_on = models.DateField(_("holds from"))
    ends_on = models.DateField(_("holds until"), null=True, blank=True)
    remark = models.TextField(_("remark"), blank=True)

    class Meta:
        indexes = [models.Index(fields=["account"], name="price_account")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(price=None, discount_share__isnull=False)
                | models.Q(price__isnull=False, discount_share=None),
                name="price_or_discount",
                violation_error_message=_("Give a price or a discount, and not both."),
            ),
            models.CheckConstraint(
                condition=models.Q(price=None) | ~models.Q(product=""),
                name="price_of_product",
                violation_error_message=_("A price belongs to a product."),
            ),
            models.CheckConstraint(
                condition=models.Q(product="") | models.Q(product_group=""),
                name="price_of_one_thing",
                violation_error_message=_("Choose a product or a product group, and not both."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("begins_on")),
                name="price_ends_after_begin",
                violation_error_message=_("It ends after it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.product or self.product_group or str(_("everything"))

    def holds(self, today: date) -> bool:
        """Return whether it holds on a day."""
        return self.begins_on <= today and (self.ends_on is None or today <= self.ends_on)
