"""What somebody proposes to change for an account, and what it would bring."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.core.models import User


class Proposal(models.Model):
    """A what-if that was kept; withdrawn it stays, so that it can come back.

    `change` is as `apps.identify.proposed_changes` writes it. The effect is that of the
    day on which it was made, on net customer profit in the period reckoned with.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="proposals")
    start_on = models.DateField(_("from"))
    end_on = models.DateField(_("up to"))
    change = models.JSONField()
    profit_before = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    effect = models.DecimalField(max_digits=19, decimal_places=4)
    note = models.CharField(_("note"), max_length=300, blank=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "at"], name="proposal_account_at")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_on__gt=models.F("start_on")), name="proposal_period"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.at:%Y-%m-%d}"
