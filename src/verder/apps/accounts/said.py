"""What all that people say of accounts has in common: author, day, and what it replaced."""

from typing import ClassVar

from django.db import models

from verder.apps.accounts.models import Account
from verder.apps.core.models import User


class Said(models.Model):
    """Something said of an account. It is never changed: a newer row takes its place.

    So every earlier day can be asked, and every act can be undone.
    """

    said_as: ClassVar[str]  # how the audit trail calls it
    is_dated: ClassVar[bool] = False  # saying the same on another day is news

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    on = models.DateField()
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    replaced_on = models.DateField(null=True, blank=True)  # by a newer row, or by nothing
    replaces = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="successors"
    )

    class Meta:
        abstract = True
