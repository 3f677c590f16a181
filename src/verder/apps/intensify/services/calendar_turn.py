"""One look at one calendar: what is known of it, what was done, and what its user is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import CalendarConnection, CalendarEntry, ContactMoment
from verder.apps.intensify.queries.calendars import LOOKS_BACK
from verder.apps.intensify.reports.appointments import appointment_of
from verder.apps.intensify.services.calendar_moves import move_contact
from verder.domain.intensify.appointments import Appointment, Part, Reconciled
from verder.gateways.calendars import CalendarService, Stored

UNREADABLE, CLASHED, CAME_BACK, NOT_ALLOWED = (
    "entry_unreadable",
    "entry_clashed",
    "entry_came_back",
    "entry_not_allowed",
)


@dataclass(slots=True)
class Synced:
    """What one round did, in numbers."""

    written: int = 0  # there
    moved: int = 0  # here
    dropped: int = 0  # here
    removed: int = 0  # there
    planned: int = 0  # here, days of a series


@dataclass(slots=True)
class Turn:
    """One look at one calendar: what changed there, and what there is here."""

    connection: CalendarConnection
    service: CalendarService
    now: datetime
    there: dict[str, Stored | None] = field(default_factory=dict)  # by UID, where it changed
    done: Synced = field(default_factory=Synced)

    def here(self, moment: ContactMoment | None) -> Appointment | None:
        """Return a contact as the calendar shows it; nothing where it is not in there."""
        if moment is None or moment.state == MomentState.DROPPED:
            return None
        if moment.is_month_only and not self.connection.has_month_plans:
            return None
        return appointment_of(moment)

    def note(
        self, entry: CalendarEntry | None, code: str, details: Mapping[str, object] | None = None
    ) -> None:
        """Keep what its user should know of an event."""
        if entry is None:
            return
        entry.note, entry.noted_at = {"code": code, "details": dict(details or {})}, self.now
        if entry.pk is not None:
            entry.save(update_fields=["note", "noted_at"])

    def change_here(
        self,
        moment: ContactMoment,
        entry: CalendarEntry | None,
        found: Reconciled,
        *,
        may_change: bool,
    ) -> None:
        """Write here what changed there; a contact that was had is history."""
        parts = found.for_here & {Part.WHEN} if moment.is_private else found.for_here
        if found.clashes:
            self.note(entry, CLASHED, {"before": told(moment)})
        if not parts or found.here is None or moment.state == MomentState.DONE:
            return
        if not may_change:
            self.note(entry, NOT_ALLOWED)
            return
        if found.came_back:
            self.note(entry, CAME_BACK)
        move_contact(by=self.connection.user, moment=moment, there=found.here, parts=parts)
        self.done.moved += 1


def is_past(moment: ContactMoment) -> bool:
    """Return whether a contact is so long ago that its event is left alone."""
    return moment.on < timezone.localdate() - LOOKS_BACK


def told(moment: ContactMoment) -> str:
    """Return when a contact was, for people."""
    if moment.begins_at is not None:
        return date_format(timezone.localtime(moment.begins_at), "DATETIME_FORMAT")
    return date_format(moment.on, "DATE_FORMAT")
