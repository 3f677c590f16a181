"""The plan of contacts: series, what was done to it, and proposals that make it fit."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.core.models import Job, User
from verder.apps.intensify.enums import PlanActKind, SeriesUnit

MOST_EVERY = 52


class PlanSeries(models.Model):
    """Contacts that come back every so many weeks or months, made and changed as one."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="plan_series")
    every = models.PositiveSmallIntegerField(
        _("every"), validators=[MinValueValidator(1), MaxValueValidator(MOST_EVERY)]
    )
    unit = models.CharField(_("unit"), max_length=10, choices=SeriesUnit.choices)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("up to and including"))
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__gte=models.F("from_on")),
                name="series_ends_after_begin",
                violation_error_message=_("It ends after it begins."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.every} {self.unit} {self.from_on}"


class PlanAct(models.Model):
    """One act on the plan, however many contacts it touched, with what it takes to undo it.

    `lines` holds for each contact its key, what it said `before` (nothing where the act made
    it) and what it says `after`. Without an account it touched those of several.
    """

    account = models.ForeignKey(
        Account, models.CASCADE, null=True, blank=True, related_name="plan_acts"
    )
    kind = models.CharField(max_length=20, choices=PlanActKind.choices)
    lines = models.JSONField(default=list)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class PlanFitting(models.Model):
    """A proposal that makes the plan fit the hours, for who asked for it.

    `rows` holds the changes; one that was accepted, or that the plan has overtaken, says so.
    """

    by = models.ForeignKey(User, models.CASCADE, null=True, blank=True, related_name="fittings")
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    from_on = models.DateField()
    rows = models.JSONField(default=list)
    gap_share = models.DecimalField(max_digits=12, decimal_places=9, null=True, blank=True)
    loss = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    still_over = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)
    solved_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"fitting {self.pk}"


class VisitDivision(models.Model):
    """Visits that were divided over accounts, taken over as what each gets in a year."""

    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"division {self.pk}"


class AgreedVisits(models.Model):
    """The visits a year that an account gets since a division, instead of those of its class."""

    division = models.ForeignKey(VisitDivision, models.CASCADE, related_name="agreed")
    account = models.ForeignKey(Account, models.CASCADE, related_name="agreed_visits")
    visits = models.PositiveSmallIntegerField(_("visits a year"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["division", "account"], name="agreed_once_a_division")
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.visits}"
