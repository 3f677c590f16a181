"""Closed lists of words that agreements use."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from verder.domain.agreements.notice import NoticeUnit


class ContractKind(TextChoices):
    """What a contract is about."""

    FRAMEWORK = "framework", _("Framework agreement")
    SUPPLY = "supply", _("Supply contract")
    SERVICE = "service", _("Service or maintenance")
    SUBSCRIPTION = "subscription", _("Subscription")
    LEASE = "lease", _("Lease or rent")
    CONFIDENTIALITY = "confidentiality", _("Confidentiality")
    OTHER = "other", _("Other")


NOTICE_UNITS = [(NoticeUnit.MONTHS.value, _("months")), (NoticeUnit.DAYS.value, _("days"))]
