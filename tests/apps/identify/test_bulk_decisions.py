"""One decision about many accounts: into the round, decided, and back in one act."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.identify.rounds import make_worked_round, period_of
from tests.world import World
from verder.apps.accounts.services import put_under
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent
from verder.apps.identify.models import SelectionRound
from verder.apps.identify.selection_choices import Decision
from verder.apps.identify.services.selection import (
    decide,
    decide_accounts,
    make_round,
    undo_change,
)


def decided(round_: SelectionRound) -> dict[int, tuple[str, str]]:
    """Return decision and reason of every account of the round."""
    rows = round_.entries.values_list("account_id", "decision", "reason")
    return {key: (decision, reason) for key, decision, reason in rows}


def test_accounts_come_into_the_round_with_their_decision_and_go_again(world: World) -> None:
    director = world.users[Role.DIRECTOR]
    round_ = make_round(by=director, year=2026, team=None, period=period_of(world), capacity=2)
    keys = [account.pk for account in world.accounts[:3]]
    done = decide_accounts(
        by=director,
        round_=round_,
        account_ids=keys,
        decision=Decision.HARVEST,
        reason=" koopt alleen nog onderdelen ",
    )
    assert (done.changed, done.added, done.skipped) == (3, 3, 0)
    assert decided(round_) == dict.fromkeys(keys, ("harvest", "koopt alleen nog onderdelen"))
    assert round_.entries.filter(decided_by=director).count() == 3
    assert AuditEvent.objects.filter(action="selection.decided").count() == 3
    assert done.change is not None
    undo_change(by=director, change=done.change)
    assert decided(round_) == {}


def test_what_was_decided_before_comes_back(world: World) -> None:
    director, round_ = world.users[Role.DIRECTOR], make_worked_round(world)
    keys = [account.pk for account in world.accounts[:2]]
    entries = list(round_.entries.filter(account=keys[0]))
    decide(by=director, round_=round_, entries=entries, decision=Decision.KEY, reason="groeit")
    before = decided(round_)
    done = decide_accounts(
        by=director, round_=round_, account_ids=keys, decision=Decision.EXIT, reason="te duur"
    )
    again = decide_accounts(
        by=director, round_=round_, account_ids=keys, decision=Decision.EXIT, reason="te duur"
    )
    assert (done.changed, done.added, again.changed, again.change) == (2, 0, 0, None)
    assert done.change is not None
    undo_change(by=director, change=done.change)
    assert decided(round_) == before


def test_an_entity_counts_with_its_group(world: World) -> None:
    head, entity = world.accounts[:2]
    put_under(account=entity, parent=head, by=None)
    round_ = make_round(by=None, year=2026, team=None, period=period_of(world), capacity=2)
    done = decide_accounts(
        by=None, round_=round_, account_ids=[entity.pk], decision=Decision.KEY, reason="groot"
    )
    assert done.added == 1
    assert decided(round_) == {head.pk: ("key", "groot")}


def test_a_sales_manager_decides_about_the_own_team_only(world: World) -> None:
    manager, mine, other = world.users[Role.SALES_MANAGER], world.accounts[0], world.accounts[1]
    round_ = make_round(
        by=manager, year=2026, team=world.north, period=period_of(world), capacity=2
    )
    other.members.add(manager)  # in view, yet of the south
    keys = [mine.pk, other.pk, world.accounts[3].pk]
    done = decide_accounts(
        by=manager, round_=round_, account_ids=keys, decision=Decision.KEY, reason="groot"
    )
    assert (done.changed, done.skipped) == (1, 1)
    assert decided(round_) == {mine.pk: ("key", "groot")}


def test_it_takes_a_reason_and_who_arranges_the_round(world: World) -> None:
    round_ = make_worked_round(world)
    keys = [world.accounts[0].pk]
    with pytest.raises(Refused, match="selection_reason_missing"):
        decide_accounts(by=None, round_=round_, account_ids=keys, decision=Decision.KEY, reason=" ")
    for role in (Role.SALES_MANAGER, Role.ACCOUNT_MANAGER, Role.TEAM_MEMBER):
        with pytest.raises(PermissionDenied):
            decide_accounts(
                by=world.users[role],
                round_=round_,
                account_ids=keys,
                decision=Decision.KEY,
                reason="groot",
            )
