"""Change accounts: what is said of them, who looks after them, groups, merges."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query

from verder.api.accounts.given import (
    AccountGiven,
    AssignmentGiven,
    GroupGiven,
    MergeGiven,
    PairGiven,
    SelectionAssignmentGiven,
)
from verder.api.accounts.router import router
from verder.api.accounts.shown import (
    AccountShown,
    AssignmentShown,
    ChangedShown,
    MergeShown,
    PairShown,
)
from verder.api.accounts.telling import account_told, accounts_told
from verder.api.authentication import Caller
from verder.api.pages import Page, PageAsked
from verder.api.records import seen_account, seen_accounts
from verder.api.values import Key
from verder.apps.accounts.choices import owners_of, people_of, teams_of
from verder.apps.accounts.look_alikes import look_alikes
from verder.apps.accounts.models import Account, AssignmentRecord, MergeRecord
from verder.apps.accounts.queries import visible_accounts
from verder.apps.accounts.rules import may_arrange_accounts, may_assign_account
from verder.apps.accounts.services import (
    assign_accounts,
    change_account,
    merge_accounts,
    put_under,
    refuse_look_alike,
    set_members,
    take_out,
    undo_assignment,
    undo_merge,
)
from verder.apps.core.models import User


@router.patch("/{int:account_id}", response=AccountShown, operation_id="changeAccount")
def edit_account(request: Caller, account_id: Key, given: AccountGiven) -> AccountShown:
    """Change what is said of an account; what is not sent stays as it is."""
    account = seen_account(request.user, account_id)
    changes = {name: value for name, value in given if value is not None}
    change_account(account=account, by=request.user, **changes)
    return account_told(request.user, account)


@router.put("/{int:account_id}/assignment", response=AccountShown, operation_id="assignAccount")
@transaction.atomic
def assign_account(request: Caller, account_id: Key, given: AssignmentGiven) -> AccountShown:
    """Say who looks after an account, and who works for it."""
    account = seen_account(request.user, account_id)
    if not may_assign_account(request.user, account):
        raise PermissionDenied
    if given.members is not None:
        members = _people(request.user, given.members)
        set_members(account=account, members=members, by=request.user)
    change_account(account=account, by=request.user, **_assignment(request.user, given))
    return account_told(request.user, account)


@router.post("/assignments", response=AssignmentShown, operation_id="assignAccounts")
def assign_many(request: Caller, given: SelectionAssignmentGiven) -> dict[str, object]:
    """Give many accounts an account manager or a team at once; the answer says how to undo it."""
    _check_arranging(request.user)
    accounts = seen_accounts(request.user, given.accounts)
    done = assign_accounts(accounts=accounts, by=request.user, **_assignment(request.user, given))
    return {"id": done.pk if done else None, "changed": len(done.before) if done else 0}


@router.post(
    "/assignments/{int:assignment_id}/undo", response=ChangedShown, operation_id="undoAssignment"
)
def take_assignment_back(request: Caller, assignment_id: Key) -> dict[str, int]:
    """Give accounts back to whom they were taken from, by who took them."""
    _check_arranging(request.user)
    done = get_object_or_404(AssignmentRecord, pk=assignment_id, by=request.user)
    return {"changed": undo_assignment(assignment=done, by=request.user)}


@router.post("/groups", response=list[AccountShown], operation_id="groupAccounts")
@transaction.atomic
def group_accounts(request: Caller, given: GroupGiven) -> list[AccountShown]:
    """Put accounts below the head of their group."""
    _check_arranging(request.user)
    head = seen_account(request.user, given.head)
    accounts = seen_accounts(request.user, given.accounts)
    for each in accounts:
        if each != head:
            put_under(account=each, parent=head, by=request.user)
    return accounts_told(request.user, seen_accounts(request.user, given.accounts))


@router.delete("/{int:account_id}/group", response=AccountShown, operation_id="takeAccountOut")
def take_account_out(request: Caller, account_id: Key) -> AccountShown:
    """Let an entity stand on its own."""
    take_out(account=seen_account(request.user, account_id), by=request.user)
    return account_told(request.user, seen_account(request.user, account_id))


@router.get("/look-alikes", response=Page[PairShown], operation_id="listLookAlikes")
def list_look_alikes(request: Caller, page: Query[PageAsked]) -> dict[str, Any]:
    """List pairs of accounts that may be one customer, the surest first."""
    _check_arranging(request.user)
    pairs = look_alikes(request.user)
    shown = pairs[page.offset : page.offset + page.limit]
    found = Account.objects.in_bulk(
        {key for each in shown for key in (each.first_id, each.second_id)}
    )
    items = [
        {"first": found[each.first_id], "second": found[each.second_id], "reasons": each.reasons}
        for each in shown
    ]
    return page.told(items, len(pairs))


@router.post("/look-alikes/refusals", response={204: None}, operation_id="refuseLookAlike")
def refuse_pair(request: Caller, given: PairGiven) -> None:
    """Say that two accounts are not the same; they are proposed no more."""
    first, second = (seen_account(request.user, key) for key in (given.first, given.second))
    refuse_look_alike(first=first, second=second, by=request.user)


@router.get("/merges", response=Page[MergeShown], operation_id="listMerges")
def list_merges(request: Caller, page: Query[PageAsked]) -> dict[str, Any]:
    """List the merges of accounts in view, the latest first."""
    _check_arranging(request.user)
    seen = visible_accounts(request.user).values("pk")
    found = MergeRecord.objects.filter(kept__in=seen).select_related("kept")
    return page.of_records(found.order_by("-pk"))


@router.post("/merges", response={201: MergeShown}, operation_id="mergeAccounts")
def merge(request: Caller, given: MergeGiven) -> MergeRecord:
    """Make one account of two; all that hangs on one moves to the other. It can be undone."""
    if given.keep == given.gone:
        raise ValidationError({"gone": _("An account cannot be merged with itself.")})
    keep, gone = (seen_account(request.user, key) for key in (given.keep, given.gone))
    return merge_accounts(keep=keep, gone=gone, by=request.user)


@router.post("/merges/{int:merge_id}/undo", response=AccountShown, operation_id="undoMerge")
def part(request: Caller, merge_id: Key) -> AccountShown:
    """Part two accounts again that were merged; the answer is the one that comes back."""
    seen = visible_accounts(request.user).values("pk")
    merged = get_object_or_404(MergeRecord, pk=merge_id, kept__in=seen)
    return account_told(request.user, undo_merge(merge=merged, by=request.user))


def _check_arranging(user: User) -> None:
    if not may_arrange_accounts(user):
        raise PermissionDenied


def _assignment(user: User, given: AssignmentGiven | SelectionAssignmentGiven) -> dict[str, Any]:
    """Return owner and team as far as they were sent; who cannot be named does not exist."""
    changes: dict[str, Any] = {}
    for name, choices in (("owner", owners_of(user)), ("team", teams_of(user))):
        if name in given.model_fields_set:
            key = getattr(given, name)
            changes[name] = None if key is None else get_object_or_404(choices, pk=key)
    return changes


def _people(user: User, keys: list[int]) -> list[User]:
    found = list(people_of(user).filter(pk__in=keys))
    if len(found) != len(set(keys)):
        raise Http404
    return found
