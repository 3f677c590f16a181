"""Who meets whom: how often it should be, and every contact planned or had."""

from decimal import Decimal
from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.enums import DMU_ROLES, Channel, FrequencyKind, MomentState
from verder.apps.intensify.models.people import Position
from verder.apps.intensify.models.plans import PlanSeries
from verder.apps.intensify.models.team import Colleague

MOST_A_YEAR = 366
MOST_MINUTES = 7 * 24 * 60


class Frequency(models.Model):
    """How often a year two people should meet, or are estimated to meet now.

    A cell of the DMU-PSU matrix. It is never changed; a newer row takes its place.
    """

    position = models.ForeignKey(Position, models.CASCADE, related_name="frequencies")
    colleague = models.ForeignKey(Colleague, models.CASCADE, related_name="frequencies")
    kind = models.CharField(_("kind"), max_length=10, choices=FrequencyKind.choices)
    times = models.DecimalField(
        _("times a year"),
        max_digits=6,
        decimal_places=2,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(MOST_A_YEAR))],
    )
    on = models.DateField()
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    replaced_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["position", "replaced_on"], name="frequency_position")]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "colleague", "kind"],
                condition=models.Q(replaced_on=None),
                name="frequency_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.position_id}-{self.colleague_id} {self.kind} {self.times}"


class ContactMoment(models.Model):
    """A contact with a customer, planned or had: who, whom, how, what for, what was agreed.

    `uid` comes from whoever wrote it first (a phone without network, a calendar), so that
    writing it twice keeps it once. With `is_month_only` the day is the first of its month
    and stands for any day in it. `begins_at` is empty where no hour is known.
    """

    uid = models.UUIDField(unique=True, default=uuid4, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="moments")
    state = models.CharField(max_length=10, choices=MomentState.choices)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    on = models.DateField(_("day"))
    is_month_only = models.BooleanField(default=False)
    begins_at = models.DateTimeField(_("begins at"), null=True, blank=True)
    minutes = models.PositiveIntegerField(
        _("minutes"), null=True, blank=True, validators=[MaxValueValidator(MOST_MINUTES)]
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    purpose = models.CharField(_("purpose"), max_length=300, blank=True)
    agreed = models.TextField(_("what was agreed"), blank=True)
    # Seen by its author alone, as mails are until they are shared.
    is_private = models.BooleanField(_("for me alone"), default=False)
    positions = models.ManyToManyField(Position, blank=True, related_name="moments")
    colleagues = models.ManyToManyField(Colleague, blank=True, related_name="moments")
    owner = models.ForeignKey(
        Colleague,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="owned_moments",
        verbose_name=_("who arranges it"),
    )
    series = models.ForeignKey(
        PlanSeries, models.SET_NULL, null=True, blank=True, related_name="moments"
    )
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    # What was written first, to know it again when it comes a second time.
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    # What it said before the latest act, so that this can be undone.
    before = models.JSONField(null=True, blank=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "on"], name="moment_account"),
            models.Index(fields=["state", "on"], name="moment_state"),
        ]

    def __str__(self) -> str:
        return self.purpose or f"{self.channel} {self.on}"


class NextStep(models.Model):
    """Something promised after a contact, or without one: what, by whom, before when.

    `dropped_on` is the day on which somebody took it off the list, undone.
    """

    uid = models.UUIDField(unique=True, default=uuid4, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="next_steps")
    moment = models.ForeignKey(
        ContactMoment, models.SET_NULL, null=True, blank=True, related_name="next_steps"
    )
    position = models.ForeignKey(
        Position,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="next_steps",
        verbose_name=_("for whom"),
    )
    # A question that is open: who has this role in the buying team.
    asks_role = models.CharField(_("role"), max_length=20, choices=DMU_ROLES, blank=True)
    text = models.CharField(_("next step"), max_length=300)
    owner = models.ForeignKey(
        Colleague,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="next_steps",
        verbose_name=_("who does it"),
    )
    due_on = models.DateField(_("before"), null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "done_on"], name="step_account"),
            models.Index(fields=["owner", "done_on", "due_on"], name="step_owner"),
        ]

    def __str__(self) -> str:
        return self.text
