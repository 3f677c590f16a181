"""Everything that happened to an account, in one row of time, as far as somebody may know."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import account_events
from verder.apps.core.models import AuditEvent, User
from verder.apps.core.rules import may_import, may_see_margins
from verder.apps.identify.models import RatedAccount
from verder.apps.identify.queries.ratings import closed_ratings_of, orders_of_sheets
from verder.apps.identify.reports.account_activity import Activity, account_activity
from verder.apps.identify.rules.trail import may_know
from verder.apps.imports.models import Import
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.happening_kinds import HappeningKind, kind_of
from verder.apps.intensify.models import ContactMoment, NextStep
from verder.apps.intensify.queries.diary import diary_of, promises
from verder.facts.rows import ImportedLines, MonthOrders

MOST = 1000  # of the audit trail, of contacts and of promises: the latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchases:
    """What was bought in a month; the revenue is net, None where only credit notes tell."""

    month: MonthOrders
    revenue: Decimal | None
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPurchase:
    """The day of the first invoice line."""

    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesImported:
    """An import that brought lines; who does not import sees no file, and not whose it was."""

    record: Import
    brought: ImportedLines
    sees_file: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A closed rating with the account; without a place for who may not see margins."""

    column: RatedAccount
    place: int | None
    most: int


Source = AuditEvent | Purchases | FirstPurchase | LinesImported | Rated | ContactMoment | NextStep


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One thing that happened, and what it is known from; `at` is None where a day is all."""

    on: date
    at: datetime | None
    kind: HappeningKind
    source: Source

    @property
    def moment(self) -> datetime:
        """When it stands in the row; a day of which no hour is known comes before its acts."""
        return self.at or timezone.make_aware(datetime.combine(self.on, time.min))


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountTimeline:
    """What happened to an account, the latest first; `is_cut` where the trail holds more."""

    entries: tuple[TimelineEntry, ...]
    is_cut: bool


def account_timeline(account: Account, user: User) -> AccountTimeline:
    """Return what happened to an account, which the user sees, as far as they may know."""
    events = list(account_events(account)[: MOST + 1])
    found = [
        *_of_trail(events[:MOST], user),
        *_of_lines(account_activity(account), user),
        *_of_ratings(account, user),
        *_of_contacts(account, user),
        *_of_promises(account, user),
    ]
    found.sort(key=lambda each: each.moment, reverse=True)
    return AccountTimeline(entries=tuple(found), is_cut=len(events) > MOST)


def _of_trail(events: Iterable[AuditEvent], user: User) -> Iterator[TimelineEntry]:
    for event in events:
        if may_know(user, event):
            yield _at(event.at, kind_of(event.action), event)


def _of_lines(activity: Activity, user: User) -> Iterator[TimelineEntry]:
    for month in activity.months:
        bought = Purchases(
            month=month,
            revenue=activity.revenues.get(month.month),
            currency=activity.currency,
        )
        yield _on(month.last_on, HappeningKind.BOUGHT, bought)
    if activity.first_on is not None:
        first = FirstPurchase(on=activity.first_on)
        yield _on(activity.first_on, HappeningKind.BOUGHT, first)
    sees_file = may_import(user)
    for record, brought in activity.imports:
        if record.imported_at is not None:
            lines = LinesImported(record=record, brought=brought, sees_file=sees_file)
            yield _at(record.imported_at, HappeningKind.IMPORTED, lines)


def _of_ratings(account: Account, user: User) -> Iterator[TimelineEntry]:
    columns = closed_ratings_of(user, account)
    orders = orders_of_sheets([column.sheet_id for column in columns])
    may_place = may_see_margins(user)  # the order may rest on them
    for column in columns:
        order = orders.get(column.sheet_id, [])
        is_placed = may_place and column.name in order
        place = order.index(column.name) + 1 if is_placed else None
        if column.sheet.closed_at is not None:
            rated = Rated(column=column, place=place, most=len(order))
            yield _at(column.sheet.closed_at, HappeningKind.RATED, rated)


def _of_contacts(account: Account, user: User) -> Iterator[TimelineEntry]:
    had = diary_of(user).filter(account=account, state=MomentState.DONE)
    for moment in had[:MOST]:
        yield TimelineEntry(
            on=moment.on, at=moment.begins_at, kind=HappeningKind.CONTACT, source=moment
        )


def _of_promises(account: Account, user: User) -> Iterator[TimelineEntry]:
    kept = promises(user).filter(account=account).exclude(done_on=None)
    for step in kept[:MOST]:
        if step.done_on is not None:
            yield _on(step.done_on, HappeningKind.PROMISE, step)


def _at(at: datetime, kind: HappeningKind, source: Source) -> TimelineEntry:
    return TimelineEntry(on=timezone.localdate(at), at=at, kind=kind, source=source)


def _on(day: date, kind: HappeningKind, source: Source) -> TimelineEntry:
    return TimelineEntry(on=day, at=None, kind=kind, source=source)
