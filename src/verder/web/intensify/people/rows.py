"""Contacts as pages show them: in words, with the ways to reach them."""

from collections.abc import Iterable
from dataclasses import dataclass

from verder.apps.intensify.models import Person, Position
from verder.apps.intensify.queries.contact_list import HERE, VACANT
from verder.apps.intensify.reaches import dialled, shown_reach
from verder.web.intensify.people.forms import LANGUAGES
from verder.web.intensify.people.table import ROLES


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachLine:
    """An address or number, with what opens it."""

    kind: str
    place: str
    text: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place, who has it, and their roles."""

    position: Position
    state: str
    roles: tuple[str, ...]
    reaches: tuple[ReachLine, ...]

    @property
    def is_vacant(self) -> bool:
        """Whether nobody is known who has it."""
        return self.state == VACANT

    @property
    def is_here(self) -> bool:
        """Whether somebody has it now."""
        return self.state == HERE


def language_words(person: Person) -> str:
    """Return the language somebody speaks with us: "Dutch"."""
    return str(dict(LANGUAGES).get(person.language, person.language)) if person.language else ""


def reach_lines(person: Person | None, country: str) -> tuple[ReachLine, ...]:
    """Return how to reach somebody, as read in a country."""
    if person is None:
        return ()
    return tuple(
        ReachLine(
            kind=reach.kind,
            place=str(reach.get_place_display()),
            text=shown_reach(reach.kind, reach.value, country),
            address=dialled(reach.kind, reach.value),
        )
        for reach in person.reaches.all()
    )


def place_rows(positions: Iterable[Position], *, with_reaches: bool = True) -> list[PlaceRow]:
    """Return positions that were read with their state, as rows."""
    return [
        PlaceRow(
            position=row,
            state=getattr(row, "state", HERE),
            roles=tuple(str(ROLES[each.role]) for each in getattr(row, "held_roles", ())),
            reaches=reach_lines(row.person, row.account.country) if with_reaches else (),
        )
        for row in positions
    ]
