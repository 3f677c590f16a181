"""What was done to people, kept for as long as it can be undone; and files of contacts."""

from django.db import models

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.enums import ActKind, ContactImportState
from verder.apps.intensify.models.people import Person


class PeopleAct(models.Model):
    """One act on people and their places: each record as it was before, and as it is after.

    `rows` holds a line for each record: its model and key, what it said `before` (nothing
    where the act made it) and `after` (nothing where the act took it away).
    """

    kind = models.CharField(max_length=20, choices=ActKind.choices)
    account = models.ForeignKey(
        Account, models.CASCADE, null=True, blank=True, related_name="people_acts"
    )
    rows = models.JSONField(default=list)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class ActPerson(models.Model):
    """Whose details an act holds, so that they are found there when a person is erased.

    Words and no reference: an act knows a person who is not there any more.
    """

    act = models.ForeignKey(PeopleAct, models.CASCADE, related_name="people")
    person_key = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["act", "person_key"], name="act_person_once")
        ]

    def __str__(self) -> str:
        return f"{self.act_id} of {self.person_key}"


class PeopleApart(models.Model):
    """Two people who look alike, and somebody said that they are not the same."""

    first = models.ForeignKey(Person, models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="apart_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="apart_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} is not {self.second_id}"


class ContactImport(models.Model):
    """A file of contacts: what was read of it, until it is imported; what was wrong, for ever.

    `contacts` is emptied once they are imported: people are kept in one place only.
    `choices` says for each company of the file which account it is: its key, or "skip".
    """

    file_name = models.CharField(max_length=254)
    reader = models.CharField(max_length=20)  # "vcard", "csv", "excel"
    origin = models.CharField(max_length=30, blank=True)  # "salesforce", "hubspot", …
    state = models.CharField(
        max_length=10, choices=ContactImportState.choices, default=ContactImportState.READ
    )
    contacts = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    choices = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    act = models.ForeignKey(
        PeopleAct, models.SET_NULL, null=True, blank=True, related_name="imports"
    )
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.file_name
