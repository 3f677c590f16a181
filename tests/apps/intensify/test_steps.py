"""Promises are kept once, changed, done, taken off the list, and brought back."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.intensify.met import DAY
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.intensify.entries import StepEntry
from verder.apps.intensify.queries.diary import open_promises, promises
from verder.apps.intensify.services.steps import (
    change_promise,
    drop_promise,
    keep_promise,
    promise,
    reopen_promise,
)

STEP = StepEntry(text="Offerte sturen", due_on=date(2025, 11, 10))


def test_a_promise_is_kept_once_and_waits_until_it_is_done(world: World) -> None:
    account, by, uid = world.accounts[0], world.users[Role.ACCOUNT_MANAGER], uuid4()
    step = promise(by=by, account=account, uid=uid, entry=STEP)
    assert promise(by=by, account=account, uid=uid, entry=STEP) == step
    with pytest.raises(Refused, match="promise_said_otherwise"):
        promise(by=by, account=account, uid=uid, entry=replace(STEP, text="Bellen"))
    keep_promise(by=by, step=step, on=DAY)
    assert not open_promises(by).exists()
    assert promises(by).get().done_on == DAY
    reopen_promise(by=by, step=step)
    assert change_promise(by=by, step=step, entry=replace(STEP, text="Bellen")).text == "Bellen"
    drop_promise(by=by, step=step, on=DAY)
    assert not promises(by).exists()
    reopen_promise(by=by, step=step)
    assert open_promises(by).get().text == "Bellen"


def test_a_promise_is_made_by_the_team_alone(world: World) -> None:
    account = world.accounts[0]
    step = promise(by=None, account=account, uid=uuid4(), entry=STEP)
    for user in (world.stranger, world.users[Role.DIRECTOR]):
        with pytest.raises(PermissionDenied):
            promise(by=user, account=account, uid=uuid4(), entry=STEP)
        with pytest.raises(PermissionDenied):
            keep_promise(by=user, step=step, on=DAY)
    step.refresh_from_db()
    assert step.done_on is None
