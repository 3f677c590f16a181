"""The relation with accounts: both views, the stage, notice."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router

from verder.api.authentication import Caller
from verder.api.intensify.relationship_given import NoticeGiven, ViewGiven
from verder.api.intensify.relationship_shown import (
    NoticeShown,
    RelationRow,
    RelationShown,
    ViewShown,
    next_step_told,
)
from verder.api.pages import Page, PageAsked
from verder.api.records import seen_account
from verder.api.values import Key
from verder.apps.accounts.models import Account
from verder.apps.intensify.instruments import KnownInstrument, known_instrument
from verder.apps.intensify.models import Assessment, RelationEnd
from verder.apps.intensify.queries.assessments import relation_end
from verder.apps.intensify.queries.people import visible_positions
from verder.apps.intensify.reports.relationship import (
    Relation,
    account_relation,
    relations_report,
)
from verder.apps.intensify.services import assessments
from verder.domain.engines.two_sides import ViewSide

router = Router(tags=["relationship"])
OF_ACCOUNT = "/accounts/{int:account_id}"


@router.get(
    "/relationship-stages", response=Page[RelationRow], operation_id="listRelationshipStages"
)
def list_relations(request: Caller, page: Query[PageAsked]) -> dict[str, Any]:
    """List the accounts in view whose relation is scored, by name."""
    found = relations_report(request.user, today=timezone.localdate())
    rows = [_row(account, relation) for account, relation in page.part(found)]
    return page.told(rows, len(found))


@router.get(
    f"{OF_ACCOUNT}/relationship", response=RelationShown, operation_id="readRelationshipStage"
)
def read_relation(request: Caller, account_id: Key) -> dict[str, Any]:
    """Return where both sides see the relation, the gap, and what is next."""
    account = seen_account(request.user, account_id)
    found = account_relation(account, today=timezone.localdate())
    return {
        **_row(account, found.relation),
        "item_gaps": found.relation.sides.item_gaps,
        "notice": found.end,
        "views": list(found.relation.rows),
    }


@router.put(
    f"{OF_ACCOUNT}/instruments/{{instrument}}/{{side}}", response=ViewShown, operation_id="giveView"
)
def give_view(
    request: Caller, account_id: Key, instrument: str, side: ViewSide, given: ViewGiven
) -> Assessment:
    """Say how one side sees it: `us`, or `customer` for what the customer said in a talk."""
    account, known = seen_account(request.user, account_id), _known(instrument)
    content = given.model_dump(exclude={"position_id"})
    position = None
    if given.position_id is not None:
        there = visible_positions(request.user).filter(account=account)
        position = get_object_or_404(there, pk=given.position_id)
    return assessments.give_view(
        by=request.user,
        account=account,
        instrument=known,
        side=side,
        given=assessments.Given(**content, position=position),
    )


@router.post(
    f"{OF_ACCOUNT}/views/{{int:view_id}}/undo", response={204: None}, operation_id="undoView"
)
def undo_view(request: Caller, account_id: Key, view_id: Key) -> None:
    """Undo the latest act on a view; what held before holds again."""
    account = seen_account(request.user, account_id)
    row = get_object_or_404(Assessment, pk=view_id, account=account)
    assessments.undo_view(by=request.user, row=row)


@router.put(f"{OF_ACCOUNT}/relationship/notice", response=NoticeShown, operation_id="giveNotice")
def give_notice(request: Caller, account_id: Key, given: NoticeGiven) -> RelationEnd:
    """Say that notice was given: the relation counts as disintegrated."""
    account = seen_account(request.user, account_id)
    return assessments.end_relation(by=request.user, account=account, **given.model_dump())


@router.delete(
    f"{OF_ACCOUNT}/relationship/notice", response={204: None}, operation_id="removeNotice"
)
def remove_notice(request: Caller, account_id: Key) -> None:
    """Say that the notice holds no longer."""
    row = relation_end(seen_account(request.user, account_id))
    if row is None:
        raise Http404
    assessments.resume_relation(by=request.user, row=row)


@router.post(
    f"{OF_ACCOUNT}/relationship/notice/{{int:notice_id}}/undo",
    response={204: None},
    operation_id="undoNotice",
)
def undo_notice(request: Caller, account_id: Key, notice_id: Key) -> None:
    """Undo the latest act on a notice."""
    account = seen_account(request.user, account_id)
    row = get_object_or_404(RelationEnd, pk=notice_id, account=account)
    assessments.undo_relation_end(by=request.user, row=row)


def _row(account: Account, relation: Relation) -> dict[str, Any]:
    sides = relation.sides
    return {
        "account": account,
        "stage": relation.stage,
        "ours": sides.ours.score,
        "theirs": sides.theirs.score,
        "gap": sides.gap,
        "is_one_sided": sides.is_one_sided,
        "next_step": next_step_told(sides.next_step),
    }


def _known(key: str) -> KnownInstrument:
    found = known_instrument(key)
    if found is None:
        raise Http404
    return found
