"""Customers as accounts, the numbers they have in the bookkeeping, and the products they buy."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.enums import Relation
from verder.apps.core.models import Team, User


class Account(models.Model):
    """A customer. Legal entities of one group stand under a head, and figures roll up to it."""

    name = models.CharField(_("name"), max_length=200)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    # The top of the own group, kept by the services; empty for an account that is itself the top.
    head = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="entities",
        verbose_name=_("group"),
    )
    # Two relations beside the legal one; empty means the account itself. No figure follows them.
    contact_with = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contact_for",
        verbose_name=Relation.CONTACT.label,
    )
    bill_to = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="billed_for",
        verbose_name=Relation.BILLING.label,
    )
    owner = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="owned_accounts",
        verbose_name=_("account manager"),
    )
    team = models.ForeignKey(
        Team,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="accounts",
        verbose_name=_("team"),
    )
    members = models.ManyToManyField(User, blank=True, related_name="joined_accounts")
    sector = models.CharField(_("sector"), max_length=100, blank=True)
    region = models.CharField(_("region"), max_length=100, blank=True)
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    vat_number = models.CharField(_("VAT number"), max_length=20, blank=True)
    kvk_number = models.CharField(_("KvK number"), max_length=12, blank=True)
    # What an import made and nobody has touched since goes when that import is undone.
    made_by_import = models.BigIntegerField(null=True, blank=True, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["name"], name="account_name")]

    def __str__(self) -> str:
        return self.name


class AccountNumber(models.Model):
    """A customer number of one source; lines keep it for ever, its account may change."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="numbers")
    source = models.CharField(_("source"), max_length=50)
    number = models.CharField(_("customer number"), max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="number_once_a_source")
        ]

    def __str__(self) -> str:
        return self.number


class LookAlikeRefused(models.Model):
    """Two accounts that look alike, and somebody said that they are not the same."""

    first = models.ForeignKey(Account, models.CASCADE, related_name="+")
    second = models.ForeignKey(Account, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="refused_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="refused_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} is not {self.second_id}"


class Product(models.Model):
    """An article of the article file: fills the group, name and cost that invoice lines lack."""

    source = models.CharField(_("source"), max_length=50)
    number = models.CharField(_("product number"), max_length=100)
    name = models.CharField(_("name"), max_length=200, blank=True)
    group = models.CharField(_("product group"), max_length=100, blank=True)
    unit_cost = models.DecimalField(
        _("cost per unit"), max_digits=19, decimal_places=4, null=True, blank=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="product_once_a_source")
        ]

    def __str__(self) -> str:
        return self.name or self.number


class MergeRecord(models.Model):
    """Two accounts that became one, with what it takes to part them again."""

    kept = models.ForeignKey(Account, models.CASCADE, related_name="merges")
    gone_name = models.CharField(max_length=200)
    gone = models.JSONField()  # the fields of the account that went, its key included
    moved = models.JSONField()  # what went over: numbers, children, members, filled fields
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    merged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.gone_name} → {self.kept_id}"


class RelationChange(models.Model):
    """An account that was hung on another one, or taken off, with what it takes to undo that.

    Accounts stand here by their number alone: they may go up in others, and come back.
    """

    subject_id = models.BigIntegerField(db_index=True)
    relation = models.CharField(max_length=20, choices=Relation.choices)
    before_id = models.BigIntegerField(null=True, blank=True)
    after_id = models.BigIntegerField(null=True, blank=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.subject_id} {self.relation}: {self.before_id} → {self.after_id}"


class AssignmentRecord(models.Model):
    """Accounts that were given to somebody in one act, and whose they were, to take it back."""

    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    before = models.JSONField()  # by account: the owner and the team it had, of what changed
    after = models.JSONField()  # the owner and the team that all of them got
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{len(self.before)} at {self.at}"


class ImportedChange(models.Model):
    """What the import of a customer or article file changed, so that it can be undone."""

    import_id = models.BigIntegerField(db_index=True)
    subject = models.CharField(max_length=20)  # "account", "number" or "product"
    subject_id = models.BigIntegerField()
    is_made = models.BooleanField(default=False)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["import_id", "subject", "subject_id"], name="changed_once_an_import"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject}:{self.subject_id}"
