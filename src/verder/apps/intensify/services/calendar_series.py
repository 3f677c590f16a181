"""A series in a calendar outside: each of its days is a contact here, followed both ways.

What changes on one day here is written as that day alone (RECURRENCE-ID), what is dropped here
is left out of the series there (EXDATE); the rule itself stays its owner's.
"""

from dataclasses import dataclass, field, replace

from django.utils import timezone

from verder.apps.core.site import site_address
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import (
    CalendarEntry,
    CalendarOrigin,
    CalendarSeries,
    ContactMoment,
    PlanSeries,
)
from verder.apps.intensify.queries.calendars import LOOKS_AHEAD, days_here, origin_of
from verder.apps.intensify.reports.appointments import appointment_of, as_kept, from_kept
from verder.apps.intensify.reports.calendar import event_of
from verder.apps.intensify.reports.calendar_series import (
    MOST_FOLLOWED,
    SeriesThere,
    day_of,
    events_in,
    rhythm_of,
    series_there,
    zone_here,
)
from verder.apps.intensify.rules import may_log_contacts
from verder.apps.intensify.services.calendar_moves import drop_by_calendar, plan_by_calendar
from verder.apps.intensify.services.calendar_turn import NOT_ALLOWED, UNREADABLE, Turn, is_past
from verder.documents.calendar import ChangedDay, changed_series, key_of, which_of
from verder.domain.intensify.appointments import Appointment, Part, Reconciled, reconcile
from verder.domain.intensify.series_days import successors
from verder.gateways.calendars import Clash, Stored

CUT = "series_cut"


@dataclass(slots=True)
class Followed:
    """A series that is being settled: what is known of its days, and what is to be written."""

    turn: Turn
    series: CalendarSeries
    entries: dict[str, CalendarEntry]
    here: dict[str, ContactMoment]
    there: dict[str, Appointment]
    stored: Stored | None
    is_read: bool
    days: list[ChangedDay] = field(default_factory=list)
    kept: list[CalendarEntry] = field(default_factory=list)
    gone: list[CalendarEntry] = field(default_factory=list)


def begin_series(
    turn: Turn,
    uid: str,
    moment: ContactMoment,
    stored: Stored,
    entry: CalendarEntry | None = None,
) -> CalendarSeries:
    """Follow a series in which a contact stands, or that its event became."""
    today = timezone.localdate()
    events = events_in(stored.content, uid)
    plan = moment.series
    if plan is None and (rhythm := rhythm_of(events)) is not None:
        plan = PlanSeries.objects.create(
            account=moment.account,
            every=rhythm[0],
            unit=rhythm[1],
            from_on=min(moment.on, today),
            until_on=today + LOOKS_AHEAD,
            by=turn.connection.user,
        )
    series = CalendarSeries.objects.create(
        connection=turn.connection,
        account=moment.account,
        plan=plan,
        uid=uid,
        place=stored.place,
        version=stored.version,
        read_until=today,
    )
    if getattr(moment, "origin", None) is None or not moment.origin.occurrence:
        _become_day(series, moment, entry)
    turn.there[uid] = stored
    return series


def settle_series(turn: Turn, series: CalendarSeries) -> None:
    """Bring the days of a series in step, and write there once what changed here."""
    followed = _followed(turn, series)
    if followed is None:
        return
    if not followed.here and followed.entries:
        _leave(followed)
        return
    if followed.is_read:
        _rename(followed)
    known = followed.entries.keys() | followed.there.keys() | followed.here.keys()
    for occurrence in sorted(known):
        _settle_day(followed, occurrence)
    if followed.days:
        _write(followed)
    for entry in followed.gone:
        entry.delete()
    for entry in followed.kept:
        entry.place, entry.version = series.place, series.version
        entry.save()
    series.save()
    if not followed.kept and not followed.there:
        series.delete()


