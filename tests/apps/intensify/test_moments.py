"""Contacts are kept once, changed, finished, dropped, and each of that undone."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.apps.intensify.met import DAY, make_contact, make_position
from tests.world import World
from verder.apps.accounts.queries import account_events
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.intensify.entries import ContactEntry, StepEntry
from verder.apps.intensify.enums import Channel, MomentState
from verder.apps.intensify.models import Colleague, ContactMoment, NextStep
from verder.apps.intensify.queries.contacts import (
    counted_contacts,
    visible_moments,
    visible_steps,
)
from verder.apps.intensify.queries.diary import recent_accounts, recent_positions
from verder.apps.intensify.services.moments import (
    change_contact,
    drop_contact,
    finish_contact,
    log_contact,
    undo_contact,
)
from verder.apps.intensify.services.steps import keep_promise

VISIT = ContactEntry(channel="visit", on=DAY, agreed="Proefzending in maart")
STEP = StepEntry(text="Offerte sturen", due_on=date(2025, 11, 10))


@pytest.fixture
def manager(world: World) -> User:
    """Return the account manager of the first account."""
    return world.users[Role.ACCOUNT_MANAGER]


def test_the_same_written_twice_is_kept_once(world: World, manager: User) -> None:
    account, uid = world.accounts[0], uuid4()
    entry = replace(VISIT, positions=frozenset({make_position(account).pk}))
    first = log_contact(by=manager, account=account, uid=uid, entry=entry, steps=[STEP])
    again = log_contact(by=manager, account=account, uid=uid, entry=entry, steps=[STEP])
    assert first == again
    assert ContactMoment.objects.count() == NextStep.objects.count() == 1
    assert [each.user for each in first.colleagues.all()] == [manager]


def test_it_is_the_same_too_after_somebody_changed_it(world: World, manager: User) -> None:
    account, uid = world.accounts[0], uuid4()
    kept = log_contact(by=manager, account=account, uid=uid, entry=VISIT)
    change_contact(by=manager, moment=kept, entry=replace(VISIT, agreed="Toch niet"))
    again = log_contact(by=manager, account=account, uid=uid, entry=VISIT)
    assert again.agreed == "Toch niet"


@pytest.mark.parametrize(
    "other",
    [replace(VISIT, agreed="Iets anders"), replace(VISIT, on=DAY + timedelta(days=1))],
)
def test_something_else_under_the_same_name_is_refused(
    world: World, manager: User, other: ContactEntry
) -> None:
    account, uid = world.accounts[0], uuid4()
    log_contact(by=manager, account=account, uid=uid, entry=VISIT)
    with pytest.raises(Refused, match="contact_said_otherwise"):
        log_contact(by=manager, account=account, uid=uid, entry=other)
    with pytest.raises(Refused, match="contact_said_otherwise"):
        log_contact(by=world.users[Role.ADMINISTRATOR], account=account, uid=uid, entry=VISIT)
    assert ContactMoment.objects.get().agreed == VISIT.agreed


def test_a_contact_still_to_come_is_only_planned(world: World, manager: User) -> None:
    account, later = world.accounts[0], timezone.localdate() + timedelta(days=3)
    with pytest.raises(Refused, match="contact_still_to_come"):
        make_contact(account, manager, on=later)
    planned = make_contact(account, manager, on=later, state=MomentState.PLANNED)
    done = finish_contact(by=manager, moment=planned, on=timezone.localdate())
    assert (done.state, done.on) == (MomentState.DONE, timezone.localdate())
    back = undo_contact(by=manager, moment=done)
    assert (back.state, back.on) == (MomentState.PLANNED, later)


def test_what_is_finished_was_on_its_own_day_or_else_today(world: World, manager: User) -> None:
    account, now, day = world.accounts[0], timezone.now(), timedelta(days=1)
    today, planned = timezone.localdate(now), MomentState.PLANNED
    for days, on, hours in ((-3, today - 3 * day, True), (3, today, False)):
        begins_at = now + days * day
        moment = make_contact(
            account, manager, state=planned, on=timezone.localdate(begins_at), begins_at=begins_at
        )
        done = finish_contact(by=manager, moment=moment, on=today)
        assert (done.on, done.begins_at is not None) == (on, hours)


def test_every_act_on_a_contact_is_undone_with_its_people(world: World, manager: User) -> None:
    account = world.accounts[0]
    jan, ans = make_position(account), make_position(account, "Ans Bos")
    moment = make_contact(account, manager, positions=frozenset({jan.pk}), agreed="Eerst")
    entry = replace(VISIT, positions=frozenset({ans.pk}), minutes=45)
    change_contact(by=manager, moment=moment, entry=entry)
    back = undo_contact(by=manager, moment=moment)
    assert (back.agreed, back.minutes, list(back.positions.all())) == ("Eerst", None, [jan])
    drop_contact(by=manager, moment=moment)
    assert undo_contact(by=manager, moment=moment).state == MomentState.DONE
    with pytest.raises(Refused, match="contact_nothing_to_undo"):
        undo_contact(by=manager, moment=moment)


def test_people_of_another_account_cannot_be_named(world: World, manager: User) -> None:
    elsewhere = make_position(world.accounts[2])
    with pytest.raises(Refused, match="contact_of_others"):
        make_contact(world.accounts[0], manager, positions=frozenset({elsewhere.pk}))
    with pytest.raises(Refused, match="contact_of_others"):
        make_contact(world.accounts[0], manager, StepEntry(text="Bellen", owner=999))
    assert not ContactMoment.objects.exists()


def test_a_private_contact_is_its_authors_alone(world: World, manager: User) -> None:
    account, secret = world.accounts[0], "Denkt aan vertrek"
    private = make_contact(
        account, manager, replace(STEP, text=secret), is_private=True, agreed=secret
    )
    open_ = make_contact(account, manager, STEP)
    for role in (Role.ADMINISTRATOR, Role.TEAM_MEMBER, Role.SALES_MANAGER):
        user = world.users[role]
        assert list(visible_moments(user)) == [open_]
        assert [step.text for step in visible_steps(user)] == [STEP.text]
        for act in (drop_contact, undo_contact):
            with pytest.raises(PermissionDenied):
                act(by=user, moment=private)
    assert set(visible_moments(manager)) == {private, open_}
    with pytest.raises(PermissionDenied):
        change_contact(
            by=world.users[Role.TEAM_MEMBER], moment=open_, entry=replace(VISIT, is_private=True)
        )
    with pytest.raises(PermissionDenied):
        keep_promise(by=world.users[Role.TEAM_MEMBER], step=private.next_steps.get(), on=DAY)
    drop_contact(by=manager, moment=private)
    told = account_events(account).filter(action__in=["account.contact_removed"])
    assert [each.after for each in told] == [{"is_private": True}]
    trail = str(list(account_events(account).values_list("before", "after")))
    assert secret not in trail
    assert STEP.text not in trail


def test_counted_is_what_was_had_in_the_period_but_no_mailing(world: World, manager: User) -> None:
    account = world.accounts[0]
    positions, day = frozenset({make_position(account).pk}), timedelta(days=1)
    for on in (DAY - day, DAY, DAY + day):
        make_contact(account, manager, on=on, positions=positions)
    make_contact(account, manager, channel=Channel.MAILING, positions=positions)
    found = counted_contacts(account, from_on=DAY, until_on=DAY + day)
    assert list(found.values()) == [1]


def test_only_the_team_of_the_account_logs(world: World) -> None:
    account = world.accounts[0]
    for user in (world.stranger, world.users[Role.DIRECTOR]):
        with pytest.raises(PermissionDenied):
            make_contact(account, user)
    make_contact(account, world.users[Role.TEAM_MEMBER])
    assert Colleague.objects.get().user == world.users[Role.TEAM_MEMBER]


def test_whom_one_met_last_comes_first(world: World, manager: User) -> None:
    account = world.accounts[0]
    jan, ans, piet = (make_position(account, name) for name in ("Jan A", "Ans B", "Piet C"))
    make_contact(account, manager, positions=frozenset({ans.pk}), on=DAY)
    make_contact(account, manager, positions=frozenset({piet.pk}), on=DAY + timedelta(days=1))
    assert list(recent_positions(manager, account, DAY)) == [piet, ans, jan]
    make_contact(world.accounts[4], manager, on=DAY + timedelta(days=2))
    names = [each.name for each in recent_accounts(manager, most=4)]
    assert names == ["Klant 5", "Klant 1", "Klant 3", "Klant 7"]
