"""Rounds in which key accounts are chosen: criteria, candidates, scores, decisions."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.core.models import Team, User
from verder.apps.identify.selection_choices import Decision, FilledBy, RoundState
from verder.domain.values.period import Period


class SelectionRound(models.Model):
    """One choice of key accounts, of the whole company or one team; closing freezes it."""

    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1990), MaxValueValidator(2200)]
    )
    team = models.ForeignKey(
        Team,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="selection_rounds",
        verbose_name=_("team"),
    )
    start_on = models.DateField(_("figures from"))
    end_on = models.DateField(_("figures until"))  # the day after the last one
    capacity = models.PositiveSmallIntegerField(_("number of key accounts"), default=0)
    is_scored_by_managers = models.BooleanField(_("account managers score too"), default=True)
    state = models.CharField(
        _("state"), max_length=10, choices=RoundState.choices, default=RoundState.OPEN
    )
    previous = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="following"
    )
    is_demo = models.BooleanField(default=False)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    closed_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start_on__lt=models.F("end_on")), name="round_has_a_period"
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", closed_at=None)
                | models.Q(state="closed", closed_at__isnull=False),
                name="closed_round_has_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} · {self.team}" if self.team else str(self.year)

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed."""
        return self.state == RoundState.OPEN

    @property
    def period(self) -> Period:
        """The period whose figures it uses."""
        return Period(self.start_on, self.end_on)


class SelectionCriterion(models.Model):
    """What accounts are scored on: an indicator, five classes and a weight.

    `key` names a criterion of the default set, which has its texts in both languages until
    somebody gives it own ones.
    """

    round = models.ForeignKey(SelectionRound, models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField(default=0)
    key = models.CharField(max_length=30, blank=True)
    name = models.CharField(_("criterion"), max_length=100, blank=True)
    indicator = models.CharField(_("indicator"), max_length=200, blank=True)
    words = models.JSONField(default=list, blank=True)  # five texts, the lowest class first
    limits = models.JSONField(default=list, blank=True)  # four numbers as text; none: words alone
    weight = models.DecimalField(
        _("weight"),
        max_digits=6,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    filled_by = models.CharField(
        _("filled by"), max_length=20, choices=FilledBy.choices, default=FilledBy.JUDGEMENT
    )
    copied_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="copies"
    )

    def __str__(self) -> str:
        return self.name or self.key


class SelectionEntry(models.Model):
    """An account in a round: what is decided of it, and how it stood when the round closed."""

    round = models.ForeignKey(SelectionRound, models.CASCADE, related_name="entries")
    account = models.ForeignKey(Account, models.CASCADE, related_name="selection_entries")
    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    decided_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    score = models.DecimalField(max_digits=12, decimal_places=9, null=True, blank=True)
    place = models.PositiveIntegerField(null=True, blank=True)
    standing = models.CharField(max_length=20, blank=True)
    gates = models.JSONField(default=dict, blank=True)
    revenue = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "account"], name="once_in_a_round"),
            models.CheckConstraint(
                condition=models.Q(decision="", reason="")
                | (~models.Q(decision="") & ~models.Q(reason="")),
                name="decision_has_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["account", "decision"], name="entry_account_decision")]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.account_id}"


class SelectionScore(models.Model):
    """The score of an account on one criterion, with its evidence, who gave it and when.

    What the figures say is filled while a round is open and kept when it closes.
    """

    entry = models.ForeignKey(SelectionEntry, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(SelectionCriterion, models.CASCADE, related_name="scores")
    score = models.PositiveSmallIntegerField(_("score"))
    value = models.DecimalField(_("value"), max_digits=19, decimal_places=6, null=True, blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    is_fact = models.BooleanField(default=False)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "criterion"], name="one_score_a_criterion"),
            models.CheckConstraint(
                condition=models.Q(score__gte=1, score__lte=5), name="score_from_1_to_5"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} × {self.criterion_id}: {self.score}"


class SelectionChange(models.Model):
    """One act on an open round, with what it takes to undo it.

    `before` holds the rows as they were, `made` names new rows, `needs` those they stand on.
    """

    round = models.ForeignKey(SelectionRound, models.CASCADE, related_name="changes")
    account = models.ForeignKey(Account, models.CASCADE, null=True, blank=True, related_name="+")
    action = models.CharField(max_length=60)
    about = models.CharField(max_length=200, blank=True)
    before = models.JSONField(default=list, blank=True)
    made = models.JSONField(default=list, blank=True)
    needs = models.JSONField(default=list, blank=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.action} {self.pk}"
