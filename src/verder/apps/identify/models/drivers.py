"""Cost drivers, what one of each costs, and how much of each a customer takes."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account, AccountNumber
from verder.apps.core.models import User
from verder.apps.identify.enums import Counted, StatedBy
from verder.domain.identify.cost_to_serve import CostStep, Measure


def _choices(kind: type[Measure] | type[CostStep] | type[StatedBy]) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in kind]


class CostDriver(models.Model):
    """What makes a customer cost money beyond the goods (kostenveroorzaker)."""

    code = models.SlugField(max_length=40, unique=True)
    # Those of the method are named in the language of the reader, and have none of their own.
    name = models.CharField(_("name"), max_length=80, blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    measure = models.CharField(max_length=10, choices=_choices(Measure), default=Measure.UNITS)
    step = models.CharField(max_length=10, choices=_choices(CostStep), default=CostStep.SERVICE)
    counted = models.CharField(
        _("counted by itself"), max_length=15, choices=Counted.choices, blank=True
    )
    is_none_zero = models.BooleanField(_("nothing given means none"), default=False)
    is_active = models.BooleanField(_("in use"), default=True)
    place = models.PositiveSmallIntegerField(default=0)
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name or self.code


class DriverRate(models.Model):
    """What one of a driver costs, from a day on: cost over capacity, or said directly.

    Of a balance it is a share a year.
    """

    driver = models.ForeignKey(CostDriver, models.CASCADE, related_name="rates")
    start_on = models.DateField(_("from"))
    cost = models.DecimalField(
        _("practical cost"), max_digits=19, decimal_places=4, null=True, blank=True
    )
    capacity = models.DecimalField(
        _("practical capacity"), max_digits=19, decimal_places=4, null=True, blank=True
    )
    rate = models.DecimalField(_("rate"), max_digits=19, decimal_places=8)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["driver", "start_on"],
                name="driver_rate_once_a_day",
                violation_error_message=_("There is a rate from this day on already."),
            ),
            models.CheckConstraint(
                condition=models.Q(cost__isnull=True, capacity__isnull=True)
                | models.Q(cost__gte=0, capacity__gt=0),
                name="driver_rate_cost_and_capacity",
                violation_error_message=_("Give both cost and capacity, or neither."),
            ),
            models.CheckConstraint(condition=models.Q(rate__gte=0), name="driver_rate_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.driver} {self.start_on}"


class DriverQuantity(models.Model):
    """How much of a driver a customer took in a period, with who or what said so.

    What is said anew stands beside what was said before, and the latest is current; to
    undo is to remove it. Without a quantity it says that nothing is known any more.
    `origin` is the key of the account that it was said of: it stays when that account is
    merged into another, so that both parts count, and parting them gives each its own.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="driver_quantities")
    origin = models.BigIntegerField()
    driver = models.ForeignKey(CostDriver, models.CASCADE, related_name="quantities")
    start_on = models.DateField(_("from"))
    end_on = models.DateField(_("up to"))
    quantity = models.DecimalField(
        _("quantity"),
        max_digits=19,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    is_current = models.BooleanField(default=True)
    stated_by = models.CharField(max_length=10, choices=_choices(StatedBy))
    import_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    note = models.CharField(_("where it comes from"), max_length=200, blank=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "driver", "start_on", "end_on"],
                condition=models.Q(is_current=True),
                name="one_current_quantity",
            ),
            models.CheckConstraint(
                condition=models.Q(end_on__gt=models.F("start_on")), name="quantity_period"
            ),
            models.CheckConstraint(
                condition=models.Q(quantity__gte=0) | models.Q(quantity=None),
                name="quantity_not_negative",
                violation_error_message=_("A quantity is not negative."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.driver} {self.start_on}"


class OpenItem(models.Model):
    """An invoice as the debtors' ledger knows it: when it fell due, and when it was paid.

    It belongs to a customer number, as invoice lines do, so it goes where that goes.
    """

    number = models.ForeignKey(AccountNumber, models.CASCADE, related_name="open_items")
    invoice = models.CharField(max_length=100, blank=True)
    invoiced_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    amount = models.DecimalField(max_digits=19, decimal_places=4)
    import_id = models.BigIntegerField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["invoiced_on", "paid_on"], name="open_item_days")]

    def __str__(self) -> str:
        return self.invoice or f"{self.number} {self.invoiced_on}"
