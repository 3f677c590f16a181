"""What both sides answer to instruments, and the surveys that ask the customer."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.accounts.said import Said
from verder.apps.core.models import User
from verder.apps.intensify.enums import SIDES, HeardBy, SurveyState
from verder.apps.intensify.models.people import Position


class Survey(models.Model):
    """A link by which somebody of the customer answers an instrument, without signing in.

    Only a fingerprint of its secret is kept, and no mail address that it went to.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="surveys")
    instrument = models.CharField(max_length=50)
    position = models.ForeignKey(
        Position,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="surveys",
        verbose_name=_("for whom"),
    )
    language = models.CharField(
        _("language"), max_length=2, choices=[("nl", _("Dutch")), ("en", _("English"))]
    )
    fingerprint = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "instrument"], name="survey_account")]

    def __str__(self) -> str:
        return f"{self.instrument} {self.pk}"

    def state(self, now: datetime) -> SurveyState:
        """Return how far it came."""
        if self.answered_at is not None:
            return SurveyState.ANSWERED
        if self.revoked_at is not None:
            return SurveyState.REVOKED
        if self.expires_at <= now:
            return SurveyState.EXPIRED
        return SurveyState.OPENED if self.opened_at else SurveyState.SENT

    def is_open(self, now: datetime) -> bool:
        """Whether its link still takes answers."""
        return self.revoked_at is None and now < self.expires_at


class Assessment(Said):
    """How one side answers an instrument about the relation with an account.

    `answers` and `evidence` go by the keys of the items. Where each side has one voice,
    `voice` is empty; where many may answer, it keeps them apart.
    """

    said_as: ClassVar[str] = "assessment"
    is_dated: ClassVar[bool] = True

    instrument = models.CharField(max_length=50)
    side = models.CharField(_("side"), max_length=10, choices=SIDES)
    voice = models.CharField(max_length=20, blank=True, editable=False)
    answers = models.JSONField(default=dict, blank=True)
    evidence = models.JSONField(_("evidence"), default=dict, blank=True)
    remark = models.TextField(_("remark"), blank=True)
    heard_by = models.CharField(_("heard by"), max_length=10, choices=HeardBy.choices)
    # Who of the customer said it: a person is not named in the audit trail.
    position = models.ForeignKey(
        Position, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    survey = models.ForeignKey(
        Survey, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        indexes = [models.Index(fields=["instrument", "replaced_on"], name="assessment_instrument")]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "instrument", "side", "voice"],
                condition=models.Q(replaced_on=None),
                name="one_view_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.instrument} {self.side} {self.on}"


class RelationEnd(Said):
    """The customer, or we, gave notice: the relation comes to an end."""

    said_as: ClassVar[str] = "relation_end"

    noticed_on = models.DateField(_("notice given on"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(replaced_on=None),
                name="one_relation_end_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.noticed_on}"
