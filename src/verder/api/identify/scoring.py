"""Score the accounts of a round, and decide about them."""

from typing import Any

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Router

from verder.api.answers import Answer, answered
from verder.api.authentication import Caller
from verder.api.identify.selection_given import (
    AccountDecisionsGiven,
    CellGiven,
    CellsGiven,
    DecisionGiven,
    DecisionsGiven,
    ScoreGiven,
)
from verder.api.identify.selection_records import entry_told, seen_entry, seen_round
from verder.api.identify.selection_shown import BulkDecidedShown, DecisionsShown, EntryShown
from verder.api.records import seen_accounts
from verder.api.values import Key
from verder.apps.core.models import User
from verder.apps.identify.models import SelectionCriterion, SelectionEntry, SelectionRound
from verder.apps.identify.queries.selection import entries_of
from verder.apps.identify.reports.selection import round_report
from verder.apps.identify.services.selection import (
    clear_score,
    decide,
    decide_accounts,
    remove_account,
    set_score,
    withdraw_decision,
)

router = Router(tags=["selection"])
ENTRY = "/{int:round_id}/accounts/{int:entry_id}"


@router.get(ENTRY, response=Answer[EntryShown], operation_id="readEntry")
def read_entry(request: Caller, round_id: Key, entry_id: Key) -> dict[str, object]:
    """Return why one account stands where it stands."""
    round_ = seen_round(request.user, round_id)
    entry = seen_entry(request.user, round_, entry_id)
    return answered(lambda: _told(request.user, round_, entry))


def _told(user: User, round_: SelectionRound, entry: SelectionEntry) -> dict[str, Any]:
    report = round_report(user, round_)
    return next(entry_told(line) for line in report.lines if line.entry.pk == entry.pk)


@router.delete(ENTRY, response={204: None}, operation_id="removeEntry")
def remove_entry(request: Caller, round_id: Key, entry_id: Key) -> None:
    """Take an account out of the round, with its scores."""
    round_ = seen_round(request.user, round_id)
    remove_account(by=request.user, entry=seen_entry(request.user, round_, entry_id))


@router.put(f"{ENTRY}/scores/{{int:criterion_id}}", response={204: None}, operation_id="scoreEntry")
def score_entry(
    request: Caller, round_id: Key, entry_id: Key, criterion_id: Key, given: ScoreGiven
) -> None:
    """Score an account on a criterion with its evidence, or leave it to the figures again."""
    round_ = seen_round(request.user, round_id)
    entry = seen_entry(request.user, round_, entry_id)
    criterion = get_object_or_404(round_.criteria, pk=criterion_id)
    if given.score is None and given.value is None:
        clear_score(by=request.user, entry=entry, criterion=criterion)
        return
    set_score(by=request.user, entry=entry, criterion=criterion, **given.model_dump())


@router.put("/{int:round_id}/scores", response={204: None}, operation_id="scoreEntries")
@transaction.atomic
def score_entries(request: Caller, round_id: Key, given: CellsGiven) -> None:
    """Score many accounts at once: all scores are kept, or none."""
    round_ = seen_round(request.user, round_id)
    entries = {each.pk: each for each in entries_of(round_, request.user)}
    criteria = {each.pk: each for each in round_.criteria.all()}
    for each in given.scores:
        if each.entry not in entries or each.criterion not in criteria:
            raise Http404
        _score(request.user, entries[each.entry], criteria[each.criterion], each)


def _score(
    by: User, entry: SelectionEntry, criterion: SelectionCriterion, given: CellGiven
) -> None:
    if given.score is None:
        clear_score(by=by, entry=entry, criterion=criterion)
    else:
        set_score(by=by, entry=entry, criterion=criterion, score=given.score)


@router.put(f"{ENTRY}/decision", response={204: None}, operation_id="decideEntry")
def decide_entry(request: Caller, round_id: Key, entry_id: Key, given: DecisionGiven) -> None:
    """Decide what becomes of the account, with the reason."""
    round_ = seen_round(request.user, round_id)
    entry = seen_entry(request.user, round_, entry_id)
    decide(by=request.user, round_=round_, entries=[entry], **given.model_dump())


@router.delete(f"{ENTRY}/decision", response={204: None}, operation_id="withdrawDecision")
def leave_open(request: Caller, round_id: Key, entry_id: Key) -> None:
    """Leave it open again what becomes of the account."""
    round_ = seen_round(request.user, round_id)
    withdraw_decision(by=request.user, entry=seen_entry(request.user, round_, entry_id))


@router.post("/{int:round_id}/decisions", response=DecisionsShown, operation_id="decideEntries")
def decide_entries(request: Caller, round_id: Key, given: DecisionsGiven) -> dict[str, int]:
    """Decide the same about several accounts for the same reason."""
    round_ = seen_round(request.user, round_id)
    entries = list(entries_of(round_, request.user).filter(pk__in=given.entries))
    if len(entries) != len(set(given.entries)):
        raise Http404
    decided = decide(
        by=request.user,
        round_=round_,
        entries=entries,
        decision=given.decision,
        reason=given.reason,
    )
    return {"decided": decided}


@router.post(
    "/{int:round_id}/account-decisions",
    response=BulkDecidedShown,
    operation_id="decideAccounts",
)
def decide_about_accounts(
    request: Caller, round_id: Key, given: AccountDecisionsGiven
) -> dict[str, int | None]:
    """Decide the same about accounts; who is not in the round yet comes into it."""
    done = decide_accounts(
        by=request.user,
        round_=seen_round(request.user, round_id),
        account_ids=[each.pk for each in seen_accounts(request.user, given.accounts)],
        decision=given.decision,
        reason=given.reason,
    )
    return {
        "changed": done.changed,
        "added": done.added,
        "skipped": done.skipped,
        "act_id": done.change.pk if done.change else None,
    }
