"""What bringing in a calendar file would do: which events are contacts, with whom, at whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from enum import StrEnum
from hashlib import sha256
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from verder.apps.accounts.identities import name_words
from verder.apps.accounts.models import Account
from verder.apps.core.keys import record_key
from verder.apps.core.models import User
from verder.apps.intensify.companies import Candidate, Company, FoundBy, domains_of, matches
from verder.apps.intensify.entries import uid_of_event
from verder.apps.intensify.models import Colleague, ContactMoment, Position
from verder.apps.intensify.queries.calendars import LOOKS_AHEAD
from verder.apps.intensify.queries.contacts import visible_moments
from verder.apps.intensify.queries.known_people import (
    candidates_of,
    editable_accounts,
    people_by_email,
    places_at,
)
from verder.apps.intensify.reports.contact_import import SKIP
from verder.documents.calendar import (
    CalendarProblem,
    ReadCalendar,
    ReadEvent,
    Window,
    by_number,
    key_of,
    occurrences_of,
    read_calendar,
)
from verder.domain.values.period import add_months, first_of_month

MONTHS_BACK: Final = 12
MOST_OF_ONE: Final = 120
MOST_SERIES: Final = 200
PART: Final = 500
LONGEST_NAME: Final = 6  # words of an account's name that are looked for in a title
SHORTEST_NAME: Final = 4  # letters


class Fate(StrEnum):
    """What becomes of an event of the file."""

    NEW = "new"
    KNOWN = "known"
    UNCLEAR = "unclear"  # which account it is of, must be chosen first
    OTHER = "other"  # nobody of an account is in it
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Group:
    """The events of one number, and their days in the window."""

    number: str
    first: ReadEvent
    days: tuple[ReadEvent, ...]

    @property
    def is_series(self) -> bool:
        """Return whether it comes back."""
        return len(self.days) > 1 or self.first.repeats

    def occurrence(self, day: ReadEvent) -> str:
        """Return which of a series a day is; nothing for an event that stands by itself."""
        return key_of(day.instead_of or day.begins) if self.is_series else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """An event of the file, or a series: its days that are new here, with whom, and its fate."""

    group: Group
    days: tuple[ReadEvent, ...]  # those that would be made
    fate: Fate
    account: Account | None = None
    by: FoundBy | None = None
    likely: tuple[Account, ...] = ()
    positions: tuple[Position, ...] = ()
    colleagues: tuple[Colleague, ...] = ()
    strangers: tuple[str, ...] = ()  # addresses that nobody has here


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPlan:
    """All that bringing a file in would do, and what was wrong with it."""

    name: str
    meetings: list[Meeting]
    problems: list[CalendarProblem]
    problems_left_out: int

    def count(self, fate: Fate) -> int:
        """Return how many events have this fate."""
        return sum(1 for each in self.meetings if each.fate is fate)

    def new_days(self) -> int:
        """Return how many contacts would be made."""
        return sum(len(each.days) for each in self.meetings if each.fate is Fate.NEW)


def calendar_plan(
    *, user: User, content: bytes, choices: Mapping[str, str], today: date, zone: tzinfo
) -> CalendarPlan:
    """Return what would be done with the events of a file, by this user, on this day."""
    found = read_calendar(content, zone=zone)
    problems = list(found.problems)
    groups = list(_groups(found, today, problems))
    known = _Known(user, groups, today)
    meetings = [known.meeting(group, choices.get(group.number, "")) for group in groups]
    problems.sort(key=lambda problem: problem.line)
    return CalendarPlan(
        name=found.name,
        meetings=meetings,
        problems=problems,
        problems_left_out=found.problems_left_out,
    )


def contact_uids(user: User, groups: Iterable[Group]) -> dict[tuple[str, str], tuple[UUID, bool]]:
    """Return the identity of the contact of each day, and whether it is there already.

    One that is there and that the user may not see says nothing: the user's own stands apart.
    """
    days = [(group.number, group.occurrence(day)) for group in groups for day in group.days]
    found = {each: uid_of_event(*each) for each in days}
    there = _there(ContactMoment.objects.all(), found.values())
    hidden = there - _there(visible_moments(user), there)
    found |= {
        each: uid_of_event(f"{user.pk} {each[0]}", each[1])
        for each in days
        if found[each] in hidden
    }
    there |= _there(ContactMoment.objects.all(), found.values()) if hidden else set()
    return {each: (uid, uid in there) for each, uid in found.items()}


def _there(moments: QuerySet[ContactMoment], uids: Iterable[UUID]) -> set[UUID]:
    wanted, found = list(uids), set[UUID]()
    for start in range(0, len(wanted), PART):
        rows = moments.filter(uid__in=wanted[start : start + PART])
        found.update(rows.values_list("uid", flat=True))
    return found


def _groups(found: ReadCalendar, today: date, problems: list[CalendarProblem]) -> Iterator[Group]:
    """Yield the events of each number with the days that fall in the window."""
    window = Window(
        begins=add_months(first_of_month(today), -MONTHS_BACK),
        ends=today + LOOKS_AHEAD,
        most=MOST_OF_ONE,
    )
    series = 0
    for events in by_number(found.events).values():
        first = next((each for each in events if each.instead_of is None), events[0])
        series += first.repeats
        if first.repeats and series > MOST_SERIES:
            told = {"most": MOST_SERIES, "title": first.title[:60]}
            problems.append(CalendarProblem("calendar_many_series", first.line, "VEVENT", told))
            continue
        occurrences = occurrences_of(events, window)
        problems.extend(occurrences.problems)
        days = tuple(each for each in occurrences.events if not each.is_cancelled)
        if days:
            yield Group(_number(first), first, days)


def _number(event: ReadEvent) -> str:
    """Return the number of an event; one without gets one from what it says, always the same."""
    if event.uid:
        return event.uid if len(event.uid) <= 255 else sha256(event.uid.encode()).hexdigest()
    said = f"{event.title} {event.begins.isoformat()} {event.place}"
    return f"without number {sha256(said.encode()).hexdigest()[:32]}"


class _Known:
    """Whom and what the events of a file may be among those who are known."""

    def __init__(self, user: User, groups: Sequence[Group], today: date) -> None:
        self.user, self.uids = user, contact_uids(user, groups)
        emails = {email for group in groups for day in group.days for email in day.emails}
        self.colleagues = {
            colleague.email.lower(): colleague
            for colleague in Colleague.objects.filter(ended_on=None).exclude(email="")
        }
        self.people = people_by_email(user, emails)
        places = places_at(_accounts_of(user, self.people.values()), today)
        self.places: dict[int, list[Position]] = {}
        for place in places:
            if place.person_id is not None:
                self.places.setdefault(place.person_id, []).append(place)
        self.candidates = candidates_of(user)
        self.by_domain = self._by_domain(emails)
        self.by_name = _by_name(self.candidates)
        self.accounts = {place.account_id: place.account for place in places}

    def _by_domain(self, emails: Iterable[str]) -> dict[str, int]:
        domains = domains_of(email for email in emails if email not in self.colleagues)
        companies = [Company(key=f"@{each}", name="", domains=(each,)) for each in domains]
        found = matches(companies, self.candidates)
        return {
            domain: match.account_id
            for domain in domains
            if (match := found[f"@{domain}"]).account_id is not None
        }

    def meeting(self, group: Group, choice: str) -> Meeting:
        """Return what becomes of an event."""
        emails = list(dict.fromkeys(email for day in group.days for email in day.emails))
        theirs = [email for email in emails if email not in self.colleagues]
        account, by, likely = self._account(group.first, theirs, choice)
        positions = tuple(self._positions(theirs, account))
        meeting = Meeting(
            group=group,
            days=group.days,
            fate=Fate.NEW,
            account=account,
            by=by,
            likely=likely,
            positions=positions,
            colleagues=tuple(self.colleagues[each] for each in emails if each in self.colleagues),
            strangers=tuple(email for email in theirs if email not in self.people),
        )
        return self._with_fate(meeting, choice)

    def _with_fate(self, meeting: Meeting, choice: str) -> Meeting:
        if choice == SKIP:
            return replace(meeting, fate=Fate.SKIPPED)
        group = meeting.group
        fresh = tuple(
            day for day in group.days if not self.uids[group.number, group.occurrence(day)][1]
        )
        if not fresh:
            return replace(meeting, fate=Fate.KNOWN, days=())
        if meeting.account is None:
            fate = Fate.UNCLEAR if meeting.likely else Fate.OTHER
            return replace(meeting, fate=fate, days=fresh)
        return replace(meeting, days=fresh)

    def _account(
        self, event: ReadEvent, emails: Sequence[str], choice: str
    ) -> tuple[Account | None, FoundBy | None, tuple[Account, ...]]:
        """Return of which account an event is and why, or which it may be."""
        if key := record_key(choice):
            chosen = editable_accounts(self.user).filter(pk=key).first()
            return chosen, FoundBy.CHOSEN, ()
        people = (self.people[email] for email in emails if email in self.people)
        here = {place.account_id for one in people for place in self.places.get(one.pk, ())}
        there = {self.by_domain[each] for each in domains_of(emails) if each in self.by_domain}
        named = self._named(event.title)
        for by, found in (
            (FoundBy.PERSON, here),
            (FoundBy.DOMAIN, there),
            (FoundBy.NAME, named),
        ):
            if len(found) == 1:
                return self._loaded(found)[0], by, ()
            if found:
                return None, None, tuple(self._loaded(found))
        return None, None, ()

    def _loaded(self, keys: set[int]) -> list[Account]:
        missing = keys - self.accounts.keys()
        self.accounts |= Account.objects.in_bulk(missing) if missing else {}
        return [self.accounts[key] for key in sorted(keys)]

    def _named(self, title: str) -> set[int]:
        """Return the accounts whose whole name stands in a title, the longest name first."""
        words = name_words(title)
        for length in range(min(LONGEST_NAME, len(words)), 0, -1):
            starts = range(len(words) - length + 1)
            names = (" ".join(words[start : start + length]) for start in starts)
            if found := {self.by_name[name] for name in names if name in self.by_name}:
                return found
        return set()

    def _positions(self, emails: Iterable[str], account: Account | None) -> Iterator[Position]:
        for email in emails:
            person = self.people.get(email)
            for place in self.places.get(person.pk, ()) if person else ():
                if account is not None and place.account_id == account.pk:
                    yield place


def _accounts_of(user: User, people: Iterable[object]) -> list[int]:
    rows = Position.objects.filter(
        person__in=[getattr(person, "pk", None) for person in people],
        account__in=editable_accounts(user).values("pk"),
    )
    return list(rows.values_list("account", flat=True).distinct())


def _by_name(candidates: Iterable[Candidate]) -> dict[str, int]:
    found: dict[str, set[int]] = {}
    for one in candidates:
        name = " ".join(name_words(one.name))
        if len(name) >= SHORTEST_NAME:
            found.setdefault(name, set()).add(one.account_id)
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}
