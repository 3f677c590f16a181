"""What somebody proposes for an account: kept, withdrawn, brought back."""

from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.accounts.services.editing import touch
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.identify.models import Proposal
from verder.apps.identify.proposed_changes import as_kept
from verder.apps.identify.reports.account_profit import account_profit, account_what_if
from verder.apps.identify.rules import may_propose
from verder.domain.identify.profit_ladder import Step
from verder.domain.identify.what_if import Change
from verder.domain.values.money import round_half_up
from verder.domain.values.period import Period

PLACES = 4


@transaction.atomic
def save_proposal(
    *, by: User | None, account: Account, change: Change, period: Period | None, note: str = ""
) -> Proposal:
    """Keep a what-if as a proposal, with what it brings as reckoned now."""
    if not may_propose(by, account):
        raise PermissionDenied
    if change.is_nothing:
        raise Refused("proposal_empty")
    report = account_profit(user=by, account=account, period=period)
    found = account_what_if(report, change)
    before = report.ladder.cm3
    proposal = Proposal(
        account=account,
        start_on=report.basis.period.start_on,
        end_on=report.basis.period.end_on,
        change=as_kept(change),
        profit_before=round_half_up(before, PLACES) if isinstance(before, Decimal) else None,
        effect=round_half_up(found.effect(Step.CM3), PLACES),
        note=note.strip(),
        by=by,
        at=timezone.now(),
    )
    proposal.full_clean()
    proposal.save()
    touch(account)
    record(
        by=by,
        action="account.proposal_made",
        subject=account,
        after={"proposal": proposal.pk, **proposal.change, "note": proposal.note},
    )
    return proposal


@transaction.atomic
def withdraw_proposal(*, by: User | None, proposal: Proposal) -> None:
    """Take a proposal back; it can be brought back."""
    _turn(by, proposal, is_withdrawn=True)


@transaction.atomic
def restore_proposal(*, by: User | None, proposal: Proposal) -> None:
    """Bring a withdrawn proposal back."""
    _turn(by, proposal, is_withdrawn=False)


def _turn(by: User | None, proposal: Proposal, *, is_withdrawn: bool) -> None:
    held = Proposal.objects.select_for_update().select_related("account").get(pk=proposal.pk)
    if not may_propose(by, held.account):
        raise PermissionDenied
    if (held.withdrawn_at is not None) == is_withdrawn:
        raise Refused("proposal_withdrawn" if is_withdrawn else "proposal_stands")
    held.withdrawn_at = timezone.now() if is_withdrawn else None
    held.withdrawn_by = by if is_withdrawn else None
    held.save(update_fields=["withdrawn_at", "withdrawn_by"])
    action = "account.proposal_withdrawn" if is_withdrawn else "account.proposal_restored"
    record(by=by, action=action, subject=held.account, after={"proposal": held.pk, **held.change})
