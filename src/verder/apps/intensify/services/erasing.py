"""A person is erased on request: counts stay, and nobody can tell any more who it was."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from verder.apps.core.models import AuditEvent, User
from verder.apps.core.services import record
from verder.apps.intensify.enums import ContactImportState
from verder.apps.intensify.models import (
    ActPerson,
    CalendarFile,
    ContactImport,
    DroppedMail,
    Opinion,
    PeopleAct,
    Person,
    Position,
    Tie,
)
from verder.apps.intensify.queries.traces import PERSON, Traces, traces_of
from verder.apps.intensify.redaction import redacted
from verder.apps.intensify.rules import accounts_of, may_erase_person
from verder.apps.intensify.services.erased_texts import erase_texts
from verder.apps.intensify.services.journal import Line, people_in


@transaction.atomic
def erase_person(*, by: User | None, person: Person) -> None:
    """Take away who somebody is, from records, texts, acts and the audit trail.

    Places, roles, contacts and frequencies stay without the person; judgements go. Only what
    is about this person, their places and their accounts is read for it.
    """
    if not may_erase_person(by, person):
        raise PermissionDenied
    traces, accounts, key = traces_of(person), accounts_of(person), person.pk
    places = list(Position.objects.filter(person=person).values_list("pk", flat=True))
    Opinion.objects.filter(position__in=places).delete()
    Tie.objects.filter(Q(first__in=places) | Q(second__in=places)).delete()
    written = erase_texts(accounts, places, traces)
    own = [*(f"person:{each}" for each in traces.keys), *(f"position:{each}" for each in places)]
    _empty_trail(own)
    _redact_trail(
        {*(f"account:{each.pk}" for each in accounts), *written}
        | {f"position:{each}" for each in traces.places} - set(own),
        traces,
    )
    _redact_own_cards(traces)
    _redact_acts(traces)
    _redact_files(traces)
    _forget_mails(traces)
    _forget_calendars(traces)
    Position.objects.filter(person=person).update(person=None)
    person.delete()
    record(by=by, action="person.erased", subject=f"person:{key}", after={"places": len(places)})


def _empty_trail(subjects: Iterable[str]) -> None:
    """Empty what the trail says of the person and their places; that something was done, stays."""
    told = AuditEvent.objects.filter(subject__in=list(subjects))
    told.update(before={}, after={}, subject_name="")


def _redact_trail(subjects: Iterable[str], traces: Traces) -> None:
    for event in AuditEvent.objects.filter(subject__in=list(subjects)):
        said = (event.subject_name, event.before, event.after)
        clean = tuple(redacted(each, traces.words) for each in said)
        if clean != said:
            event.subject_name, event.before, event.after = clean
            event.save(update_fields=["subject_name", "before", "after"])


def _redact_acts(traces: Traces) -> None:
    """Take the person out of the acts that could bring them back."""
    for act in PeopleAct.objects.filter(pk__in=traces.acts):
        act.rows = [
            _nobodys(line, traces)
            for line in act.rows
            if not (line["model"] == PERSON and line["pk"] in traces.keys)
            and not _tells(line, traces)
        ]
        act.save(update_fields=["rows"])
    ActPerson.objects.filter(person_key__in=traces.keys).delete()


def _nobodys(line: Line, traces: Traces) -> Line:
    """Return a line with nobody where the person stood, for nobody can be put back there."""
    sides = {
        name: {**line[name], "person_id": None}
        for name in ("before", "after")
        if line[name] and line[name].get("person_id") in traces.keys
    }
    return {**line, **sides}


def _redact_own_cards(traces: Traces) -> None:
    """Empty what was wrong in the cards that they came from, and take them out of file names.

    A card with a damaged address says who it is in words that are kept nowhere else.
    """
    about = [*traces.words, *traces.names]
    for import_ in ContactImport.objects.filter(act__in=traces.acts).select_related("act"):
        cards = _cards_of(import_.act, traces)
        import_.file_name = redacted(import_.file_name, about)
        import_.problems = [
            {**each, "text": "", "file": redacted(each.get("file", ""), about)}
            if each["number"] in cards
            else each
            for each in import_.problems
        ]
        import_.save(update_fields=["file_name", "problems"])


def _cards_of(act: PeopleAct | None, traces: Traces) -> set[int]:
    """Return the numbers of the cards or rows from which an act made or changed the person."""
    return {
        line["group"]
        for line in (act.rows if act else [])
        if "group" in line and not traces.keys.isdisjoint(people_in([line]))
    }


def _redact_files(traces: Traces) -> None:
    """Take the person out of files that wait to be imported, and out of what was wrong in any."""
    waiting = Q(state=ContactImportState.READ)
    for import_ in ContactImport.objects.filter(waiting | ~Q(problems=[])).iterator():
        contacts = [each for each in import_.contacts if not _tells(each, traces)]
        problems = redacted(import_.problems, traces.words)
        if contacts != import_.contacts or problems != import_.problems:
            import_.contacts, import_.problems = contacts, problems
            import_.save(update_fields=["contacts", "problems"])


def _forget_mails(traces: Traces) -> None:
    """Take the person out of mails that wait for somebody to place them."""
    for mail in DroppedMail.objects.exclude(text="", subject="", addresses=[]).iterator():
        said = (mail.text, mail.subject, mail.sender, mail.addresses)
        clean = tuple(redacted(each, traces.words) for each in said)
        if clean != said:
            mail.text, mail.subject, mail.sender, mail.addresses = clean
            mail.save(update_fields=["text", "subject", "sender", "addresses"])


def _forget_calendars(traces: Traces) -> None:
    """Throw away waiting calendars that name the person; their users can send them anew."""
    for file in CalendarFile.objects.iterator():
        text = bytes(file.content).decode("utf-8", "replace").casefold()
        if any(word.casefold() in text for word in traces.words):
            file.delete()


def _tells(line: dict[str, Any], traces: Traces) -> bool:
    """Return whether it names the person, in one field or in two."""
    sides = [side for side in (line.get("before"), line.get("after"), line) if side]
    names = (
        f"{side.get('given_name', '')} {side.get('family_name', '')}".strip() for side in sides
    )
    return any(name in traces.words for name in names) or redacted(line, traces.words) != line
