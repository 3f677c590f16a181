"""A person is erased on request: counts stay, and nobody can tell any more who it was."""

import re
from collections.abc import Collection, Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, Q

from verder.apps.core.models import AuditEvent, User
from verder.apps.core.services import record
from verder.apps.core.services.audit import words_of
from verder.apps.intensify.models import (
    ContactImport,
    ContactMoment,
    NextStep,
    Opinion,
    PeopleAct,
    Person,
    Position,
    Tie,
)
from verder.apps.intensify.rules import accounts_of, may_erase_person

GONE = "…"
SHORTEST = 3  # letters of a name that are looked for by themselves


@transaction.atomic
def erase_person(*, by: User | None, person: Person) -> None:
    """Take away who somebody is, from records, texts, acts and the audit trail.

    Places, roles, contacts and frequencies stay without the person; judgements go.
    """
    if not may_erase_person(by, person):
        raise PermissionDenied
    words, names = known_by(person), [person.given_name, person.family_name]
    places = list(Position.objects.filter(person=person))
    accounts = accounts_of(person)
    Opinion.objects.filter(position__in=places).delete()
    Tie.objects.filter(Q(first__in=places) | Q(second__in=places)).delete()
    texts = _erase_texts(places, [*words, *(name for name in names if len(name) >= SHORTEST)])
    _empty_trail([person, *places])
    _redact_trail([*accounts, *texts], words)
    _redact_acts(words)
    key = person.pk
    Position.objects.filter(person=person).update(person=None)
    person.delete()
    record(by=by, action="person.erased", subject=f"person:{key}", after={"places": len(places)})


def known_by(person: Person) -> list[str]:
    """Return the texts that tell who somebody is, the longest first."""
    reaches = person.reaches.values_list("value", flat=True)
    return sorted({str(person), *reaches} - {""}, key=len, reverse=True)


def redacted(value: Any, words: Collection[str]) -> Any:  # noqa: ANN401 - anything that JSON holds
    """Return the value with these texts taken out, whatever their capitals.

    >>> redacted({"who": ["Met Femke Boor gebeld"]}, ["femke boor"])
    {'who': ['Met … gebeld']}
    """
    if isinstance(value, dict):
        return {key: redacted(item, words) for key, item in value.items()}
    if isinstance(value, list):
        return [redacted(item, words) for item in value]
    if not isinstance(value, str) or not words:
        return value
    pattern = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words)
    return re.sub(pattern, GONE, value, flags=re.IGNORECASE)


def _erase_texts(places: Collection[Position], words: Collection[str]) -> list[Model]:
    """Take the names out of what was written about contacts with them, and of promises."""
    moments = list(ContactMoment.objects.filter(positions__in=places).distinct())
    for moment in moments:
        for name in ("purpose", "agreed", "place", "before"):
            setattr(moment, name, redacted(getattr(moment, name), words))
        moment.save(update_fields=["purpose", "agreed", "place", "before"])
    steps = list(NextStep.objects.filter(Q(position__in=places) | Q(moment__in=moments)).distinct())
    for step in steps:
        step.text = redacted(step.text, words)
        step.save(update_fields=["text"])
    return [*moments, *steps]


def _empty_trail(subjects: Iterable[Model]) -> None:
    """Empty what the trail says of the person and their places; that something was done, stays."""
    told = [words_of(each) for each in subjects]
    AuditEvent.objects.filter(subject__in=told).update(before={}, after={}, subject_name="")


def _redact_trail(subjects: Iterable[Model], words: Collection[str]) -> None:
    for event in AuditEvent.objects.filter(subject__in=[words_of(each) for each in subjects]):
        said = (event.subject_name, event.before, event.after)
        clean = tuple(redacted(each, words) for each in said)
        if clean != said:
            event.subject_name, event.before, event.after = clean
            event.save(update_fields=["subject_name", "before", "after"])


def _redact_acts(words: Collection[str]) -> None:
    """Take the person out of acts and files that could bring them back."""
    for act in PeopleAct.objects.iterator():
        kept = [line for line in act.rows if not _tells(line, words)]
        if len(kept) != len(act.rows):
            act.rows = kept
            act.save(update_fields=["rows"])
    for import_ in ContactImport.objects.iterator():
        contacts = [each for each in import_.contacts if not _tells(each, words)]
        problems = redacted(import_.problems, words)
        if contacts != import_.contacts or problems != import_.problems:
            import_.contacts, import_.problems = contacts, problems
            import_.save(update_fields=["contacts", "problems"])


def _tells(line: dict[str, Any], words: Collection[str]) -> bool:
    sides = [side for side in (line.get("before"), line.get("after"), line) if side]
    names = (
        f"{side.get('given_name', '')} {side.get('family_name', '')}".strip() for side in sides
    )
    return any(name in words for name in names) or redacted(line, words) != line
