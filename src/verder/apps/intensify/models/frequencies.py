"""What was done to the cells of a matrix, so that it can be taken back and done again."""

from django.db import models

from verder.apps.accounts.models import Account
from verder.apps.core.models import User


class FrequencyAct(models.Model):
    """One act on cells of the matrix of an account, whole: typed, pasted, or proposed.

    Each of `changes` is a position, a colleague, a kind, and the times before and after as
    texts; None where nothing was, or is, said. It holds no names.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="frequency_acts")
    changes = models.JSONField()
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "by"], name="frequency_act_account")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.at:%Y-%m-%d %H:%M}"
