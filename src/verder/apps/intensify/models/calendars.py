"""Calendars outside: the addresses that other calendars subscribe to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.core.models import User


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
