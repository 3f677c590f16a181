"""A user's calendar outside and their contacts here become the same, keyed by UID.

Every event is settled by itself and kept at once, so whatever breaks off half-way is simply
settled next time. Events that are not ours are never read.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone, translation
from django.utils.formats import date_format

from verder.apps.core.site import site_address
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import CalendarConnection, CalendarEntry, ContactMoment
from verder.apps.intensify.queries.calendars import LOOKS_BACK, calendar_moments, moments_of
from verder.apps.intensify.reports.appointments import (
    appointment_of,
    appointment_there,
    as_kept,
    event_in,
    from_kept,
)
from verder.apps.intensify.reports.calendar import event_of
from verder.apps.intensify.rules import may_log_contacts
from verder.apps.intensify.services.calendar_moves import drop_by_calendar, move_contact
from verder.documents.calendar import calendar_file, changed_file
from verder.domain.intensify.appointments import Appointment, Part, Reconciled, reconcile
from verder.gateways.calendars import CalendarService, Changes, Clash, Mark, Stored

UNREADABLE, CLASHED, CAME_BACK, NOT_ALLOWED, REPEATS = (
    "entry_unreadable",
    "entry_clashed",
    "entry_came_back",
    "entry_not_allowed",
    "entry_repeats",
)


@dataclass(slots=True)
class Synced:
    """What one round did, in numbers."""

    written: int = 0  # there
    moved: int = 0  # here
    dropped: int = 0  # here
    removed: int = 0  # there


@dataclass(slots=True)
class Round:
    """One look at one calendar: what changed there, and what there is here."""

    connection: CalendarConnection
    service: CalendarService
    now: datetime
    there: dict[str, Stored | None] = field(default_factory=dict)  # by UID, where it changed
    done: Synced = field(default_factory=Synced)


def synchronise(
    *, connection: CalendarConnection, service: CalendarService, now: datetime
) -> Synced:
    """Bring the chosen calendar and the contacts of its user in step."""
    with translation.override(connection.user.language):
        entries = {entry.uid: entry for entry in connection.entries.select_related("moment")}
        changes = _changes(connection, service, entries)
        turn = Round(connection, service, now, _read(service, entries, changes))
        moments = _moments(connection, entries)
        for uid in sorted(entries.keys() | moments.keys()):
            _settle(turn, uid, moments.get(uid), entries.get(uid))
    connection.token, connection.whole_mark = changes.mark.token, changes.mark.whole
    connection.save(update_fields=["token", "whole_mark"])
    return turn.done


def _changes(
    connection: CalendarConnection, service: CalendarService, entries: dict[str, CalendarEntry]
) -> Changes:
    """Return what changed there since last time; the first time all that is known."""
    known = {entry.place: entry.version for entry in entries.values()}
    if not connection.token and not connection.whole_mark:
        return Changes(changed=frozenset(known), mark=service.mark())
    since = Mark(token=connection.token, whole=connection.whole_mark)
    return service.changes(since, known)


def _read(
    service: CalendarService, entries: dict[str, CalendarEntry], changes: Changes
) -> dict[str, Stored | None]:
    """Return the changed events by their number; what is gone may lie elsewhere now."""
    found = {stored.place: stored for stored in service.fetch(changes.changed)}
    touched = changes.changed | changes.removed
    return {
        uid: found.get(entry.place) or service.find(uid)
        for uid, entry in entries.items()
        if entry.place in touched
    }


def _moments(
    connection: CalendarConnection, entries: dict[str, CalendarEntry]
) -> dict[str, ContactMoment]:
    """Return the contacts of the calendar now: those known there, and those newly planned."""
    user, today = connection.user, timezone.localdate()
    fresh = calendar_moments(user, today=today, has_month_plans=connection.has_month_plans)
    known = moments_of(user).filter(pk__in=[entry.moment_id for entry in entries.values()])
    wanted = [*fresh.filter(state=MomentState.PLANNED), *known]
    return {str(moment.uid): moment for moment in wanted}


def _settle(
    turn: Round, uid: str, moment: ContactMoment | None, entry: CalendarEntry | None
) -> None:
    """Settle one event; what changes there while we write is settled once more, then next time."""
    if entry is not None and moment is not None and _is_past(moment):
        return
    for _try in range(2):
        try:
            _settle_once(turn, uid, moment, entry)
        except Clash:
            turn.there[uid] = turn.service.find(uid)
        else:
            return


def _is_past(moment: ContactMoment) -> bool:
    """Return whether a contact is so long ago that its event is left alone."""
    return moment.on < timezone.localdate() - LOOKS_BACK


def _settle_once(
    turn: Round, uid: str, moment: ContactMoment | None, entry: CalendarEntry | None
) -> None:
    stored = turn.there.get(uid)
    was_there = from_kept(entry.was_there) if entry else None
    there = was_there
    if uid in turn.there:
        there = None
        if stored is not None:
            event = event_in(stored.content, uid)
            if event is None:
                _note(turn, entry, UNREADABLE)
                return
            there = None if event.is_cancelled else appointment_there(event)
            if event.rule and entry is not None:
                _note(turn, entry, REPEATS)
    here = _here(turn, moment)
    may_change = moment is not None and may_log_contacts(turn.connection.user, moment.account)
    if here is None and not may_change:
        was_there = there  # whoever may not see it any more, brings nothing back
    found = reconcile(
        here,
        there,
        was_here=from_kept(entry.was_here) if entry else None,
        was_there=was_there,
    )
    if found.here is None or moment is None:
        _remove(turn, uid, moment, entry, stored)
        return
    _change_here(turn, moment, entry, found, may_change=may_change)
    _change_there(turn, moment, entry, found, stored)


def _here(turn: Round, moment: ContactMoment | None) -> Appointment | None:
    if moment is None or moment.state == MomentState.DROPPED:
        return None
    if moment.is_month_only and not turn.connection.has_month_plans:
        return None
    return appointment_of(moment)


def _remove(
    turn: Round,
    uid: str,
    moment: ContactMoment | None,
    entry: CalendarEntry | None,
    stored: Stored | None,
) -> None:
    """Remove it on the side where it still is; a contact that was had stays."""
    is_there = entry is not None and (stored is not None or uid not in turn.there)
    if entry is not None and is_there:
        place = stored.place if stored else entry.place
        turn.service.delete(place, version=stored.version if stored else entry.version)
        turn.done.removed += 1
    is_planned = moment is not None and moment.state == MomentState.PLANNED
    if moment is not None and is_planned and _here(turn, moment) is not None:
        if may_log_contacts(turn.connection.user, moment.account):
            drop_by_calendar(by=turn.connection.user, moment=moment)
            turn.done.dropped += 1
        else:
            _note(turn, entry, NOT_ALLOWED)
            return
    if entry is not None:
        entry.delete()


def _change_here(
    turn: Round,
    moment: ContactMoment,
    entry: CalendarEntry | None,
    found: Reconciled,
    *,
    may_change: bool,
) -> None:
    """Write here what changed there; a contact that was had is history."""
    parts = found.for_here & {Part.WHEN} if moment.is_private else found.for_here
    if found.clashes:
        _note(turn, entry, CLASHED, before=_told(moment))
    if not parts or found.here is None or moment.state == MomentState.DONE:
        return
    if not may_change:
        _note(turn, entry, NOT_ALLOWED)
        return
    if found.came_back:
        _note(turn, entry, CAME_BACK)
    move_contact(by=turn.connection.user, moment=moment, there=found.here, parts=parts)
    turn.done.moved += 1


def _change_there(
    turn: Round,
    moment: ContactMoment,
    entry: CalendarEntry | None,
    found: Reconciled,
    stored: Stored | None,
) -> None:
    """Write there what changed here, and keep what both sides are now."""
    entry = entry or CalendarEntry(connection=turn.connection, uid=str(moment.uid))
    if found.for_there:
        _write(turn, moment, entry, found, stored)
    elif stored is not None:
        entry.place, entry.version = stored.place, stored.version
    entry.moment = moment
    entry.was_here = as_kept(appointment_of(moment))
    entry.was_there = as_kept(found.there or appointment_of(moment))
    entry.save()


def _write(
    turn: Round,
    moment: ContactMoment,
    entry: CalendarEntry,
    found: Reconciled,
    stored: Stored | None,
) -> None:
    event = event_of(moment, site=site_address())
    was_removed = found.came_back and turn.there.get(entry.uid, stored) is None
    is_new = not entry.place or (was_removed and entry.uid in turn.there)
    if stored is None and not is_new:
        stored = next(iter(turn.service.fetch([entry.place])), None)
        if stored is None or (entry.version and stored.version != entry.version):
            raise Clash
    content = calendar_file([event], method=None)
    place = turn.service.new_place(entry.uid)
    if stored is not None:
        parts = frozenset(part.value for part in found.for_there)
        kept = changed_file(stored.content, event, parts=parts, written_at=turn.now)
        content, place = kept or content, stored.place
    version = turn.service.put(place, content, version=stored.version if stored else "")
    entry.place, entry.version = place, version
    turn.done.written += 1


def _note(turn: Round, entry: CalendarEntry | None, code: str, **details: object) -> None:
    """Keep what its user should know of an event."""
    if entry is None:
        return
    entry.note, entry.noted_at = {"code": code, "details": details}, turn.now
    if entry.pk is not None:
        entry.save(update_fields=["note", "noted_at"])


def _told(moment: ContactMoment) -> str:
    """Return when a contact was, for people."""
    if moment.begins_at is not None:
        return date_format(timezone.localtime(moment.begins_at), "DATETIME_FORMAT")
    return date_format(moment.on, "DATE_FORMAT")
