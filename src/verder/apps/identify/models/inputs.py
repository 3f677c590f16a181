"""What people say of an account beside its invoices, with who said it and when."""

from django.db import models

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.identify.input_kinds import InputKind


class AccountInput(models.Model):
    """One thing said of an account. What it replaced stays, so that earlier days can be asked.

    Without value and text it says that nothing is known any more.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="inputs")
    kind = models.CharField(max_length=30)  # an InputKind
    value = models.DecimalField(max_digits=19, decimal_places=4, null=True, blank=True)
    text = models.TextField(blank=True)
    is_fact = models.BooleanField(default=False)  # measured or agreed; otherwise an estimate
    on = models.DateField()
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    replaced_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "account"], name="input_kind_account")]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "kind"],
                condition=models.Q(replaced_on=None),
                name="one_input_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{InputKind(self.kind).label}: {self.account_id}"

    @property
    def is_empty(self) -> bool:
        """Whether it takes back what was said before."""
        return self.value is None and not self.text
