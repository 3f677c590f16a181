"""Everything that happened to an account, joined in one row of time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import groupby

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import account_events
from verder.apps.core.models import AuditEvent, User
from verder.apps.core.queries import users
from verder.apps.core.rules import may_import, may_see_margins
from verder.apps.identify.queries.ratings import closed_ratings_of, orders_of_sheets
from verder.apps.identify.reports.account_activity import Activity, account_activity
from verder.apps.identify.rules.trail import may_know
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.queries.diary import diary_of, promises
from verder.facts.rows import MonthOrders
from verder.web.accounts.history import Told, history_of
from verder.web.accounts.timeline_kinds import (
    ACCOUNT,
    BOUGHT,
    CONTACT,
    IMPORTED,
    PROMISED,
    RATED,
    TimelineKind,
    kind_of,
)
from verder.web.accounts.timeline_words import words_for
from verder.web.core import formats
from verder.web.core.actions import OTHER_ACTORS, FieldChange
from verder.web.intensify.contact_words import contact_title, team_words

MOST = 1000  # of the audit trail, the latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that happened; `at` is None where only the day is known."""

    on: date
    at: datetime | None
    kind: TimelineKind
    title: str | Promise
    who: str = ""
    text: str = ""
    changes: tuple[FieldChange, ...] = ()
    address: str = ""
    undo: str = ""

    def __str__(self) -> str:
        return f"{self.title}"

    @property
    def month(self) -> date:
        """The first day of its month."""
        return self.on.replace(day=1)

    @property
    def words(self) -> str:
        """What it says beside its title, as one text."""
        told = [f"{each.name}: {each.before or '–'} → {each.after or '–'}" for each in self.changes]
        return "; ".join([self.text, *told] if self.text else told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What happened to an account, the latest first; `is_cut` where the trail holds more."""

    happenings: tuple[Happening, ...]
    is_cut: bool


def timeline_of(account: Account, user: User) -> Timeline:
    """Return what happened to an account, which the user sees, as far as they may know."""
    events = list(account_events(account)[: MOST + 1])
    found = [
        *_of_trail(account, events[:MOST], user),
        *_of_lines(account_activity(account), account, user),
        *_of_ratings(account, user),
        *_of_contacts(account, user),
        *_of_promises(account, user),
    ]
    found.sort(key=_when, reverse=True)
    return Timeline(happenings=tuple(found), is_cut=len(events) > MOST)


def _when(each: Happening) -> datetime:
    """Return the moment; a day of which no hour is known comes before its acts."""
    return each.at or timezone.make_aware(datetime.combine(each.on, time.min))


def _of_trail(account: Account, events: Sequence[AuditEvent], user: User) -> Iterator[Happening]:
    known = [event for event in events if may_know(user, event)]
    names = dict(users().values_list("email", "name"))
    text_of = words_for(known)
    for event, told in zip(known, history_of(account, known, user), strict=True):
        yield _told(account, event, told, names, text_of(event))


def _told(
    account: Account, event: AuditEvent, told: Told, names: Mapping[str, str], text: str
) -> Happening:
    kind = kind_of(event.action)
    who = str(OTHER_ACTORS.get(told.actor) or names.get(told.actor) or told.actor)
    return Happening(
        on=timezone.localdate(told.at),
        at=told.at,
        kind=kind,
        title=told.action,
        who=who,
        text=text,
        changes=() if text else tuple(_telling(told.changes)),
        address=_tab_of(kind, account),
        undo=told.undo,
    )


def _telling(changes: Sequence[FieldChange]) -> Iterator[FieldChange]:
    """Yield what changed, with the first field to say of what; not what is and was empty."""
    for place, change in enumerate(changes):
        if change.before == change.after:
            if place == 0:
                yield replace(change, before=None)
        elif change.before is not None or change.after != _("empty"):
            yield change


def _tab_of(kind: TimelineKind, account: Account) -> str:
    try:
        return reverse(kind.tab, args=[account.pk]) if kind.tab else ""
    except NoReverseMatch:
        return ""


def _of_lines(activity: Activity, account: Account, user: User) -> Iterator[Happening]:
    for month in activity.months:
        yield _of_month(month, activity, account)
    if activity.first_on is not None:
        yield Happening(on=activity.first_on, at=None, kind=BOUGHT, title=_("First purchase"))
    yield from _of_imports(activity, may_import(user))


def _of_month(month: MonthOrders, activity: Activity, account: Account) -> Happening:
    period = f"from={month.month:%Y-%m-%d}&to={month.last_on:%Y-%m-%d}"
    return Happening(
        on=month.last_on,
        at=None,
        kind=BOUGHT,
        title=_("Purchases in %(month)s") % {"month": formats.month(month.month)},
        text=", ".join(_counted(month, activity)),
        address=f"{reverse('account_lines', args=[account.pk])}?{period}",
    )


def _counted(month: MonthOrders, activity: Activity) -> Iterator[str]:
    revenue = activity.revenues.get(month.month)
    if revenue is not None:
        amount = formats.money(revenue, activity.currency)
        yield _("net revenue %(amount)s") % {"amount": amount}
    if month.orders:
        text = ngettext("%(count)s invoice", "%(count)s invoices", month.orders)
        yield text % {"count": formats.number(month.orders)}
    if month.credit_notes:
        text = ngettext("%(count)s credit note", "%(count)s credit notes", month.credit_notes)
        yield text % {"count": formats.number(month.credit_notes)}


def _of_imports(activity: Activity, sees_files: bool) -> Iterator[Happening]:  # noqa: FBT001
    for record, brought in activity.imports:
        at = record.imported_at
        if at is None:
            continue
        text = ngettext(
            "%(count)s invoice line, %(first)s to %(last)s",
            "%(count)s invoice lines, %(first)s to %(last)s",
            brought.lines,
        ) % {
            "count": formats.number(brought.lines),
            "first": formats.day(brought.first_on),
            "last": formats.day(brought.last_on),
        }
        yield Happening(
            on=timezone.localdate(at),
            at=at,
            kind=IMPORTED,
            title=_("Invoice lines imported"),
            who=str(record.by or "") if sees_files else "",
            text=f"{record.file_name}: {text}" if sees_files else text,
            address=reverse("import_detail", args=[record.pk]) if sees_files else "",
        )


def _of_ratings(account: Account, user: User) -> Iterator[Happening]:
    columns = closed_ratings_of(user, account)
    orders = orders_of_sheets([column.sheet_id for column in columns])
    for column in columns:
        sheet, order = column.sheet, orders.get(column.sheet_id, [])
        if sheet.closed_at is None:
            continue
        is_told = column.name in order and may_see_margins(user)  # the order may rest on them
        place = order.index(column.name) + 1 if is_told else None
        text = _("place %(place)s of %(most)s") % {
            "place": formats.number(place or 0),
            "most": formats.number(len(order)),
        }
        yield Happening(
            on=timezone.localdate(sheet.closed_at),
            at=sheet.closed_at,
            kind=RATED,
            title=_("Rated on “%(sheet)s”") % {"sheet": sheet.title},
            who=str(sheet.closed_by or ""),
            text=text if place else "",
            address=reverse("rating_sheet", args=[sheet.pk]),
        )


def _of_contacts(account: Account, user: User) -> Iterator[Happening]:
    had = diary_of(user).filter(account=account, state=MomentState.DONE)
    for moment in had[:MOST]:
        told = (moment.purpose, moment.agreed, _("for me alone") if moment.is_private else "")
        yield Happening(
            on=moment.on,
            at=moment.begins_at,
            kind=CONTACT,
            title=contact_title(moment),
            who=team_words(moment),
            text=" · ".join(filter(None, told)),
            address=reverse("contact", args=[moment.pk]),
        )


def _of_promises(account: Account, user: User) -> Iterator[Happening]:
    kept = promises(user).filter(account=account).exclude(done_on=None)
    for step in kept[:MOST]:
        if step.done_on is not None:
            yield Happening(
                on=step.done_on,
                at=None,
                kind=PROMISED,
                title=_("Promise kept"),
                who=step.owner.name if step.owner else "",
                text=step.text,
            )


def by_month(happenings: Iterable[Happening]) -> list[tuple[date, list[list[Happening]]]]:
    """Return the months, each with its runs of what was done in one go, in the order given."""
    return [
        (month, [list(run) for _same, run in groupby(found, _run)])
        for month, found in groupby(happenings, lambda each: each.month)
    ]


def _run(each: Happening) -> tuple[object, ...]:
    """Return what acts of one run share: who did the same on one day, all to be told in words."""
    is_alone = bool(each.undo or each.changes)
    return (each.on, each.kind.key, str(each.title), each.who, id(each) if is_alone else None)


def kinds_in(happenings: Iterable[Happening]) -> list[TimelineKind]:
    """Return the kinds that occur, those of the account itself last."""
    found = {each.kind.key: each.kind for each in happenings}
    return sorted(found.values(), key=lambda kind: (kind is ACCOUNT, str(kind.title).casefold()))
