"""Reads of the rounds in which key accounts are chosen."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.identify.models import SelectionChange, SelectionEntry, SelectionRound
from verder.apps.identify.queries.accounts import seen_accounts
from verder.apps.identify.selection_choices import Decision, RoundState

MANY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided of an account in the latest round that is closed."""

    decision: Decision
    reason: str
    year: int
    round_id: int
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSummary:
    """A round with how many accounts of it are in view, decided about, and key accounts."""

    round: SelectionRound
    seen: int
    decided: int
    keys: int


def rounds_of(user: User | None) -> list[RoundSummary]:
    """Return all rounds, the latest first, counting the accounts in view."""
    seen = Q(entries__account__in=seen_accounts(user).values("pk"))
    rounds = (
        SelectionRound.objects.select_related("team", "made_by", "closed_by", "previous")
        .annotate(
            seen_count=Count("entries", filter=seen, distinct=True),
            decided_count=Count("entries", filter=seen & ~Q(entries__decision=""), distinct=True),
            key_count=Count(
                "entries", filter=seen & Q(entries__decision=Decision.KEY), distinct=True
            ),
        )
        .order_by("-year", "-pk")
    )
    return [
        RoundSummary(
            round=each, seen=each.seen_count, decided=each.decided_count, keys=each.key_count
        )
        for each in rounds
    ]


def entries_of(round_: SelectionRound, user: User | None) -> QuerySet[SelectionEntry]:
    """Return the accounts of a round that the user sees."""
    return round_.entries.filter(account__in=seen_accounts(user).values("pk"))


def changes_of_round(round_: SelectionRound, user: User | None) -> QuerySet[SelectionChange]:
    """Return what was done in the round and not undone, the latest first, as far as it is seen."""
    seen = Q(account=None) | Q(account__in=seen_accounts(user).values("pk"))
    return (
        round_.changes.filter(seen, undone_at=None).select_related("by", "account").order_by("-pk")
    )


def decisions_of(account_ids: Collection[int] | None = None) -> Mapping[int, Decided]:
    """Return by account what the latest closed round decided; None asks for all accounts."""
    rows = SelectionEntry.objects.exclude(decision="").filter(round__state=RoundState.CLOSED)
    if account_ids is not None and len(account_ids) <= MANY:
        rows = rows.filter(account__in=account_ids)
    ordered = rows.select_related("round", "decided_by").order_by(
        "round__year", "round__closed_at", "pk"
    )
    return {row.account_id: _decided(row) for row in ordered}


def running_entries(account: Account) -> list[SelectionEntry]:
    """Return the account as it stands in the rounds that are still worked on."""
    rows = account.selection_entries.filter(round__state=RoundState.OPEN)
    return list(rows.select_related("round__team").order_by("-round__year", "-pk"))


def accounts_decided(decision: Decision) -> set[int]:
    """Return the accounts of which the latest closed round decided this."""
    found = decisions_of()
    return {key for key, decided in found.items() if decided.decision == decision}


def _decided(row: SelectionEntry) -> Decided:
    return Decided(
        decision=Decision(row.decision),
        reason=row.reason,
        year=row.round.year,
        round_id=row.round_id,
        by=str(row.decided_by or ""),
        at=row.decided_at,
    )
