"""Files of contacts: read, companies chosen, imported in one act, and that undone."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.queries import organisation
from verder.apps.core.services import record
from verder.apps.intensify.enums import ActKind, ContactImportState
from verder.apps.intensify.models import ContactImport, Person, Position, Reach
from verder.apps.intensify.reports.contact_import import (
    ImportPlan,
    Outcome,
    PlannedContact,
    import_plan,
)
from verder.apps.intensify.rules import may_import_people, may_use_import
from verder.apps.intensify.services.account_choices import with_choices
from verder.apps.intensify.services.journal import Journal, Line, take_all_back
from verder.apps.intensify.services.people import make_person
from verder.apps.intensify.services.places import place_person
from verder.apps.intensify.services.said import PersonSaid, PositionSaid, ReachSaid
from verder.facts.contacts.reading import read_contacts
from verder.facts.contacts.values import ReadContact

CHUNK = 1 << 20


def receive_contacts(
    *, by: User | None, content: IO[bytes], name: str, most_bytes: int
) -> ContactImport:
    """Read a file of contacts and keep what was read until it is imported or discarded."""
    if not may_import_people(by):
        raise PermissionDenied
    with TemporaryDirectory(prefix="verder-contacts-") as folder:
        path = Path(folder) / (Path(name.replace("\\", "/")).name[-100:] or "contacts")
        with path.open("wb") as written:
            while chunk := content.read(CHUNK):
                written.write(chunk)
                if written.tell() > most_bytes:
                    raise Refused("attachment_too_large", megabytes=most_bytes // CHUNK)
        found = read_contacts(path, folder=Path(folder))
    return ContactImport.objects.create(
        file_name=name[-254:],
        reader=found.reader,
        origin=found.origin,
        contacts=[each.as_json() for each in found.contacts],
        problems=[asdict(each) for each in found.flaws],
        by=by,
        at=timezone.now(),
        is_demo=organisation().is_demo,
    )


def plan_of(*, by: User | None, import_: ContactImport, today: date) -> ImportPlan:
    """Return what an import of what was read would do now."""
    contacts = [ReadContact.from_json(each) for each in import_.contacts]
    return import_plan(user=by, contacts=contacts, choices=import_.choices, today=today)


@transaction.atomic
def choose_accounts(*, by: User | None, import_: ContactImport, choices: Mapping[str, str]) -> None:
    """Say which account each company of a file is: its key, "skip", or nothing any more."""
    _allow(by, import_)
    import_.choices = with_choices(import_.choices, choices, by=by)
    import_.save(update_fields=["choices"])


@transaction.atomic
def import_contacts(*, by: User | None, import_: ContactImport, today: date) -> ContactImport:
    """Do what the plan says, in one act; contacts of unclear companies are left out."""
    held = _held(by, import_)
    plan = plan_of(by=by, import_=held, today=today)
    journal = Journal()
    for each in plan.contacts:
        journal.group = each.contact.number
        if each.outcome is Outcome.NEW:
            _make(journal, each, held, today)
        elif each.outcome is Outcome.CHANGED:
            _change(journal, each, today)
    held.act = journal.keep(by=by, kind=ActKind.IMPORTED, account=None)
    held.state, held.applied_at = ContactImportState.APPLIED, timezone.now()
    held.counts = {outcome.value: plan.count(outcome) for outcome in Outcome}
    held.problems = [*held.problems, *(asdict(each) for each in plan.flaws)]
    held.contacts, held.choices = [], {}
    held.save()
    record(by=by, action="people.imported", subject=f"contacts:{held.pk}", after=held.counts)
    return held


@transaction.atomic
def undo_import(*, by: User | None, import_: ContactImport) -> int:
    """Undo an import; contacts that somebody worked on since stay. Return how many those are."""
    held = ContactImport.objects.select_for_update().get(pk=import_.pk)
    if not may_use_import(by, held):
        raise PermissionDenied
    if held.state != ContactImportState.APPLIED or held.act is None:
        raise Refused("people_act_undone")
    kept = sum(not _taken_back(lines) for lines in _groups(held.act.rows).values())
    now = timezone.now()
    held.act.undone_at, held.state = now, ContactImportState.UNDONE
    held.act.save(update_fields=["undone_at"])
    held.save(update_fields=["state"])
    record(by=by, action="people.undone", subject=f"contacts:{held.pk}", after={"kept": kept})
    return kept


def discard_import(*, by: User | None, import_: ContactImport) -> None:
    """Forget a file that was read and not imported."""
    _held(by, import_).delete()


def _groups(rows: list[Line]) -> dict[int, list[Line]]:
    groups: dict[int, list[Line]] = defaultdict(list)
    for line in rows:
        groups[line.get("group", 0)].append(line)
    return groups


def _taken_back(lines: list[Line]) -> bool:
    try:
        with transaction.atomic():
            take_all_back(lines)
    except Refused:
        return False
    return True


def _make(journal: Journal, each: PlannedContact, import_: ContactImport, today: date) -> None:
    assert each.account is not None  # noqa: S101 - what is new has an account
    said = PersonSaid(
        given_name=each.contact.given_name[:100],
        family_name=each.contact.family_name[:150],
        language=each.contact.language,
    )
    person = make_person(journal, said, _reaches(each), on=None, made_by_import=import_.pk)
    place_person(journal, each.account, person, _place(each), (), on=today)


def _change(journal: Journal, each: PlannedContact, today: date) -> None:
    """Add what is new, fill what was empty, and follow the file where the function differs."""
    assert each.account is not None  # noqa: S101 - what changes has an account
    person = each.person
    assert isinstance(person, Person)  # noqa: S101 - and is somebody
    known = set(person.reaches.values_list("value", flat=True))
    for reach in _reaches(each):
        if reach.value not in known:
            journal.make(Reach(person=person, **asdict(reach)))
    filled: dict[str, object] = {
        name: getattr(each.contact, name)
        for name in ("given_name", "language")
        if getattr(each.contact, name) and not getattr(person, name)
    }
    journal.change(person, **filled)
    if each.position is None:
        place_person(journal, each.account, person, _place(each), (), on=today)
    else:
        _change_place(journal, each.position, each)


def _change_place(journal: Journal, position: Position, each: PlannedContact) -> None:
    said: dict[str, Any] = {
        name: getattr(each.contact, name)[:150]
        for name in ("function", "department")
        if getattr(each.contact, name)
    }
    journal.change(position, **said)


def _place(each: PlannedContact) -> PositionSaid:
    return PositionSaid(
        function=each.contact.function[:150], department=each.contact.department[:150]
    )


def _reaches(each: PlannedContact) -> list[ReachSaid]:
    return [
        ReachSaid(kind=reach.kind, place=reach.place, value=reach.value) for reach in each.reaches
    ]


def _allow(by: User | None, import_: ContactImport) -> None:
    if not may_use_import(by, import_):
        raise PermissionDenied
    if import_.state != ContactImportState.READ:
        raise Refused("contacts_imported", file=import_.file_name)


def _held(by: User | None, import_: ContactImport) -> ContactImport:
    held = ContactImport.objects.select_for_update().get(pk=import_.pk)
    _allow(by, held)
    return held
