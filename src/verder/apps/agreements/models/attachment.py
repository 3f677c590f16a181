"""Files that hang on an account, or on one of its contracts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.agreements.models.contract import Contract
from verder.apps.core.models import User


class Attachment(models.Model):
    """A file as it was received; removed it stays for a while, so that it can come back.

    `key` is its name on the disk, made by us; `name` is what people called it.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    contract = models.ForeignKey(
        Contract,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="attachments",
        verbose_name=_("contract"),
    )
    name = models.CharField(_("file"), max_length=200)
    remark = models.CharField(_("remark"), max_length=200, blank=True)
    key = models.CharField(max_length=32, unique=True, editable=False)
    size = models.PositiveBigIntegerField(_("size"))
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account"], name="attachment_account")]

    def __str__(self) -> str:
        return self.name
