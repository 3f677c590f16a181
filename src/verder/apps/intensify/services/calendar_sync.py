"""A user's calendar outside and their contacts here become the same, keyed by UID.

Every event is settled by itself and kept at once, so whatever breaks off half-way is simply
settled next time. Events that are not ours are never read.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.utils import timezone, translation

from verder.apps.core.site import site_address
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import (
    CalendarConnection,
    CalendarEntry,
    CalendarSeries,
    ContactMoment,
)
from verder.apps.intensify.queries.calendars import (
    calendar_moments,
    lost_series,
    moments_of,
    number_of,
    origin_of,
    series_to_read,
)
from verder.apps.intensify.reports.appointments import (
    appointment_of,
    appointment_there,
    as_kept,
    event_in,
    from_kept,
)
from verder.apps.intensify.reports.calendar import event_of
from verder.apps.intensify.reports.calendar_series import events_in
from verder.apps.intensify.rules import may_log_contacts
from verder.apps.intensify.services.calendar_moves import drop_by_calendar
from verder.apps.intensify.services.calendar_series import begin_series, settle_series
from verder.apps.intensify.services.calendar_turn import (
    NOT_ALLOWED,
    UNREADABLE,
    Synced,
    Turn,
    is_past,
)
from verder.documents.calendar import calendar_file, changed_file
from verder.domain.intensify.appointments import Part, Reconciled, reconcile
from verder.gateways.calendars import CalendarService, Changes, Clash, Mark, Stored


def synchronise(
    *, connection: CalendarConnection, service: CalendarService, now: datetime
) -> Synced:
    """Bring the chosen calendar and the contacts of its user in step."""
    with translation.override(connection.user.language):
        series = {each.uid: each for each in connection.series.select_related("account")}
        known = connection.entries.filter(occurrence="")
        entries = {entry.uid: entry for entry in known.select_related("moment__origin")}
        changes = _changes(connection, service, entries, series)
        turn = Turn(connection, service, now, _read(service, {**entries, **series}, changes))
        _find_lost_series(turn, series)
        moments = _moments(connection, entries)
        for uid in sorted(entries.keys() | moments.keys()):
            _settle(turn, uid, moments.get(uid), entries.get(uid))
        for uid, each in sorted(series.items()):
            _settle_series(turn, uid, each)
    connection.token, connection.whole_mark = changes.mark.token, changes.mark.whole
    connection.save(update_fields=["token", "whole_mark"])
    return turn.done


def _changes(
    connection: CalendarConnection,
    service: CalendarService,
    entries: dict[str, CalendarEntry],
    series: dict[str, CalendarSeries],
) -> Changes:
    """Return what changed there since last time; the first time all that is known.

    A series is read anew too when time has brought more of its days into view.
    """
    known = {entry.place: entry.version for entry in entries.values()}
    known |= {each.place: each.version for each in series.values()}
    if not connection.token and not connection.whole_mark:
        return Changes(changed=frozenset(known), mark=service.mark())
    since = Mark(token=connection.token, whole=connection.whole_mark)
    found = service.changes(since, known)
    waiting = {each.place for each in series_to_read(connection, timezone.localdate())}
    return replace(found, changed=found.changed | (waiting - found.removed))


def _read(
    service: CalendarService,
    known: Mapping[str, CalendarEntry | CalendarSeries],
    changes: Changes,
) -> dict[str, Stored | None]:
    """Return the changed events by their number; what is gone may lie elsewhere now."""
    found = {stored.place: stored for stored in service.fetch(changes.changed)}
    touched = changes.changed | changes.removed
    return {
        uid: found.get(each.place) or service.find(uid)
        for uid, each in known.items()
        if each.place in touched
    }


def _find_lost_series(turn: Turn, series: dict[str, CalendarSeries]) -> None:
    """Follow again the series of which days are known here, as after connecting anew."""
    for uid, moment in lost_series(turn.connection, timezone.localdate()).items():
        stored = turn.service.find(uid)
        if stored is not None and any(each.repeats for each in events_in(stored.content, uid)):
            turn.there[uid] = stored
            series[uid] = begin_series(turn, uid, moment, stored)


def _moments(
    connection: CalendarConnection, entries: dict[str, CalendarEntry]
) -> dict[str, ContactMoment]:
    """Return the contacts of the calendar now: those known there, and those newly planned."""
    user, today = connection.user, timezone.localdate()
    followed = connection.series.values("uid")
    fresh = calendar_moments(user, today=today, has_month_plans=connection.has_month_plans)
    fresh = fresh.filter(state=MomentState.PLANNED).exclude(
        origin__occurrence__gt="", origin__uid__in=followed
    )
    keys = {entry.moment_id: uid for uid, entry in entries.items() if entry.moment_id}
    known = moments_of(user).filter(pk__in=keys)
    return {keys.get(moment.pk) or number_of(moment): moment for moment in (*fresh, *known)}


def _settle(
    turn: Turn, uid: str, moment: ContactMoment | None, entry: CalendarEntry | None
) -> None:
    """Settle one event; what changes there while we write is settled once more, then next time."""
    if entry is not None and moment is not None and is_past(moment):
        return
    if entry is None and origin_of(moment) and (there := turn.service.find(uid)) is not None:
        # Not every server refuses the same number at a second place.
        turn.there[uid] = there
    for _try in range(2):
        try:
            _settle_once(turn, uid, moment, entry)
        except Clash:
            turn.there[uid] = turn.service.find(uid)
        else:
            return


def _settle_series(turn: Turn, uid: str, series: CalendarSeries) -> None:
    """Settle the days of a series as one, for they lie in one place."""
    for _try in range(2):
        try:
            settle_series(turn, series)
        except Clash:
            turn.there[uid] = turn.service.find(uid)
        else:
            return


def _settle_once(
    turn: Turn, uid: str, moment: ContactMoment | None, entry: CalendarEntry | None
) -> None:
    stored = turn.there.get(uid)
    here = turn.here(moment)
    was_here = from_kept(entry.was_here) if entry else None
    was_there = from_kept(entry.was_there) if entry else None
    there = was_there
    if uid in turn.there:
        there = None
        if stored is not None:
            event = event_in(stored.content, uid)
            if event is None:
                turn.note(entry, UNREADABLE)
                return
            if event.repeats and moment is not None:
                settle_series(turn, begin_series(turn, uid, moment, stored, entry))
                return
            there = None if event.is_cancelled else appointment_there(event)
    if entry is None and there is not None and here is not None and origin_of(moment):
        # It came from this calendar: what it is called there is not ours to say.
        was_here, was_there = here, replace(here, title=there.title, text=there.text)
    may_change = moment is not None and may_log_contacts(turn.connection.user, moment.account)
    if here is None and not may_change:
        was_there = there  # whoever may not see it any more, brings nothing back
    found = reconcile(here, there, was_here=was_here, was_there=was_there)
    if found.here is None or moment is None:
        _remove(turn, uid, moment, entry, stored)
        return
    turn.change_here(moment, entry, found, may_change=may_change)
    _change_there(turn, uid, moment, entry, found, stored)


def _remove(
    turn: Turn,
    uid: str,
    moment: ContactMoment | None,
    entry: CalendarEntry | None,
    stored: Stored | None,
) -> None:
    """Remove it on the side where it still is; a contact that was had stays."""
    is_there = entry is not None and (stored is not None or uid not in turn.there)
    if entry is not None and is_there and not _stays_there(turn, uid, moment, entry, stored):
        place = stored.place if stored else entry.place
        turn.service.delete(place, version=stored.version if stored else entry.version)
        turn.done.removed += 1
    is_planned = moment is not None and moment.state == MomentState.PLANNED
    if moment is not None and is_planned and turn.here(moment) is not None:
        if may_log_contacts(turn.connection.user, moment.account):
            drop_by_calendar(by=turn.connection.user, moment=moment)
            turn.done.dropped += 1
        else:
            turn.note(entry, NOT_ALLOWED)
            return
    if entry is not None:
        entry.delete()


def _stays_there(
    turn: Turn,
    uid: str,
    moment: ContactMoment | None,
    entry: CalendarEntry,
    stored: Stored | None,
) -> bool:
    """Return whether an event is left in the calendar.

    So it is with one of the user's own making that is out of sight here, and with guests, for
    servers would tell them.
    """
    if moment is None:
        return origin_of(entry.moment) is not None
    kept = stored or next(iter(turn.service.fetch([entry.place])), None)
    return kept is not None and any(each.emails for each in events_in(kept.content, uid))


def _change_there(
    turn: Turn,
    uid: str,
    moment: ContactMoment,
    entry: CalendarEntry | None,
    found: Reconciled,
    stored: Stored | None,
) -> None:
    """Write there what changed here, and keep what both sides are now."""
    entry = entry or CalendarEntry(connection=turn.connection, uid=uid)
    parts = found.for_there - {Part.TEXT} if origin_of(moment) and stored else found.for_there
    if parts:
        _write(turn, moment, entry, replace(found, for_there=parts), stored)
    elif stored is not None:
        entry.place, entry.version = stored.place, stored.version
    entry.moment = moment
    entry.was_here = as_kept(appointment_of(moment))
    entry.was_there = as_kept(found.there or appointment_of(moment))
    entry.save()


def _write(
    turn: Turn,
    moment: ContactMoment,
    entry: CalendarEntry,
    found: Reconciled,
    stored: Stored | None,
) -> None:
    event = replace(event_of(moment, site=site_address()), uid=entry.uid)
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
