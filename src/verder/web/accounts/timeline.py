"""Everything that happened to an account in words, in one row of time."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import assert_never

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verder.apps.accounts.models import Account
from verder.apps.core.models import AuditEvent, User
from verder.apps.intensify.happening_kinds import HappeningKind
from verder.apps.intensify.models import ContactMoment, NextStep
from verder.apps.intensify.reports.timeline import (
    FirstPurchase,
    LinesImported,
    Purchases,
    Rated,
    TimelineEntry,
    account_timeline,
)
from verder.web.accounts.history import Told, history_of
from verder.web.accounts.timeline_kinds import BY_KEY, TimelineKind
from verder.web.accounts.timeline_words import words_for
from verder.web.core import formats
from verder.web.core.actions import actors_named
from verder.web.core.changes import FieldChange
from verder.web.intensify.contact_words import contact_title, team_words


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


Acts = Mapping[int, tuple[Told, str]]  # by event: what changed, and its one sentence


def timeline_of(account: Account, user: User) -> Timeline:
    """Return what happened to an account, which the user sees, as far as they may know."""
    found = account_timeline(account, user)
    events = [each.source for each in found.entries if isinstance(each.source, AuditEvent)]
    acts, name_of = _acts(account, events, user), actors_named()
    return Timeline(
        happenings=tuple(_happening(each, account, acts, name_of) for each in found.entries),
        is_cut=found.is_cut,
    )


def _acts(account: Account, events: Sequence[AuditEvent], user: User) -> Acts:
    text_of = words_for(events)
    told = zip(events, history_of(account, events, user), strict=True)
    return {event.pk: (each, text_of(event)) for event, each in told}


def _happening(
    entry: TimelineEntry, account: Account, acts: Acts, name_of: Callable[[str], str]
) -> Happening:
    found = Happening(on=entry.on, at=entry.at, kind=BY_KEY[entry.kind], title="")
    match entry.source:
        case AuditEvent() as event:
            found = _of_act(found, account, *acts[event.pk], name_of)
        case Purchases() as bought:
            found = _of_month(found, account, bought)
        case FirstPurchase():
            found = replace(found, title=_("First purchase"))
        case LinesImported() as lines:
            found = _of_import(found, lines)
        case Rated() as rated:
            found = _of_rating(found, rated)
        case ContactMoment() as moment:
            found = _of_contact(found, moment)
        case NextStep() as step:
            found = _of_promise(found, step)
        case _ as other:
            assert_never(other)
    return found


def _of_act(
    plain: Happening, account: Account, told: Told, text: str, name_of: Callable[[str], str]
) -> Happening:
    return replace(
        plain,
        title=told.action,
        who=name_of(told.actor),
        text=text,
        changes=() if text else tuple(_telling(told.changes)),
        address=reverse(plain.kind.tab, args=[account.pk]) if plain.kind.tab else "",
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


def _of_month(plain: Happening, account: Account, bought: Purchases) -> Happening:
    month = bought.month
    period = f"from={month.month:%Y-%m-%d}&to={month.last_on:%Y-%m-%d}"
    return replace(
        plain,
        title=_("Purchases in %(month)s") % {"month": formats.month(month.month)},
        text=", ".join(_counted(bought)),
        address=f"{reverse('account_lines', args=[account.pk])}?{period}",
    )


def _counted(bought: Purchases) -> Iterator[str]:
    month = bought.month
    if bought.revenue is not None:
        amount = formats.money(bought.revenue, bought.currency)
        yield _("net revenue %(amount)s") % {"amount": amount}
    if month.orders:
        text = ngettext("%(count)s invoice", "%(count)s invoices", month.orders)
        yield text % {"count": formats.number(month.orders)}
    if month.credit_notes:
        text = ngettext("%(count)s credit note", "%(count)s credit notes", month.credit_notes)
        yield text % {"count": formats.number(month.credit_notes)}


def _of_import(plain: Happening, lines: LinesImported) -> Happening:
    record, brought = lines.record, lines.brought
    text = ngettext(
        "%(count)s invoice line, %(first)s to %(last)s",
        "%(count)s invoice lines, %(first)s to %(last)s",
        brought.lines,
    ) % {
        "count": formats.number(brought.lines),
        "first": formats.day(brought.first_on),
        "last": formats.day(brought.last_on),
    }
    found = replace(plain, title=_("Invoice lines imported"), text=text)
    if not lines.sees_file:
        return found
    return replace(
        found,
        who=str(record.by or ""),
        text=f"{record.file_name}: {text}",
        address=reverse("import_detail", args=[record.pk]),
    )


def _of_rating(plain: Happening, rated: Rated) -> Happening:
    sheet, text = rated.column.sheet, ""
    if rated.place is not None:
        text = _("place %(place)s of %(most)s") % {
            "place": formats.number(rated.place),
            "most": formats.number(rated.most),
        }
    return replace(
        plain,
        title=_("Rated on “%(sheet)s”") % {"sheet": sheet.title},
        who=str(sheet.closed_by or ""),
        text=text,
        address=reverse("rating_sheet", args=[sheet.pk]),
    )


def _of_contact(plain: Happening, moment: ContactMoment) -> Happening:
    told = (moment.purpose, moment.agreed, _("for me alone") if moment.is_private else "")
    return replace(
        plain,
        title=contact_title(moment),
        who=team_words(moment),
        text=" · ".join(filter(None, told)),
        address=reverse("contact", args=[moment.pk]),
    )


def _of_promise(plain: Happening, step: NextStep) -> Happening:
    who = step.owner.name if step.owner else ""
    return replace(plain, title=_("Promise kept"), who=who, text=step.text)


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
    return sorted(
        found.values(),
        key=lambda kind: (kind.key is HappeningKind.ACCOUNT, str(kind.title).casefold()),
    )
