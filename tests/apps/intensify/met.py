"""Who meets whom in tests."""

from datetime import date
from typing import Any
from uuid import uuid4

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.entries import ContactEntry, StepEntry
from verder.apps.intensify.models import ContactMoment, Person, Position
from verder.apps.intensify.services.moments import log_contact

DAY = date(2025, 11, 3)


def make_position(account: Account, name: str = "Jan de Wit", **fields: Any) -> Position:
    """Return somebody who works at an account."""
    given, _space, family = name.partition(" ")
    person = Person.objects.create(given_name=given, family_name=family)
    return Position.objects.create(account=account, person=person, **fields)


def make_contact(
    account: Account, by: User | None, *steps: StepEntry, **said: Any
) -> ContactMoment:
    """Return a visit of November 3rd 2025, unless told otherwise."""
    entry = ContactEntry(**{"channel": "visit", "on": DAY, **said})
    return log_contact(by=by, account=account, uid=uuid4(), entry=entry, steps=steps)
