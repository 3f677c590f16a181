"""What happened to an account: its changes alone, or everything in one row of time."""

from collections.abc import Collection
from typing import Any, assert_never

from ninja import Query

from verder.api.accounts.happening_shown import HappeningShown
from verder.api.accounts.router import router
from verder.api.accounts.shown import EventShown
from verder.api.authentication import Caller
from verder.api.pages import Page, PageAsked
from verder.api.records import seen_account
from verder.api.values import Key
from verder.apps.accounts.queries import account_events
from verder.apps.accounts.trail import hidden_names, values_in_view
from verder.apps.core.models import AuditEvent
from verder.apps.identify.rules.trail import may_know
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


@router.get(
    "/{int:account_id}/history", response=Page[EventShown], operation_id="listAccountHistory"
)
def list_history(request: Caller, account_id: Key, page: Query[PageAsked]) -> dict[str, Any]:
    """List who changed what of the account, the latest first, as far as the caller may know."""
    account = seen_account(request.user, account_id)
    known = [each for each in account_events(account) if may_know(request.user, each)]
    shown = page.part(known)
    hidden = hidden_names(shown, request.user)
    return page.told([_event(each, hidden) for each in shown], len(known))


@router.get(
    "/{int:account_id}/timeline", response=Page[HappeningShown], operation_id="readAccountTimeline"
)
def read_timeline(
    request: Caller,
    account_id: Key,
    page: Query[PageAsked],
    kind: HappeningKind | None = None,
) -> dict[str, Any]:
    """Return all that happened to the account, the latest first, as far as the caller may know.

    Purchases by month, imports, ratings, contacts, promises kept, and of changes the
    latest thousand: the history has them all.
    """
    found = account_timeline(seen_account(request.user, account_id), request.user).entries
    wanted = [each for each in found if kind is None or each.kind is kind]
    shown = page.part(wanted)
    events = [each.source for each in shown if isinstance(each.source, AuditEvent)]
    hidden = hidden_names(events, request.user)
    return page.told([_happening(each, hidden) for each in shown], len(wanted))


def _happening(entry: TimelineEntry, hidden: Collection[str]) -> dict[str, Any]:
    return {"on": entry.on, "at": entry.at, "kind": entry.kind, **_source(entry, hidden)}


def _source(entry: TimelineEntry, hidden: Collection[str]) -> dict[str, Any]:
    found: dict[str, Any]
    match entry.source:
        case AuditEvent() as event:
            found = {"change": _event(event, hidden)}
        case Purchases() as bought:
            found = {"purchases": {**_counts(bought), "revenue": bought.revenue}}
        case FirstPurchase():
            found = {"is_first_purchase": True}
        case LinesImported() as lines:
            found = {"lines": _lines(lines)}
        case Rated() as rated:
            found = {"rating": _rating(rated)}
        case ContactMoment() as moment:
            found = {"contact": moment}
        case NextStep() as step:
            found = {"promise": step}
        case _ as other:
            assert_never(other)
    return found


def _counts(bought: Purchases) -> dict[str, Any]:
    names = ("month", "orders", "credit_notes")
    return {name: getattr(bought.month, name) for name in names}


def _lines(lines: LinesImported) -> dict[str, Any]:
    """Return an import; its file is named to those who import only."""
    brought = lines.brought
    counted = {"count": brought.lines, "first_on": brought.first_on, "last_on": brought.last_on}
    record = lines.record if lines.sees_file else None
    return {
        **counted,
        "import_id": record.pk if record else None,
        "file_name": record.file_name if record else None,
    }


def _rating(rated: Rated) -> dict[str, Any]:
    sheet = rated.column.sheet
    return {
        "sheet_id": sheet.pk,
        "title": sheet.title,
        "place": rated.place,
        "accounts": rated.most,
    }


def _event(event: AuditEvent, hidden: Collection[str]) -> dict[str, Any]:
    """Return an event with the accounts that the caller does not see left unnamed."""
    before, after = (
        values_in_view(event.action, each, hidden) for each in (event.before, event.after)
    )
    others = EventShown.model_fields.keys() - {"before", "after"}
    return {"before": before, "after": after, **{name: getattr(event, name) for name in others}}
