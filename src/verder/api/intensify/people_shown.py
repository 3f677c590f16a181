"""Contacts as programs get them."""

from datetime import date
from typing import Any

from pydantic import Field

from verder.api.accounts.shown import NamedShown
from verder.api.values import Shown
from verder.apps.intensify.enums import FunctionLevel, ReachKind, ReachPlace
from verder.apps.intensify.models import PeopleAct, Person, Position
from verder.domain.intensify.roles import DmuRole


class ReachShown(Shown):
    """An e-mail address in small letters, or a phone number as E.164 has it."""

    kind: ReachKind
    place: ReachPlace
    value: str


class ContactPersonShown(Shown):
    """Somebody outside the own organisation."""

    id: int = Field(validation_alias="pk")
    given_name: str
    family_name: str
    language: str
    birthday_on: date | None
    is_birthday_allowed: bool
    verified_on: date | None
    reaches: list[ReachShown]


class PlaceShown(Shown):
    """A place at an account; without a person it is vacant, or nobody is known who has it."""

    id: int = Field(validation_alias="pk")
    account: NamedShown
    person: ContactPersonShown | None
    function: str
    department: str
    level: FunctionLevel | None
    reports_to_id: int | None
    is_external: bool
    is_gatekeeper: bool
    roles: list[DmuRole]
    began_on: date | None
    ended_on: date | None


class DoneShown(Shown):
    """What was done: the place, and the key of the act, which can be undone; null if nothing."""

    place: PlaceShown | None
    act: int | None


class PersonFileShown(Shown):
    """Somebody with all places in view."""

    person: ContactPersonShown
    places: list[PlaceShown]


def person_told(person: Person) -> dict[str, Any]:
    """Return a person with addresses and numbers, for `ContactPersonShown`."""
    names = ("pk", "given_name", "family_name", "language", "birthday_on")
    more = ("is_birthday_allowed", "verified_on")
    told = {name: getattr(person, name) for name in (*names, *more)}
    return told | {"reaches": list(person.reaches.all())}


def place_told(row: Position) -> dict[str, Any]:
    """Return a place with who has it and the roles that hold, for `PlaceShown`."""
    names = ("pk", "account", "function", "department", "level", "reports_to_id")
    more = ("is_external", "is_gatekeeper", "began_on", "ended_on")
    held = getattr(row, "held_roles", None)
    roles = row.roles.filter(ended_on=None) if held is None else held
    return {name: getattr(row, name) for name in (*names, *more)} | {
        "person": person_told(row.person) if row.person else None,
        "roles": [each.role for each in roles],
    }


def done_told(place: Position | None, act: PeopleAct | None) -> dict[str, Any]:
    """Return what was done, for `DoneShown`."""
    return {"place": place_told(place) if place else None, "act": act.pk if act else None}
