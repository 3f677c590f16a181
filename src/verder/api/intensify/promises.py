"""Promises: made, changed, kept, taken off the list, brought back."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router

from verder.api.authentication import Caller
from verder.api.intensify.contacts_given import NewPromiseGiven, PromiseGiven
from verder.api.intensify.contacts_shown import PromiseShown
from verder.api.pages import Page, PageAsked
from verder.api.records import seen_account
from verder.api.values import Key
from verder.apps.core.models import User
from verder.apps.intensify.models import NextStep
from verder.apps.intensify.queries.diary import open_promises, promises
from verder.apps.intensify.services.steps import (
    change_promise,
    drop_promise,
    keep_promise,
    promise,
    reopen_promise,
)

router = Router(tags=["contacts"])
ONE = "/{int:promise_id}"


class PromisesAsked(PageAsked):
    """Which promises are asked for: those that wait, or all of them."""

    is_open: bool = True


class NewPromiseOfAccountGiven(NewPromiseGiven):
    """A promise to an account."""

    account: Key


@router.get("", response=Page[PromiseShown], operation_id="listPromises")
def list_promises(request: Caller, asked: Query[PromisesAsked]) -> dict[str, Any]:
    """List what was promised to accounts in view, the day that comes first at the top."""
    found = open_promises(request.user) if asked.is_open else promises(request.user)
    return asked.of_records(found)


@router.post("", response={201: PromiseShown}, operation_id="makePromise")
def make(request: Caller, given: NewPromiseOfAccountGiven) -> NextStep:
    """Promise something; the same `uid` again with the same content is the one that is there."""
    account = seen_account(request.user, given.account)
    return promise(by=request.user, account=account, uid=given.uid, entry=given.entry())


@router.put(ONE, response=PromiseShown, operation_id="changePromise")
def change(request: Caller, promise_id: Key, given: PromiseGiven) -> NextStep:
    """Say a promise anew."""
    step = _seen(request.user, promise_id)
    return change_promise(by=request.user, step=step, entry=given.entry())


@router.post(f"{ONE}/done", response=PromiseShown, operation_id="keepPromise")
def keep(request: Caller, promise_id: Key) -> NextStep:
    """Let a promise be kept."""
    step = _seen(request.user, promise_id)
    return keep_promise(by=request.user, step=step, on=timezone.localdate())


@router.post(f"{ONE}/reopen", response=PromiseShown, operation_id="reopenPromise")
def reopen(request: Caller, promise_id: Key) -> NextStep:
    """Let a promise wait again."""
    return reopen_promise(by=request.user, step=_seen(request.user, promise_id))


@router.delete(ONE, response={204: None}, operation_id="dropPromise")
def drop(request: Caller, promise_id: Key) -> None:
    """Take a promise off the list."""
    step = _seen(request.user, promise_id)
    drop_promise(by=request.user, step=step, on=timezone.localdate())


def _seen(user: User, promise_id: int) -> NextStep:
    return get_object_or_404(promises(user, with_dropped=True), pk=promise_id)
