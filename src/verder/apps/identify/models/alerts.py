"""Which alerts a user has seen and put aside until the next month brings new ones."""

from django.db import models

from verder.apps.accounts.models import Account
from verder.apps.core.models import User


class SeenAlert(models.Model):
    """An alert that one user put aside; `on` is the day of the invoice lines it was given on.

    It says nothing of the alerts of another day, so a month later the account alerts anew.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)  # a domain AlertKind
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["user", "on"], name="seen_alert_user_on")]

    def __str__(self) -> str:
        return f"{self.kind} {self.account_id} {self.on}"
