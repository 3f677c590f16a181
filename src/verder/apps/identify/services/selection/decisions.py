"""What becomes of an account: decided with a reason, by whom and when."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.identify.models import SelectionEntry, SelectionRound
from verder.apps.identify.rules import may_decide
from verder.apps.identify.selection_choices import Decision
from verder.apps.identify.services.selection.keeping import locked_round, remember, snapshot


@transaction.atomic
def decide(
    *,
    by: User | None,
    round_: SelectionRound,
    entries: Iterable[SelectionEntry],
    decision: Decision,
    reason: str,
) -> int:
    """Decide the same of some accounts for the same reason, and return of how many."""
    current = locked_round(round_.pk)
    if not reason.strip():
        raise Refused("selection_reason_missing")
    decided = 0
    for entry in entries:
        decided += _decide(current, entry, by, decision, reason.strip())
    return decided


@transaction.atomic
def withdraw_decision(*, by: User | None, entry: SelectionEntry) -> None:
    """Leave it open again what becomes of the account."""
    _decide(locked_round(entry.round_id), entry, by, None, "")


def _decide(
    round_: SelectionRound,
    entry: SelectionEntry,
    by: User | None,
    decision: Decision | None,
    reason: str,
) -> bool:
    current = round_.entries.select_related("account__owner").get(pk=entry.pk)
    if not may_decide(by, current.account):
        raise PermissionDenied
    was = {"decision": current.decision, "reason": current.reason}
    now = {"decision": str(decision or ""), "reason": reason}
    if was == now:
        return False
    before = snapshot([current])
    current.decision, current.reason = now["decision"], reason
    current.decided_by, current.decided_at = (by, timezone.now()) if decision else (None, None)
    current.full_clean()
    current.save()
    remember(
        by=by,
        round_=round_,
        action="selection.decided",
        account=current.account,
        about=str(decision.label) if decision else "",
        before=before,
        told=(was, now),
    )
    return True
