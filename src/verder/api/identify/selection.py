"""Read and arrange the rounds in which key accounts are chosen."""

from typing import Any

from django.shortcuts import get_object_or_404
from ninja import Query, Router

from verder.api.answers import Answer, answered
from verder.api.authentication import Caller
from verder.api.identify.selection_given import (
    CandidatesGiven,
    CriterionGiven,
    RoundChangeGiven,
    RoundGiven,
    WeightsGiven,
)
from verder.api.identify.selection_records import (
    arranged_round,
    entry_told,
    seen_round,
)
from verder.api.identify.selection_shown import (
    ActShown,
    CriterionShown,
    RoundChangeShown,
    RoundReportShown,
    RoundShown,
    RoundSummaryShown,
    SensitivityShown,
)
from verder.api.pages import Page, PageAsked
from verder.api.values import Key
from verder.apps.core.models import Team
from verder.apps.identify.criterion_texts import Criterion, criterion_of
from verder.apps.identify.models import SelectionChange, SelectionRound
from verder.apps.identify.queries.selection import rounds_of
from verder.apps.identify.reports.candidates import rated, toppers
from verder.apps.identify.reports.selection import RoundReport, round_report, sensitivity_of
from verder.apps.identify.reports.selection_changes import RoundChange, round_changes
from verder.apps.identify.rules import may_arrange_round
from verder.apps.identify.services.selection import (
    add_accounts,
    add_criterion,
    begin_round,
    change_criterion,
    change_round,
    close_round,
    remove_criterion,
    remove_round,
    set_weights,
    undo_change,
    undoable,
)

router = Router(tags=["selection"])
ROUND = "/{int:round_id}"


@router.get("", response=Page[RoundSummaryShown], operation_id="listRounds")
def list_rounds(request: Caller, page: Query[PageAsked]) -> dict[str, Any]:
    """List the rounds in view, the latest first."""
    found = [
        each
        for each in rounds_of(request.user)
        if each.seen or may_arrange_round(request.user, each.round)
    ]
    return page.of(found)


@router.post("", response={201: RoundShown}, operation_id="beginRound")
def begin(request: Caller, given: RoundGiven) -> SelectionRound:
    """Begin a round on the usual period, with criteria and accounts of the one before."""
    team = None if given.team is None else get_object_or_404(Team, pk=given.team)
    return begin_round(by=request.user, year=given.year, team=team, capacity=given.capacity)


@router.get(ROUND, response=Answer[RoundReportShown], operation_id="readRound")
def read_round(request: Caller, round_id: Key, page: Query[PageAsked]) -> dict[str, object]:
    """Return the accounts with their scores, gates and place, and the criteria."""
    round_ = seen_round(request.user, round_id)
    return answered(lambda: _told(round_report(request.user, round_), page))


def _told(report: RoundReport, page: PageAsked) -> dict[str, Any]:
    entries = [entry_told(line) for line in page.part(report.lines)]
    return {
        "round": report.round,
        "candidates": report.candidates,
        "weight_sum": report.weight_sum,
        "criteria": report.criteria,
        "entries": page.told(entries, len(report.lines)),
    }


@router.patch(ROUND, response=RoundShown, operation_id="changeRound")
def change(request: Caller, round_id: Key, given: RoundChangeGiven) -> SelectionRound:
    """Say how many key accounts there is room for, and who scores."""
    round_ = seen_round(request.user, round_id)
    return change_round(by=request.user, round_=round_, **given.model_dump())


@router.delete(ROUND, response={204: None}, operation_id="removeRound")
def remove(request: Caller, round_id: Key) -> None:
    """Remove a round that was begun by mistake."""
    remove_round(by=request.user, round_=seen_round(request.user, round_id))


@router.post(f"{ROUND}/close", response=RoundShown, operation_id="closeRound")
def close(request: Caller, round_id: Key) -> SelectionRound:
    """Freeze the round; its decisions hold."""
    return close_round(by=request.user, round_=seen_round(request.user, round_id))


@router.post(f"{ROUND}/accounts", response={204: None}, operation_id="addCandidates")
def add_candidates(request: Caller, round_id: Key, given: CandidatesGiven) -> None:
    """Add accounts to choose from; an entity counts with its group, and nobody stands twice."""
    round_ = seen_round(request.user, round_id)
    keys = list(given.accounts)
    if given.with_toppers:
        keys += toppers(request.user, round_)
    if given.sheet is not None:
        keys += rated(request.user, str(given.sheet))
    add_accounts(by=request.user, round_=round_, account_ids=keys)


