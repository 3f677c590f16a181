"""Mails that people send on: the folder they come from, and each until it is a contact."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from verder.apps.core.models import User
from verder.apps.intensify.enums import MailboxState, MailState
from verder.apps.intensify.models.acts import PeopleAct
from verder.apps.intensify.models.contacts import ContactMoment


class Mailbox(models.Model):
    """A folder on a mail server that the worker reads: of one user, or of the organisation.

    In that of a user every mail is theirs; in that of the organisation a mail is of whoever
    sent it on. The password is sealed. `last` is the number of the mail read last.
    """

    user = models.OneToOneField(User, models.CASCADE, null=True, blank=True, related_name="mailbox")
    host = models.CharField(_("server"), max_length=253)
    port = models.PositiveIntegerField(
        _("port"), default=993, validators=[MinValueValidator(1), MaxValueValidator(65_535)]
    )
    is_encrypted = models.BooleanField(_("encrypted"), default=True)
    login = models.CharField(_("user name"), max_length=254)
    sealed_password = models.TextField()
    folder = models.CharField(_("folder"), max_length=250, default="INBOX")
    address = models.EmailField(_("address to send mails on to"), blank=True)
    state = models.CharField(
        max_length=10, choices=MailboxState.choices, default=MailboxState.LOOKING
    )
    reads_old = models.BooleanField(_("also the mails that are there already"), default=False)
    validity = models.BigIntegerField(null=True, blank=True)
    last = models.BigIntegerField(default=0)
    note = models.JSONField(null=True, blank=True)  # what went otherwise than expected
    problem = models.JSONField(null=True, blank=True)  # {"code": …, "details": {…}}
    failures = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(Coalesce("user", 0), name="mailbox_once")]

    def __str__(self) -> str:
        return f"{self.login} at {self.host}"


class DroppedMail(models.Model):
    """A mail that somebody sent on, whatever became of it; its user alone reads it.

    Once it is a contact, or was discarded long ago, its text is emptied: what stays is the mark
    by which the same mail is known again. Of a sender nobody knows the text is never kept.
    """

    mailbox = models.ForeignKey(
        Mailbox, models.SET_NULL, null=True, blank=True, related_name="mails"
    )
    user = models.ForeignKey(
        User, models.CASCADE, null=True, blank=True, related_name="dropped_mails"
    )
    mark = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=MailState.choices)
    sender = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    on = models.DateField()
    addresses = models.JSONField(default=list, blank=True)  # [{"place": …, "name": …}]
    is_bulk = models.BooleanField(default=False)
    problems = models.JSONField(default=list, blank=True)  # [{"code": …, "details": {…}}]
    moment = models.ForeignKey(
        ContactMoment, models.SET_NULL, null=True, blank=True, related_name="mails"
    )
    # By which the address was learnt of whom it was said to be about.
    act = models.ForeignKey(PeopleAct, models.SET_NULL, null=True, blank=True, related_name="+")
    came_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["user", "state"], name="mail_user")]
        constraints = [models.UniqueConstraint(Coalesce("user", 0), "mark", name="mail_once")]

    def __str__(self) -> str:
        return self.mark[:12]
