"""A calculation that somebody kept, with the answer as it was then."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.calculate.enums import CalculationKind
from verder.apps.core.models import User


class Kept(models.Model):
    """Inputs and the answer to them, as `apps.calculate.keeping` writes them.

    `origin` says which figures of an account filled the inputs; empty where none did.
    """

    inputs = models.JSONField()
    answer = models.JSONField()
    origin = models.JSONField(default=dict, blank=True)
    has_margins = models.BooleanField(default=False)  # figures on cost filled some of it

    class Meta:
        abstract = True


class Calculation(Kept):
    """A saved calculation: of its author alone, or of everybody who sees the account."""

    calculator = models.CharField(_("calculator"), max_length=60)
    name = models.CharField(_("name"), max_length=120)
    note = models.TextField(_("note"), blank=True, max_length=2000)
    account = models.ForeignKey(
        Account,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="calculations",
        verbose_name=_("account"),
    )
    author = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=CalculationKind.choices,
        default=CalculationKind.PLAIN,
    )
    before = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="afters"
    )
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "changed_at"], name="calculation_account"),
            models.Index(fields=["author", "changed_at"], name="calculation_author"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(before=None) | models.Q(kind=CalculationKind.AFTER),
                name="only_an_after_has_a_before",
            )
        ]

    def __str__(self) -> str:
        return self.name


class OlderAnswer(Kept):
    """What a calculation said until it was calculated anew."""

    calculation = models.ForeignKey(Calculation, models.CASCADE, related_name="older")
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["calculation", "at"], name="older_answer_at")]

    def __str__(self) -> str:
        return f"{self.calculation} {self.at:%Y-%m-%d %H:%M}"
