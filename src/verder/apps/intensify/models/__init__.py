"""People on both sides, and who meets whom."""

from verder.apps.intensify.models.acts import ActPerson, ContactImport, PeopleAct, PeopleApart
from verder.apps.intensify.models.calendars import (
    CalendarConnection,
    CalendarEntry,
    CalendarFeed,
    CalendarFile,
    CalendarOrigin,
    CalendarSeries,
    Invitation,
)
from verder.apps.intensify.models.contacts import ContactMoment, Frequency, NextStep
from verder.apps.intensify.models.frequencies import FrequencyAct
from verder.apps.intensify.models.instruments import Assessment, RelationEnd, Survey
from verder.apps.intensify.models.mails import DroppedMail, Mailbox
from verder.apps.intensify.models.people import (
    Opinion,
    Person,
    Position,
    PositionRole,
    Reach,
    Tie,
)
from verder.apps.intensify.models.plans import (
    AgreedVisits,
    PlanAct,
    PlanFitting,
    PlanSeries,
    VisitDivision,
)
from verder.apps.intensify.models.team import Absence, Colleague, Seat, SeatRole

__all__ = [
    "Absence",
    "ActPerson",
    "AgreedVisits",
    "Assessment",
    "CalendarConnection",
    "CalendarEntry",
    "CalendarFeed",
    "CalendarFile",
    "CalendarOrigin",
    "CalendarSeries",
    "Colleague",
    "ContactImport",
    "ContactMoment",
    "DroppedMail",
    "Frequency",
    "FrequencyAct",
    "Invitation",
    "Mailbox",
    "NextStep",
    "Opinion",
    "PeopleAct",
    "PeopleApart",
    "Person",
    "PlanAct",
    "PlanFitting",
    "PlanSeries",
    "Position",
    "PositionRole",
    "Reach",
    "RelationEnd",
    "Seat",
    "SeatRole",
    "Survey",
    "Tie",
    "VisitDivision",
]
