"""The own side: colleagues, and the seats they have in the teams of accounts."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.core.holidays import HOLIDAY_CALENDARS
from verder.apps.core.models import User
from verder.apps.intensify.enums import PSU_ROLES, FunctionLevel


class Colleague(models.Model):
    """Somebody of the own organisation, whether or not they sign in, and the time they have.

    `ended_on` is the first day on which they were no longer there.
    """

    user = models.OneToOneField(
        User, models.SET_NULL, null=True, blank=True, related_name="colleague"
    )
    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("e-mail address"), blank=True)
    function = models.CharField(_("function"), max_length=150, blank=True)
    level = models.PositiveSmallIntegerField(
        _("level"), choices=FunctionLevel.choices, null=True, blank=True
    )
    # Empty: as the service concept of the organisation says.
    days_a_year = models.DecimalField(
        _("working days a year"),
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(366))],
    )
    hours_a_day = models.DecimalField(
        _("hours a day"),
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(24))],
    )
    customer_share = models.DecimalField(
        _("share of the time for customers"),
        max_digits=5,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(1))],
    )
    # Empty: as the service concept says.
    holidays = models.CharField(
        _("public holidays of"),
        max_length=4,
        blank=True,
        choices=[(calendar.value, label) for calendar, label in HOLIDAY_CALENDARS.items()],
    )
    ended_on = models.DateField(_("left on"), null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Absence(models.Model):
    """Days on which a colleague sees no customers; `until_on` is the first day back."""

    colleague = models.ForeignKey(Colleague, models.CASCADE, related_name="absences")
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("back on"))
    remark = models.CharField(_("remark"), max_length=100, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__gt=models.F("from_on")),
                name="absence_ends_after_begin",
                violation_error_message=_("It ends after it begins."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.colleague_id} {self.from_on}"


class Seat(models.Model):
    """The place of a colleague in the team of an account.

    `ended_on` is the first day on which the colleague was no longer in the team.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="seats")
    colleague = models.ForeignKey(
        Colleague, models.CASCADE, related_name="seats", verbose_name=_("colleague")
    )
    deputy = models.ForeignKey(
        Colleague,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="deputy_for",
        verbose_name=_("deputy"),
    )
    is_pioneer = models.BooleanField(_("pioneer"), default=False)
    hours_a_year = models.DecimalField(
        _("hours a year for this account"),
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    began_on = models.DateField(_("since"), null=True, blank=True)
    ended_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "ended_on"], name="seat_account")]

    def __str__(self) -> str:
        return f"{self.colleague_id} at {self.account_id}"


class SeatRole(models.Model):
    """A role of a seat in the account team, from one day to another."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="roles")
    role = models.CharField(_("role"), max_length=20, choices=PSU_ROLES)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "role"],
                condition=models.Q(ended_on=None),
                name="seat_role_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.role