@router.get(
    f"{ROUND}/sensitivity", response=Answer[SensitivityShown], operation_id="readSensitivity"
)
def read_sensitivity(request: Caller, round_id: Key) -> dict[str, object]:
    """Return who drops out and comes in when a weight is a fifth heavier or lighter."""
    round_ = seen_round(request.user, round_id)
    return answered(lambda: _sensitivity(round_report(request.user, round_)))


def _sensitivity(report: RoundReport) -> dict[str, Any]:
    found, seen = sensitivity_of(report), {line.account_id for line in report.lines}
    return {
        "is_firm": found.is_firm,
        "variations": [
            {
                "criterion_id": each.criterion_id,
                "change_share": each.change_share,
                "weight_share": each.weight_share,
                "dropped": [key for key in each.dropped if key in seen],
                "entered": [key for key in each.entered if key in seen],
            }
            for each in found.variations
        ],
    }


@router.get(f"{ROUND}/changes", response=Answer[Page[RoundChangeShown]], operation_id="readChanges")
def read_changes(request: Caller, round_id: Key, page: Query[PageAsked]) -> dict[str, object]:
    """Return what changed since the round before: score, place and decision."""
    round_ = seen_round(request.user, round_id)

    def found() -> dict[str, Any]:
        changes = round_changes(round_report(request.user, round_))
        return page.told([_change_told(each) for each in page.part(changes)], len(changes))

    return answered(found)


def _change_told(each: RoundChange) -> dict[str, Any]:
    entry, before = each.line.entry, each.before
    return {
        "account_id": entry.account_id,
        "name": entry.account.name,
        "score": each.line.ranked.score,
        "score_change": each.score_change,
        "place": each.line.ranked.place,
        "place_change": each.place_change,
        "decision": entry.decision or None,
        "decision_before": (before.decision or None) if before else None,
    }


@router.post(f"{ROUND}/criteria", response={201: CriterionShown}, operation_id="addCriterion")
def new_criterion(request: Caller, round_id: Key, given: CriterionGiven) -> Criterion:
    """Add a criterion of one's own behind the others."""
    round_ = arranged_round(request.user, round_id)
    return criterion_of(add_criterion(by=request.user, round_=round_, wish=given.wish))


@router.put(
    f"{ROUND}/criteria/{{int:criterion_id}}",
    response=CriterionShown,
    operation_id="changeCriterion",
)
def edit_criterion(
    request: Caller, round_id: Key, criterion_id: Key, given: CriterionGiven
) -> Criterion:
    """Change a criterion; scores that came from a value are made anew with its classes."""
    round_ = arranged_round(request.user, round_id)
    criterion = get_object_or_404(round_.criteria, pk=criterion_id)
    return criterion_of(change_criterion(by=request.user, criterion=criterion, wish=given.wish))


@router.delete(
    f"{ROUND}/criteria/{{int:criterion_id}}", response={204: None}, operation_id="removeCriterion"
)
def drop_criterion(request: Caller, round_id: Key, criterion_id: Key) -> None:
    """Take a criterion out, with its scores."""
    round_ = arranged_round(request.user, round_id)
    criterion = get_object_or_404(round_.criteria, pk=criterion_id)
    remove_criterion(by=request.user, criterion=criterion)


@router.put(f"{ROUND}/weights", response={204: None}, operation_id="setWeights")
def weigh(request: Caller, round_id: Key, given: WeightsGiven) -> None:
    """Put the criteria in this order, with these weights."""
    round_ = seen_round(request.user, round_id)
    weights = [(each.criterion, each.weight) for each in given.weights]
    set_weights(by=request.user, round_=round_, weights=weights)


@router.get(f"{ROUND}/acts", response=Page[ActShown], operation_id="listActs")
def list_acts(request: Caller, round_id: Key, page: Query[PageAsked]) -> dict[str, Any]:
    """List what was done in the round and the caller may take back, the latest first."""
    return page.of(undoable(seen_round(request.user, round_id), request.user))


@router.post(f"{ROUND}/acts/{{int:act_id}}/undo", response={204: None}, operation_id="undoAct")
def undo(request: Caller, round_id: Key, act_id: Key) -> None:
    """Take one act back."""
    round_ = seen_round(request.user, round_id)
    act: SelectionChange = get_object_or_404(round_.changes, pk=act_id)
    undo_change(by=request.user, change=act)
