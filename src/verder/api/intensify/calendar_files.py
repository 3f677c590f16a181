"""A calendar file of one's own: sent, looked at, accounts chosen, brought in as contacts."""

from datetime import datetime
from typing import IO, Annotated, Any, Literal, cast

from django.http import Http404
from django.utils import timezone
from ninja import File, Router, UploadedFile
from pydantic import Field

from verder.api.accounts.shown import NamedShown
from verder.api.authentication import Caller
from verder.api.values import Given, Key, Shown
from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.apps.intensify.companies import FoundBy
from verder.apps.intensify.models import CalendarFile
from verder.apps.intensify.reports.appointments import first_day
from verder.apps.intensify.reports.calendar_file import Fate, Meeting
from verder.apps.intensify.services.calendar_files import (
    bring_in_calendar,
    choose_for_events,
    discard_calendar,
    plan_of_file,
    receive_calendar,
)

router = Router(tags=["you"])
FILE = "/calendar-file"
EventNumber = Annotated[str, Field(max_length=255)]


class EventChoicesGiven(Given):
    """The account of each event by its number; "skip" leaves it out, null takes back."""

    events: Annotated[dict[EventNumber, Key | Literal["skip"] | None], Field(max_length=1000)]


class FileEventShown(Shown):
    """An event of the file, or a series, and what becomes of it."""

    number: str
    title: str
    on: str
    days: int
    is_series: bool
    fate: Fate
    account: NamedShown | None
    by: FoundBy | None
    likely: list[NamedShown]
    people: list[str]
    strangers: list[str]


class CalendarProblemShown(Shown):
    """Something wrong in a calendar: on which line, of which part, and what to do."""

    line: int
    component: str
    code: str
    sentence: str


class CalendarFileShown(Shown):
    """A calendar file that waits, and what bringing it in would do."""

    name: str
    at: datetime
    contacts: int
    events: list[FileEventShown]
    problems: list[CalendarProblemShown]


class BroughtInShown(Shown):
    """What was made, and the act that takes it back."""

    plan_act: int
    contacts: int


@router.post(FILE, response={201: CalendarFileShown}, operation_id="readCalendarFile")
def receive(request: Caller, file: File[UploadedFile]) -> dict[str, Any]:
    """Read a calendar file, in the place of the one before; nothing becomes of it yet."""
    content = cast("IO[bytes]", file.file)
    kept = receive_calendar(by=request.user, content=content, name=file.name or "calendar")
    return _told(kept)


@router.get(FILE, response=CalendarFileShown | None, operation_id="previewCalendarFile")
def preview(request: Caller) -> dict[str, Any] | None:
    """Return what bringing in would do; null where no file waits."""
    file = CalendarFile.objects.filter(by=request.user).first()
    return None if file is None else _told(file)


@router.put(f"{FILE}/accounts", response=CalendarFileShown, operation_id="chooseEventAccounts")
def choose(request: Caller, given: EventChoicesGiven) -> dict[str, Any]:
    """Say of which account events are."""
    choices = {number: str(choice or "") for number, choice in given.events.items()}
    choose_for_events(by=request.user, file=_own(request.user), choices=choices)
    return _told(_own(request.user))


@router.post(f"{FILE}/apply", response=BroughtInShown, operation_id="bringInCalendarFile")
def apply(request: Caller) -> dict[str, Any]:
    """Make the contacts that the preview says, in one act."""
    act = bring_in_calendar(by=request.user, file=_own(request.user), now=timezone.now())
    return {"plan_act": act.pk, "contacts": len(act.lines)}


@router.delete(FILE, response={204: None}, operation_id="discardCalendarFile")
def discard(request: Caller) -> None:
    """Forget a file that was not brought in."""
    discard_calendar(by=request.user, file=_own(request.user))


def _own(user: User) -> CalendarFile:
    found = CalendarFile.objects.filter(by=user).first()
    if found is None:
        raise Http404
    return found


def _told(file: CalendarFile) -> dict[str, Any]:
    plan = plan_of_file(file, today=timezone.localdate())
    return {
        "name": file.name,
        "at": file.at,
        "contacts": plan.new_days(),
        "events": [_event(each) for each in plan.meetings],
        "problems": [
            {
                "line": each.line,
                "component": each.component,
                "code": each.code,
                "sentence": sentence(each.code, each.details),
            }
            for each in plan.problems
        ],
    }


def _event(meeting: Meeting) -> dict[str, Any]:
    names = ("fate", "account", "by", "likely", "strangers")
    return {name: getattr(meeting, name) for name in names} | {
        "number": meeting.group.number,
        "title": meeting.group.first.title,
        "on": first_day(meeting.group.first).isoformat(),
        "days": len(meeting.days),
        "is_series": meeting.group.is_series,
        "people": [str(each) for each in meeting.positions],
    }
