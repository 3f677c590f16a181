"""What becomes of people who left long ago: erased, or kept on purpose for a while."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from verder.apps.core.models import User
from verder.apps.core.services.audit import Change, record_many
from verder.apps.intensify.enums import ActKind
from verder.apps.intensify.models import PeopleAct, Person
from verder.apps.intensify.rules import may_erase_person
from verder.apps.intensify.services.erasing import erase_person
from verder.apps.intensify.services.journal import Journal


@transaction.atomic
def keep_people(*, by: User | None, people: Collection[Person], until: date) -> PeopleAct | None:
    """Keep people who left until a day; then they are proposed to be erased again."""
    journal = Journal()
    changes = []
    for person in people:
        if not may_erase_person(by, person):
            raise PermissionDenied
        if journal.change(person, keep_until=until):
            changes.append(Change(action="person.kept", subject=person, after={"until": until}))
    if not journal.lines:
        return None
    record_many(by=by, changes=changes)
    return journal.keep(by=by, kind=ActKind.KEPT, account=None)


@transaction.atomic
def erase_people(*, by: User | None, people: Collection[Person]) -> int:
    """Erase people, and return how many; this cannot be undone."""
    for person in people:
        erase_person(by=by, person=person)
    return len(people)
