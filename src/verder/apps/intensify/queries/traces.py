"""Reads of where a person left traces: names and addresses of then and now, places, acts."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from verder.apps.intensify.enums import ActKind
from verder.apps.intensify.models import PeopleAct, Person, Position, Reach

PERSON, REACH, PLACE = (each._meta.label for each in (Person, Reach, Position))  # noqa: SLF001
SHORTEST = 3  # letters of a name that are looked for by themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """Whom a person was known as, and which acts, keys and places are theirs.

    `words` tell who it is wherever they stand; `names` only where they stand in something
    that is about this person.
    """

    keys: frozenset[int]  # their own, and those of the people who were merged into them
    acts: frozenset[int]
    places: frozenset[int]  # also those that they left to somebody else
    words: tuple[str, ...]
    names: tuple[str, ...]


def traces_of(person: Person) -> Traces:
    """Return the traces of a person, through every merge, without reading acts of others."""
    keys, acts = {person.pk}, dict[int, PeopleAct]()
    todo = set(keys)
    while todo:
        found = acts_about(todo).exclude(pk__in=acts)
        acts |= {act.pk: act for act in found}
        todo = {key for act in acts.values() for key in _gone_in(act)} - keys
        keys |= todo
    lines = [line for act in acts.values() for line in act.rows]
    given, family = _names_in(person, lines, keys)
    reaches = {*person.reaches.values_list("value", flat=True), *_reaches_in(lines, keys)}
    full = {f"{first} {last}".strip() for first in given for last in family}
    return Traces(
        keys=frozenset(keys),
        acts=frozenset(acts),
        places=frozenset(_places_in(lines, keys) | set(_places_now(person))),
        words=tuple(sorted(full | reaches)),
        names=tuple(sorted(name for name in given | family if len(name) >= SHORTEST)),
    )


def acts_about(people: Collection[int]) -> Any:  # noqa: ANN401 - a query set that goes on
    """Return the acts that hold details or places of these people, the earliest first."""
    return PeopleAct.objects.filter(people__person_key__in=people).distinct().order_by("pk")


def _gone_in(act: PeopleAct) -> set[int]:
    """Return who was merged into somebody else, where that holds."""
    if act.kind != ActKind.MERGED or act.undone_at is not None:
        return set()
    return {line["pk"] for line in act.rows if line["model"] == PERSON and line["after"] is None}


def _sides(line: dict[str, Any]) -> list[dict[str, Any]]:
    return [side for side in (line["before"], line["after"]) if side]


def _names_in(
    person: Person, lines: list[dict[str, Any]], keys: Collection[int]
) -> tuple[set[str], set[str]]:
    sides = [
        side
        for line in lines
        if line["model"] == PERSON and line["pk"] in keys
        for side in _sides(line)
    ]
    given = {person.given_name, *(side["given_name"] for side in sides if "given_name" in side)}
    family = {person.family_name, *(side["family_name"] for side in sides if "family_name" in side)}
    return given, family


def _reaches_in(lines: list[dict[str, Any]], keys: Collection[int]) -> set[str]:
    sides = [side for line in lines if line["model"] == REACH for side in _sides(line)]
    return {side["value"] for side in sides if side.get("person_id") in keys and "value" in side}


def _places_in(lines: list[dict[str, Any]], keys: Collection[int]) -> set[int]:
    return {
        line["pk"]
        for line in lines
        if line["model"] == PLACE and any(side.get("person_id") in keys for side in _sides(line))
    }


def _places_now(person: Person) -> list[int]:
    return list(Position.objects.filter(person=person).values_list("pk", flat=True))
