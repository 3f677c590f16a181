"""The same decision about many accounts at once, for one reason, taken back in one act."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services.audit import Change, record_many
from verder.apps.identify.models import SelectionChange, SelectionEntry, SelectionRound
from verder.apps.identify.rules import may_arrange_round
from verder.apps.identify.rules.selection import may_decide_about
from verder.apps.identify.selection_choices import Decision
from verder.apps.identify.services.selection.entries import heads_of
from verder.apps.identify.services.selection.keeping import locked_round, remember, snapshot

FIELDS = ("decision", "reason", "decided_by", "decided_at")
BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What an act on many accounts did; `skipped` are those about which others decide."""

    changed: int
    added: int
    skipped: int
    change: SelectionChange | None


@transaction.atomic
def decide_accounts(
    *,
    by: User | None,
    round_: SelectionRound,
    account_ids: Collection[int],
    decision: Decision,
    reason: str,
) -> Decided:
    """Decide the same of accounts in view, and put those in the round that are not in it yet.

    An entity counts with its group. Accounts of other teams stay as they are.
    """
    current, reason = locked_round(round_.pk), reason.strip()
    if not may_arrange_round(by, current):
        raise PermissionDenied
    if not reason:
        raise Refused("selection_reason_missing")
    heads = heads_of(by, account_ids)
    allowed = may_decide_about(by, heads)
    accounts = [account for account in heads if account.pk in allowed]
    there = {entry.account_id: entry for entry in current.entries.filter(account__in=accounts)}
    made = SelectionEntry.objects.bulk_create(
        (
            SelectionEntry(round=current, account=account)
            for account in accounts
            if account.pk not in there
        ),
        batch_size=BATCH,
    )
    changing = [
        *made,
        *(each for each in there.values() if (each.decision, each.reason) != (decision, reason)),
    ]
    before = snapshot(entry for entry in changing if entry.account_id in there)
    _write(changing, accounts, by, decision, reason)
    kept = None
    if changing:
        kept = remember(
            by=by,
            round_=current,
            action="selection.accounts_decided",
            about=f"{decision.label}: {len(changing)}",
            before=before,
            made=made,
            told=({}, {"decision": str(decision), "reason": reason, "count": len(changing)}),
        )
    return Decided(
        changed=len(changing), added=len(made), skipped=len(heads) - len(accounts), change=kept
    )


def _write(
    entries: Sequence[SelectionEntry],
    accounts: Sequence[Account],
    by: User | None,
    decision: Decision,
    reason: str,
) -> None:
    """Keep the decision, with a line in the history of every account."""
    names = {account.pk: account for account in accounts}
    now = timezone.now()
    told = [
        Change(
            action="selection.decided",
            subject=names[entry.account_id],
            before={"decision": entry.decision, "reason": entry.reason},
            after={"decision": str(decision), "reason": reason},
        )
        for entry in entries
    ]
    for entry in entries:
        entry.decision, entry.reason = decision, reason
        entry.decided_by, entry.decided_at = by, now
    SelectionEntry.objects.bulk_update(entries, FIELDS, batch_size=BATCH)
    record_many(by=by, changes=told)
