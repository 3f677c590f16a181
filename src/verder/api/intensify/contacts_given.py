"""What programs send about contacts and promises."""

from typing import Annotated, Any
from uuid import UUID, uuid4

from pydantic import AwareDatetime, Field, WithJsonSchema

from verder.api.values import PRINTABLE, Day, Given, Key, Name
from verder.apps.intensify.entries import ContactEntry, Newcomer, StepEntry
from verder.apps.intensify.enums import Channel, MomentState
from verder.apps.intensify.models.contacts import MOST_MINUTES

# The service concept has channels too, and the document knows each name once.
ContactChannel = Annotated[
    Channel, WithJsonSchema({"type": "string", "enum": Channel.values, "examples": ["visit"]})
]
Told = Annotated[str, Field(max_length=10_000, pattern=PRINTABLE)]
Line = Annotated[str, Field(max_length=300, pattern=PRINTABLE)]
FunctionName = Annotated[str, Field(max_length=150, pattern=PRINTABLE)]
EmailPlace = Annotated[str, Field(max_length=254, pattern=r"^$|^[^\s@]+@[^\s@]+\.[^\s@]+$")]
People = Annotated[list[Key], Field(max_length=100)]
Uid = Annotated[UUID, Field(description="Made by the caller: sent twice, it is kept once.")]


class PromiseGiven(Given):
    """What was promised: by which colleague, to which position, before when."""

    text: Annotated[Line, Field(min_length=1)]
    owner: Key | None = None
    position: Key | None = None
    due_on: Day | None = None

    def entry(self) -> StepEntry:
        """Return the promise as it was written down."""
        return StepEntry(
            text=self.text, owner=self.owner, position=self.position, due_on=self.due_on
        )


class NewPromiseGiven(PromiseGiven):
    """A promise that is new."""

    uid: Uid = Field(default_factory=uuid4)


class NewcomerGiven(Given):
    """Somebody who was met and is not known at the account yet."""

    name: Annotated[Name, Field(min_length=1)]
    function: FunctionName = ""
    email: EmailPlace = ""

    def entry(self) -> Newcomer:
        """Return who it was."""
        return Newcomer(**self.model_dump())


class ContactGiven(Given):
    """A contact, had or planned; without colleagues it was the caller's own."""

    channel: ContactChannel
    on: Day
    state: MomentState = MomentState.DONE
    begins_at: AwareDatetime | None = None
    minutes: Annotated[int, Field(ge=0, le=MOST_MINUTES)] | None = None
    place: Name = ""
    purpose: Line = ""
    agreed: Told = ""
    is_private: bool = False
    positions: People = Field(default_factory=list)
    colleagues: People = Field(default_factory=list)
    next_steps: Annotated[list[PromiseGiven], Field(max_length=20)] = Field(default_factory=list)
    newcomers: Annotated[list[NewcomerGiven], Field(max_length=20)] = Field(default_factory=list)

    def entry(self) -> ContactEntry:
        """Return the contact as it was written down."""
        told: dict[str, Any] = self.model_dump(
            exclude={"uid", "account", "next_steps", "newcomers"}
        )
        for name in ("positions", "colleagues"):
            told[name] = frozenset(told[name])
        return ContactEntry(**told)

    def steps(self) -> list[StepEntry]:
        """Return what was promised."""
        return [each.entry() for each in self.next_steps]

    def met(self) -> list[Newcomer]:
        """Return who was met for the first time."""
        return [each.entry() for each in self.newcomers]


class NewContactGiven(ContactGiven):
    """A contact that is new."""

    uid: Uid = Field(default_factory=uuid4)
    account: Key
