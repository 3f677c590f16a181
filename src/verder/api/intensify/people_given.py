"""What programs send about contacts."""

from typing import Annotated, cast

from pydantic import Field, StringConstraints

from verder.api.values import PRINTABLE, Day, Given, Key
from verder.apps.intensify.enums import FunctionLevel, ReachKind, ReachPlace
from verder.apps.intensify.models import Position
from verder.apps.intensify.services.said import PersonSaid, PositionSaid, ReachSaid
from verder.domain.intensify.roles import DmuRole

Short = Annotated[str, StringConstraints(max_length=150, pattern=PRINTABLE)]


class ReachGiven(Given):
    """An e-mail address or phone number; numbers without a country are of the account's."""

    kind: ReachKind
    place: ReachPlace = ReachPlace.WORK
    value: Annotated[str, StringConstraints(min_length=1, max_length=254, pattern=PRINTABLE)]

    def said(self) -> ReachSaid:
        """Return it as the service takes it."""
        return ReachSaid(kind=self.kind, place=self.place, value=self.value)


class PersonGiven(Given):
    """Who somebody is, and every way to reach them; a birthday only if they allow it."""

    given_name: Annotated[str, StringConstraints(max_length=100, pattern=PRINTABLE)] = ""
    family_name: Annotated[str, StringConstraints(min_length=1, max_length=150, pattern=PRINTABLE)]
    language: Annotated[str, StringConstraints(pattern=r"^([a-z]{2})?$")] = ""
    birthday_on: Day | None = None
    is_birthday_allowed: bool = False
    reaches: Annotated[list[ReachGiven], Field(max_length=12)] = Field(default_factory=list)

    def said(self) -> PersonSaid:
        """Return who it is as the service takes it."""
        return cast("PersonSaid", self.model_dump(exclude={"reaches"}))

    def reaches_said(self) -> list[ReachSaid]:
        """Return the addresses and numbers as the service takes them."""
        return [each.said() for each in self.reaches]


class PositionGiven(Given):
    """A place at an account; `reports_to` is the key of another place there."""

    function: Short = ""
    department: Short = ""
    level: FunctionLevel | None = None
    reports_to: Key | None = None
    is_external: bool = False
    is_gatekeeper: bool = False
    began_on: Day | None = None
    roles: Annotated[list[DmuRole], Field(max_length=6)] = Field(default_factory=list)

    def said(self, above: Position | None) -> PositionSaid:
        """Return the place as the service takes it, below the one that was looked up."""
        content = self.model_dump(exclude={"roles", "reports_to"})
        return cast("PositionSaid", {**content, "reports_to": above})


class PersonPlacedGiven(Given):
    """Somebody new, and their place."""

    person: PersonGiven
    position: PositionGiven


class EndGiven(Given):
    """The first day on which somebody was no longer there, and what becomes of the place."""

    on: Day
    leaves_vacancy: bool = True


class FillKnownGiven(Given):
    """Who takes a vacant place from a day on, and which place they leave for it; null for none."""

    person: Key
    on: Day
    leaves: Key | None = None
    leaves_vacancy: bool = False


class PersonMoveGiven(EndGiven):
    """To which account somebody goes, and what they do there; or that they stay here as well."""

    to: Key
    position: PositionGiven
    stays: bool = False
