"""What programs send about planned contacts."""

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints

from verder.api.values import FIRST_DAY, LAST_DAY, PRINTABLE, Day, Given, Key
from verder.apps.intensify.enums import SeriesUnit
from verder.apps.intensify.models.contacts import MOST_MINUTES
from verder.apps.intensify.models.plans import MOST_EVERY
from verder.apps.intensify.plan_entries import PlanEntry
from verder.apps.intensify.reports.contact_plan import Basis
from verder.domain.intensify.contact_hours import MeetingChannel

MOST_CONTACTS = 500


def _is_month(text: str) -> str:
    first = date.fromisoformat(f"{text}-01")
    if not FIRST_DAY <= first <= LAST_DAY:
        raise ValueError(f"A month lies between {FIRST_DAY} and {LAST_DAY}.")
    return text


Month = Annotated[
    str,
    StringConstraints(pattern=r"^(199[0-9]|2[01][0-9]{2})-(0[1-9]|1[0-2])$"),
    AfterValidator(_is_month),
    Field(examples=["2027-03"]),
]
People = Annotated[list[Key], Field(max_length=50)]


class PlannedGiven(Given):
    """A planned contact: who, whom, when, how, what for. With `is_month_only` any day will do."""

    channel: MeetingChannel = MeetingChannel.VISIT
    on: Day
    is_month_only: bool = True
    minutes: Annotated[int, Field(ge=0, le=MOST_MINUTES)] | None = None
    purpose: Annotated[str, StringConstraints(max_length=300, pattern=PRINTABLE)] = ""
    positions: Annotated[People, Field(min_length=1)]
    colleagues: Annotated[People, Field(min_length=1)]

    @property
    def entry(self) -> PlanEntry:
        """What is to be planned."""
        return PlanEntry(
            channel=self.channel.value,
            on=self.on,
            is_month_only=self.is_month_only,
            minutes=self.minutes,
            purpose=self.purpose,
            positions=frozenset(self.positions),
            colleagues=frozenset(self.colleagues),
        )


class PlanGiven(Given):
    """Contacts that are planned together, and undone together."""

    contacts: Annotated[list[PlannedGiven], Field(min_length=1, max_length=MOST_CONTACTS)]


class SeriesGiven(Given):
    """Contacts that come back, the first of them on the day of the contact."""

    contact: PlannedGiven
    every: Annotated[int, Field(ge=1, le=MOST_EVERY)] = 1
    unit: SeriesUnit = SeriesUnit.MONTH
    until_on: Day


class SeriesChangeGiven(Given):
    """A contact of a series as it is from now on, and its rhythm where that changes."""

    contact: PlannedGiven
    every: Annotated[int, Field(ge=1, le=MOST_EVERY)] | None = None
    unit: SeriesUnit | None = None
    until_on: Day | None = None

    @property
    def rhythm(self) -> dict[str, Any]:
        """What is given of the rhythm."""
        given = {"every": self.every, "unit": self.unit, "until_on": self.until_on}
        return {name: value for name, value in given.items() if value is not None}


class ProposalAsked(Given):
    """Twelve months from which one on, and what is planned: what lacks, or everything."""

    first: Annotated[Month | None, Field(description="Empty: the next month.")] = None
    basis: Basis = Basis.GAP
