"""Users, teams, the organisation, background work and the audit trail."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from verder.apps.core.enums import JobState, Role


class Team(models.Model):
    """A sales team; teams form a tree, and a sales manager sees the own team and all below it."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Finds users by e-mail, whatever its capitals."""

    def get_by_natural_key(self, email: str | None) -> "User":
        """Return the user who signs in with this address."""
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """Somebody of the own organisation who signs in with an e-mail address."""

    email = models.EmailField(_("e-mail address"), max_length=254)
    name = models.CharField(_("name"), max_length=150)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="members", verbose_name=_("team")
    )
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=[("nl", _("Dutch")), ("en", _("English"))],
        default="nl",
    )
    sees_margins = models.BooleanField(
        _("sees margins"),
        default=False,
        help_text=_("Only asked of team members; all others see them."),
    )
    salesperson_names = models.JSONField(
        _("names on invoices"),
        default=list,
        blank=True,
        help_text=_("How the bookkeeping writes this person in the salesperson column."),
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_demo = models.BooleanField(default=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once",
                violation_error_message=_("Somebody signs in with this e-mail address already."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email


class PersonalToken(models.Model):
    """A key with which a program acts as its user; only a fingerprint of it is kept."""

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    name = models.CharField(_("name"), max_length=100)
    prefix = models.CharField(max_length=20)  # the first letters, to tell one from another
    fingerprint = models.CharField(max_length=64, unique=True)
    may_write = models.BooleanField(_("may also change"), default=False)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"


class Organisation(models.Model):
    """The one organisation that this installation serves, and its settings."""

    name = models.CharField(_("name"), max_length=200, blank=True)
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    fiscal_year_start = models.PositiveSmallIntegerField(
        _("first month of the fiscal year"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    limits = models.JSONField(default=dict, blank=True)  # by analysis; see apps.identify.limits
    is_demo = models.BooleanField(default=False)
    # Rises with every change to imports, mapping, products or rates; figures are cached by it.
    revision = models.PositiveBigIntegerField(default=0)
    # Rises with every change to what people say of cost to serve: drivers, rates, quantities.
    cost_revision = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_organisation")]

    def __str__(self) -> str:
        return self.name


SILENT_AFTER = timedelta(seconds=60)  # work whose process gave no sign of life, has stopped


class Job(models.Model):
    """A piece of background work: what a page shows of it and what a worker picks up again."""

    kind = models.CharField(max_length=50)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    arguments = models.JSONField(default=dict)
    step = models.CharField(max_length=50, blank=True)
    done_share = models.FloatField(default=0.0)
    result = models.JSONField(null=True, blank=True)
    problem = models.JSONField(null=True, blank=True)  # {"code": …, "details": {…}}
    attempts = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="jobs")
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "created_at"], name="job_state_created")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def has_stopped(self, now: datetime) -> bool:
        """Whether the process that did the work is gone and the work was not done."""
        if self.state == JobState.RUNNING and self.heartbeat_at is not None:
            return self.heartbeat_at < now - SILENT_AFTER
        return self.state == JobState.FAILED


class RequestCount(models.Model):
    """How often something was asked in one minute, by every web process together.

    Its key is a fingerprint: who asked is not kept.
    """

    key = models.CharField(max_length=150, primary_key=True)
    minute = models.BigIntegerField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.key} {self.count}"


class AuditEvent(models.Model):
    """Who changed what, when, from what to what; rows are only added, and refer by words."""

    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=254)  # an e-mail address, or "terminal"
    actor_id = models.BigIntegerField(null=True, blank=True)
    action = models.CharField(max_length=60)  # "account.merged"
    subject = models.CharField(max_length=80, db_index=True)  # "account:17"
    subject_name = models.CharField(max_length=254, blank=True)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"