def _become_day(series: CalendarSeries, moment: ContactMoment, entry: CalendarEntry | None) -> None:
    """Let a contact that stood by itself be one of the series."""
    was = from_kept(entry.was_there) if entry else appointment_of(moment)
    occurrence = key_of(was.begins)
    if entry is not None:
        entry.occurrence = occurrence
        entry.save(update_fields=["occurrence"])
    CalendarOrigin.objects.update_or_create(
        moment=moment,
        defaults={
            "uid": series.uid,
            "occurrence": occurrence,
            "is_from_outside": origin_of(moment) is not None,
        },
    )
    if series.plan is not None and moment.series is None:
        moment.series = series.plan
        moment.save(update_fields=["series"])


def _followed(turn: Turn, series: CalendarSeries) -> Followed | None:
    """Return what is known of a series; nothing where it cannot be read, which is said."""
    rows = turn.connection.entries.filter(uid=series.uid).exclude(occurrence="")
    entries = {entry.occurrence: entry for entry in rows}
    stored, is_read = turn.there.get(series.uid), series.uid in turn.there
    there = {key: from_kept(entry.was_there) for key, entry in entries.items()}
    if is_read:
        found = _there(series, stored)
        if found is None:
            turn.note(next(iter(entries.values()), None), UNREADABLE)
            return None
        there = found.days
        if found.is_cut:
            turn.note(next(iter(entries.values()), None), CUT, {"most": MOST_FOLLOWED})
        if stored is not None:
            series.place, series.version = stored.place, stored.version
        series.read_until = timezone.localdate() + LOOKS_AHEAD
    here = days_here(turn.connection, series.uid)
    return Followed(turn, series, entries, here, there, stored, is_read)


def _there(series: CalendarSeries, stored: Stored | None) -> SeriesThere | None:
    if stored is None:
        return SeriesThere({}, is_cut=False, has_guests=False)
    events = events_in(stored.content, series.uid)
    return series_there(events, timezone.localdate()) if events else None


def _rename(followed: Followed) -> None:
    """Let contacts keep to their day where the series was moved as a whole, or to another hour."""
    known = {
        key: entry
        for key, entry in followed.entries.items()
        if key in followed.here and not is_past(followed.here[key])
    }
    gone = {key: day_of(key) for key in known.keys() - followed.there.keys()}
    fresh = {key: day_of(key) for key in followed.there.keys() - followed.entries.keys()}
    is_whole = not known.keys() & followed.there.keys()
    for old, new in successors(gone, fresh, is_whole=is_whole).items():
        entry = followed.entries[new] = followed.entries.pop(old)
        moment = followed.here[new] = followed.here.pop(old)
        entry.occurrence = new
        entry.save(update_fields=["occurrence"])
        CalendarOrigin.objects.filter(moment=moment).update(occurrence=new)


def _settle_day(followed: Followed, occurrence: str) -> None:
    turn, there = followed.turn, followed.there.get(occurrence)
    entry, moment = followed.entries.get(occurrence), followed.here.get(occurrence)
    if entry is None and moment is None and there is not None:
        entry, moment = _planned(followed, occurrence, there)
    if moment is None:
        _forget(followed, entry, there)
        return
    here = turn.here(moment)
    if is_past(moment) or (entry is None and not _is_to_come(moment, here)):
        return
    is_known = entry is not None or there is not None
    entry = entry or _new_entry(followed, occurrence, moment, there)
    found = reconcile(
        here,
        there,
        was_here=from_kept(entry.was_here) if is_known else None,
        was_there=from_kept(entry.was_there) if is_known else None,
    )
    if found.here is None:
        _remove_day(followed, entry, moment, there)
        return
    may_change = may_log_contacts(turn.connection.user, moment.account)
    turn.change_here(moment, entry, found, may_change=may_change)
    _change_day(followed, entry, moment, found)


def _planned(
    followed: Followed, occurrence: str, there: Appointment
) -> tuple[CalendarEntry | None, ContactMoment | None]:
    """Plan a day of the series that nobody knew here, if it is still to come."""
    user = followed.turn.connection.user
    like = max(followed.here.values(), key=lambda moment: moment.on, default=None)
    if like is None or day_of(key_of(there.begins)) < timezone.localdate():
        return None, None
    if not may_log_contacts(user, like.account):
        return None, None
    origin = CalendarOrigin(
        uid=followed.series.uid,
        occurrence=occurrence,
        is_from_outside=like.origin.is_from_outside,
    )
    moment = plan_by_calendar(
        by=user, like=like, there=there, origin=origin, plan=followed.series.plan
    )
    followed.turn.done.planned += 1
    return _new_entry(followed, occurrence, moment, there), moment


