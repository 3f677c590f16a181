"""Contracts: how long they run, and until when notice can be given."""

from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.said import Said
from verder.apps.agreements.enums import NOTICE_UNITS, ContractKind
from verder.apps.core.models import User
from verder.domain.agreements.notice import NoticeUnit, Term, TermStanding, term_standing

MOST_MONTHS = 240
MOST_NOTICE = 3650


class Contract(Said):
    """A contract with an account; without `ends_on` (its last day) it runs until notice."""

    said_as: ClassVar[str] = "contract"

    title = models.CharField(_("contract"), max_length=200)
    kind = models.CharField(
        _("kind"), max_length=20, choices=ContractKind.choices, default=ContractKind.FRAMEWORK
    )
    begins_on = models.DateField(_("begins on"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    notice_count = models.PositiveSmallIntegerField(
        _("notice period"), default=0, validators=[MaxValueValidator(MOST_NOTICE)]
    )
    notice_unit = models.CharField(
        _("notice in"), max_length=10, choices=NOTICE_UNITS, default=NoticeUnit.MONTHS.value
    )
    # 0: nothing follows unless both agree anew.
    renewal_months = models.PositiveSmallIntegerField(
        _("renews silently by so many months"),
        default=0,
        validators=[MaxValueValidator(MOST_MONTHS)],
    )
    is_recurring = models.BooleanField(_("brings revenue as long as it runs"), default=False)
    responsible = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible"),
    )
    remark = models.TextField(_("remark"), blank=True)
    # The notice date of which people were told by mail.
    reminded_of = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["account"], name="contract_account")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("begins_on")),
                name="contract_ends_after_begin",
                violation_error_message=_("It ends after it begins."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def term(self) -> Term:
        """How long it runs, as the method takes it."""
        return Term(
            begins_on=self.begins_on,
            ends_on=self.ends_on,
            notice_count=self.notice_count,
            notice_unit=NoticeUnit(self.notice_unit),
            renewal_months=self.renewal_months,
        )

    def standing(self, today: date) -> TermStanding:
        """Return where it stands on a day."""
        return term_standing(self.term, today)
