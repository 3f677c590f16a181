"""A calendar file of a user: kept until it is brought in as contacts, or thrown away."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import IO, Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.intensify.enums import Channel, MomentState, PlanActKind
from verder.apps.intensify.models import CalendarFile, CalendarOrigin, ContactMoment, PlanAct
from verder.apps.intensify.queries.plans import with_people
from verder.apps.intensify.reports.appointments import appointment_there
from verder.apps.intensify.reports.calendar_file import (
    CalendarPlan,
    Fate,
    Meeting,
    calendar_plan,
    contact_uids,
)
from verder.apps.intensify.services.account_choices import with_choices
from verder.apps.intensify.services.calendar_moves import take_time
from verder.apps.intensify.services.colleagues import colleague_for
from verder.apps.intensify.services.plan_lines import Line, keep_act, line_of
from verder.documents.calendar import ReadEvent

MOST_BYTES: Final = 10 << 20
CALENDAR: Final = re.compile(rb"BEGIN\s*:\s*V(CALENDAR|EVENT)", re.IGNORECASE)
ONLINE: Final = ("teams.microsoft.com", "zoom.us", "meet.google.com", "webex.com", "whereby.com")


def receive_calendar(*, by: User, content: IO[bytes], name: str) -> CalendarFile:
    """Keep a file to look at, in the place of the one before."""
    if not by.is_active:
        raise PermissionDenied
    read = content.read(MOST_BYTES + 1)
    if len(read) > MOST_BYTES:
        raise Refused("attachment_too_large", megabytes=MOST_BYTES >> 20)
    if not CALENDAR.search(read.replace(b"\0", b"")):
        raise Refused("calendar_empty")
    kept, _made = CalendarFile.objects.update_or_create(
        by=by,
        defaults={"name": name[-254:], "content": read, "choices": {}, "at": timezone.now()},
    )
    return kept


def plan_of_file(file: CalendarFile, *, today: date) -> CalendarPlan:
    """Return what bringing a file in would do now."""
    return calendar_plan(
        user=file.by,
        content=bytes(file.content),
        choices=file.choices,
        today=today,
        zone=timezone.get_default_timezone(),
    )


@transaction.atomic
def choose_for_events(*, by: User, file: CalendarFile, choices: Mapping[str, str]) -> None:
    """Say of which account events are: its key, "skip", or nothing any more."""
    held = _held(by, file)
    held.choices = with_choices(held.choices, choices, by=by)
    held.save(update_fields=["choices"])


@transaction.atomic
def bring_in_calendar(*, by: User, file: CalendarFile, now: datetime) -> PlanAct:
    """Make the contacts that the plan says, in one act that can be undone; forget the file."""
    held = _held(by, file)
    plan = plan_of_file(held, today=timezone.localdate(now))
    lines: list[Line] = []
    meetings = [each for each in plan.meetings if each.fate is Fate.NEW]
    uids = contact_uids(by, [each.group for each in meetings])
    for meeting in meetings:
        for day in meeting.days:
            occurrence = meeting.group.occurrence(day)
            uid, _is_there = uids[meeting.group.number, occurrence]
            moment = _made(by, meeting, day, uid, now)
            number = meeting.group.number
            CalendarOrigin.objects.create(moment=moment, uid=number, occurrence=occurrence)
            lines.append(line_of(moment, None))
    if not lines:
        raise Refused("calendar_nothing_new")
    accounts = {each.account.pk: each.account for each in meetings if each.account is not None}
    held.delete()
    kind = PlanActKind.BROUGHT_IN
    return keep_act(by=by, kind=kind, accounts=list(accounts.values()), lines=lines)


def discard_calendar(*, by: User, file: CalendarFile) -> None:
    """Forget a file that was not brought in."""
    _held(by, file).delete()


def _held(by: User, file: CalendarFile) -> CalendarFile:
    held = CalendarFile.objects.select_for_update().filter(pk=file.pk, by=by).first()
    if held is None:
        raise PermissionDenied
    return held


def _made(by: User, meeting: Meeting, day: ReadEvent, uid: UUID, now: datetime) -> ContactMoment:
    """Make the contact of one day: had if it has begun, else planned."""
    there = appointment_there(day)
    moment = ContactMoment(
        uid=uid,
        account=meeting.account,
        by=by,
        channel=channel_of(day),
        purpose=there.title,
        place=there.place,
        is_private=day.is_private,
        owner=colleague_for(by),
    )
    take_time(moment, there)
    begins = there.begins
    has_begun = begins <= now if isinstance(begins, datetime) else begins < timezone.localdate(now)
    moment.state = MomentState.DONE if has_begun else MomentState.PLANNED
    moment.full_clean(validate_unique=False)
    moment.save()
    moment.positions.set(meeting.positions)
    moment.colleagues.set({colleague_for(by), *meeting.colleagues})
    return with_people(ContactMoment.objects.filter(pk=moment.pk)).get()


def channel_of(event: ReadEvent) -> Channel:
    """Return how people meet: on a screen where a link says so, else they visit."""
    said = f"{event.place} {event.text}".lower()
    return Channel.VIDEO if any(host in said for host in ONLINE) else Channel.VISIT