def _new_entry(
    followed: Followed, occurrence: str, moment: ContactMoment, there: Appointment | None
) -> CalendarEntry:
    """Return what is kept of a day from now; what it is called there is not ours to say."""
    here = appointment_of(moment)
    was_there = here if there is None else replace(here, title=there.title, text=there.text)
    return CalendarEntry(
        connection=followed.turn.connection,
        uid=followed.series.uid,
        occurrence=occurrence,
        moment=moment,
        was_here=as_kept(here),
        was_there=as_kept(was_there),
    )


def _is_to_come(moment: ContactMoment, here: Appointment | None) -> bool:
    is_planned = moment.state == MomentState.PLANNED
    return here is not None and is_planned and moment.on >= timezone.localdate()


def _forget(followed: Followed, entry: CalendarEntry | None, there: Appointment | None) -> None:
    """Remove a day there whose contact was taken back here; one out of sight is left alone."""
    if entry is None or entry.moment_id is not None:
        return
    if there is not None:
        followed.days.append(ChangedDay(which=which_of(entry.occurrence), event=None))
    followed.gone.append(entry)


def _remove_day(
    followed: Followed,
    entry: CalendarEntry,
    moment: ContactMoment,
    there: Appointment | None,
) -> None:
    """Remove a day on the side where it still is; a contact that was had stays."""
    turn = followed.turn
    if there is not None:
        followed.days.append(ChangedDay(which=which_of(entry.occurrence), event=None))
    elif moment.state == MomentState.PLANNED:
        if not may_log_contacts(turn.connection.user, moment.account):
            turn.note(entry, NOT_ALLOWED)
            return
        drop_by_calendar(by=turn.connection.user, moment=moment)
        turn.done.dropped += 1
    if entry.pk is not None:
        followed.gone.append(entry)


def _change_day(
    followed: Followed, entry: CalendarEntry, moment: ContactMoment, found: Reconciled
) -> None:
    """Note what is to be written of a day; what a series says in words stays its owner's."""
    parts = found.for_there - {Part.TEXT}
    if parts:
        followed.days.append(
            ChangedDay(
                which=which_of(entry.occurrence),
                event=event_of(moment, site=site_address()),
                parts=frozenset(part.value for part in parts),
            )
        )
    entry.was_here = as_kept(appointment_of(moment))
    entry.was_there = as_kept(found.there or appointment_of(moment))
    followed.kept.append(entry)


def _write(followed: Followed) -> None:
    """Write all days that changed here at once; where guests are asked, nothing is left out."""
    turn, series = followed.turn, followed.series
    stored = followed.stored or next(iter(turn.service.fetch([series.place])), None)
    if stored is None or (series.version and stored.version != series.version):
        raise Clash
    has_guests = any(each.emails for each in events_in(stored.content, series.uid))
    days = [day for day in followed.days if day.event is not None or not has_guests]
    if not days:
        return
    content = changed_series(
        stored.content, series.uid, days, zone=zone_here(), written_at=turn.now
    )
    if content is None:
        turn.note(next(iter(followed.entries.values()), None), UNREADABLE)
        return
    series.version = turn.service.put(stored.place, content, version=stored.version)
    series.place = stored.place
    turn.done.written += len(days)


def _leave(followed: Followed) -> None:
    """Follow a series no longer whose account is out of sight; ours goes, another's stays."""
    turn, series = followed.turn, followed.series
    keys = [entry.moment_id for entry in followed.entries.values()]
    is_ours = CalendarOrigin.objects.filter(moment__in=keys, is_from_outside=False).exists()
    if is_ours and (followed.stored is not None or not followed.is_read):
        turn.service.delete(series.place, version=series.version)
        turn.done.removed += 1
    for entry in followed.entries.values():
        entry.delete()
    series.delete()
