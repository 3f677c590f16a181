"""Imported files, how their columns were read, and exchange rates."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.core.models import Job, User
from verder.apps.imports.enums import ImportKind, ImportState


class Import(models.Model):
    """One file on its way into the facts, or in them. Its key names its Parquet files."""

    kind = models.CharField(max_length=10, choices=ImportKind.choices, default=ImportKind.LINES)
    state = models.CharField(
        max_length=10, choices=ImportState.choices, default=ImportState.UPLOADED
    )
    source = models.CharField(_("source"), max_length=50)
    file_name = models.CharField(_("file"), max_length=255)
    file_size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, db_index=True)
    answers = models.JSONField(default=dict, blank=True)  # facts.answers.Answers
    inspection = models.JSONField(null=True, blank=True)  # facts.findings.Inspection
    preview = models.JSONField(null=True, blank=True)  # facts.findings.Preview
    problem = models.JSONField(null=True, blank=True)  # {"code": …, "details": {…}}
    lines = models.PositiveBigIntegerField(default=0)
    rejected = models.PositiveBigIntegerField(default=0)
    known = models.PositiveBigIntegerField(default=0)
    first_on = models.DateField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)
    currencies = models.JSONField(default=list, blank=True)  # those on its lines
    is_demo = models.BooleanField(default=False)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="imports")
    created_at = models.DateTimeField()
    imported_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "kind"], name="import_state_kind")]

    def __str__(self) -> str:
        return self.file_name


class RememberedAnswers(models.Model):
    """How a file with this header was read the last time; proposed for the next one."""

    source = models.CharField(max_length=50)
    kind = models.CharField(max_length=10, choices=ImportKind.choices)
    header_fingerprint = models.CharField(max_length=64)
    answers = models.JSONField()
    used_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "kind", "header_fingerprint"], name="answers_once_a_header"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.kind}"


class ExchangeRate(models.Model):
    """How much of a foreign currency one unit of the organisation's currency was worth on a day."""

    currency = models.CharField(_("currency"), max_length=3)
    on = models.DateField(_("date"))
    rate = models.DecimalField(_("rate"), max_digits=18, decimal_places=8)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["currency", "on"], name="rate_once_a_day"),
            models.CheckConstraint(condition=models.Q(rate__gt=0), name="rate_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.on}"
