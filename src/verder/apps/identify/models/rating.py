"""Rating sheets: accounts compared with each other, criterion by criterion."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.identify.rating_choices import CriterionKind, FactSource
from verder.domain.values.period import Period


class RatingSheet(models.Model):
    """One rating of a few accounts on one day; once closed it stays as it was."""

    title = models.CharField(_("title"), max_length=120)
    held_on = models.DateField(_("date"))
    period_start_on = models.DateField(null=True, blank=True)
    period_end_on = models.DateField(null=True, blank=True)
    is_apart = models.BooleanField(
        _("every participant rates on an own sheet"),
        default=False,
        help_text=_("Otherwise all of you fill in one sheet together."),
    )
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    closed_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(period_start_on=None, period_end_on=None)
                | models.Q(period_start_on__lt=models.F("period_end_on")),
                name="rating_period_whole",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether it may still be filled in."""
        return self.closed_at is None

    @property
    def period(self) -> Period | None:
        """The period of its figures; None where there were no invoice lines."""
        if self.period_start_on is None or self.period_end_on is None:
            return None
        return Period(self.period_start_on, self.period_end_on)


class RatingCriterion(models.Model):
    """A row of the sheet: what the accounts are compared on."""

    sheet = models.ForeignKey(RatingSheet, models.CASCADE, related_name="criteria")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(_("criterion"), max_length=60)
    kind = models.CharField(_("how"), max_length=10, choices=CriterionKind.choices)
    source = models.CharField(
        _("filled from"), max_length=20, choices=FactSource.choices, blank=True
    )

    def __str__(self) -> str:
        return self.name

    @property
    def is_rank(self) -> bool:
        """Whether ranks are typed or dragged, not values."""
        return self.kind == CriterionKind.RANK


class RatedAccount(models.Model):
    """A column of the sheet; its name stays when the account itself goes."""

    sheet = models.ForeignKey(RatingSheet, models.CASCADE, related_name="columns")
    place = models.PositiveSmallIntegerField()
    account = models.ForeignKey(
        Account, models.SET_NULL, null=True, blank=True, related_name="ratings"
    )
    name = models.CharField(max_length=200)
    # Decides between equals; kept when the sheet is closed.
    revenue = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "account"], name="rated_once_a_sheet")
        ]

    def __str__(self) -> str:
        return self.name


class Rater(models.Model):
    """Somebody who takes part: a user, or a name."""

    sheet = models.ForeignKey(RatingSheet, models.CASCADE, related_name="raters")
    user = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="ratings")
    name = models.CharField(max_length=150)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "user"], name="rater_once_a_sheet")]

    def __str__(self) -> str:
        return self.name


class RatingCell(models.Model):
    """What one account got on one criterion, by whom, when and why.

    Without a rater it holds for everybody: the sheet is filled in together, or the value
    is a fact.
    """

    criterion = models.ForeignKey(RatingCriterion, models.CASCADE, related_name="cells")
    column = models.ForeignKey(RatedAccount, models.CASCADE, related_name="cells")
    rater = models.ForeignKey(Rater, models.CASCADE, null=True, blank=True, related_name="cells")
    value = models.DecimalField(max_digits=19, decimal_places=4)
    is_fact = models.BooleanField(default=False)
    evidence = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["criterion", "column", "rater"], name="rated_once_a_rater"
            ),
            models.UniqueConstraint(
                fields=["criterion", "column"],
                condition=models.Q(rater=None),
                name="rated_once_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion} · {self.column}"


class RatingStep(models.Model):
    """One act on an open sheet, with what it takes to undo it."""

    sheet = models.ForeignKey(RatingSheet, models.CASCADE, related_name="steps")
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    before = models.JSONField(encoder=DjangoJSONEncoder)
    after = models.JSONField(encoder=DjangoJSONEncoder)

    def __str__(self) -> str:
        return f"{self.sheet_id}: {self.at:%Y-%m-%d %H:%M}"
