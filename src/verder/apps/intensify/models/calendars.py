"""Calendars outside: addresses to subscribe to, and a server of a user's own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.enums import ConnectionState
from verder.apps.intensify.models.contacts import ContactMoment
from verder.apps.intensify.models.plans import PlanSeries

MOST_UID = 255
MOST_OCCURRENCE = 20


class CalendarFeed(models.Model):
    """A secret address under which a calendar reads its user's contacts.

    Only a fingerprint of the secret is kept, so nobody finds the address here again.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="calendar_feeds")
    name = models.CharField(_("name"), max_length=100)
    fingerprint = models.CharField(max_length=64, unique=True)
    has_month_plans = models.BooleanField(
        _("also contacts of which only the month is known"), default=True
    )
    made_at = models.DateTimeField()
    last_read_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class CalendarConnection(models.Model):
    """The calendar server of a user, kept in step both ways by the worker.

    The password is sealed. `problem` is why the latest try failed; `next_at` when the worker
    looks again.
    """

    user = models.OneToOneField(User, models.CASCADE, related_name="calendar_connection")
    address = models.URLField(_("address of the server"), max_length=500)
    login = models.CharField(_("user name"), max_length=254)
    sealed_password = models.TextField()
    trusted_hosts = models.JSONField(
        default=list, blank=True
    )  # to which the server points, confirmed
    state = models.CharField(
        max_length=10, choices=ConnectionState.choices, default=ConnectionState.LOOKING
    )
    found = models.JSONField(
        default=list, blank=True
    )  # [{"address": …, "name": …, "is_writable": …}]
    calendar = models.URLField(_("calendar"), max_length=1000, blank=True)
    calendar_name = models.CharField(max_length=250, blank=True)
    has_month_plans = models.BooleanField(
        _("also contacts of which only the month is known"), default=True
    )
    token = models.TextField(blank=True)  # until where its changes were read
    whole_mark = models.TextField(blank=True)
    problem = models.JSONField(null=True, blank=True)  # {"code": …, "details": {…}}
    failures = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    synced_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.login} at {self.address}"


class CalendarEntry(models.Model):
    """A contact as it lies in somebody's calendar: where, in which version, what both said.

    `occurrence` says which of a series it is. `note` tells what was decided when both sides
    had changed, or what could not be read.
    """

    connection = models.ForeignKey(CalendarConnection, models.CASCADE, related_name="entries")
    moment = models.ForeignKey(ContactMoment, models.SET_NULL, null=True, related_name="entries")
    uid = models.CharField(max_length=MOST_UID)
    occurrence = models.CharField(max_length=MOST_OCCURRENCE, blank=True)
    place = models.CharField(max_length=1000)
    version = models.CharField(max_length=500, blank=True)
    was_here = models.JSONField()
    was_there = models.JSONField()
    note = models.JSONField(null=True, blank=True)  # {"code": …, "details": {…}}
    noted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["connection", "uid", "occurrence"], name="entry_once")
        ]

    def __str__(self) -> str:
        return f"{self.uid} {self.occurrence}".strip()


class CalendarSeries(models.Model):
    """A series in somebody's calendar: every day of it up to `read_until` is a contact here."""

    connection = models.ForeignKey(CalendarConnection, models.CASCADE, related_name="series")
    account = models.ForeignKey(Account, models.CASCADE, related_name="calendar_series")
    plan = models.ForeignKey(PlanSeries, models.SET_NULL, null=True, blank=True, related_name="+")
    uid = models.CharField(max_length=MOST_UID)
    place = models.CharField(max_length=1000)
    version = models.CharField(max_length=500, blank=True)
    read_until = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["connection", "uid"], name="calendar_series_once")
        ]

    def __str__(self) -> str:
        return self.uid


class CalendarFile(models.Model):
    """A calendar that a user sent, until it is brought in or thrown away.

    `choices` says of which account an event is, by its number: its key, or "skip".
    """

    by = models.OneToOneField(User, models.CASCADE, related_name="calendar_file")
    name = models.CharField(max_length=254)
    content = models.BinaryField()
    choices = models.JSONField(default=dict)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class CalendarOrigin(models.Model):
    """Which event of a calendar a contact came from, so that it comes once.

    `occurrence` says which of a series. What somebody else's calendar made is left there when
    Verder no longer knows of it; what was planned here is not.
    """

    moment = models.OneToOneField(ContactMoment, models.CASCADE, related_name="origin")
    uid = models.CharField(max_length=MOST_UID, db_index=True)
    occurrence = models.CharField(max_length=MOST_OCCURRENCE, blank=True)
    is_from_outside = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.uid} {self.occurrence}".strip()


class Invitation(models.Model):
    """The invitation to a contact that was mailed: to whom, and what it said.

    `sequence` rises with each mail, so that calendars know which one counts.
    """

    moment = models.OneToOneField(ContactMoment, models.CASCADE, related_name="invitation")
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    guests = models.JSONField()  # [{"name": …, "email": …}]
    said = models.JSONField()  # when, where and what for, as it was mailed
    sequence = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.moment_id} {self.sequence}"
