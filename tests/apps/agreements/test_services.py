from datetime import date
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.apps.agreements.agreed import make_bonus, make_contract
from tests.world import World
from verder.apps.accounts.services import merge_accounts, undo_merge
from verder.apps.agreements.models import Contract
from verder.apps.agreements.queries import agreements_of, seen_contracts
from verder.apps.agreements.services import agree, end_agreement, undo_agreement
from verder.apps.core.enums import Role
from verder.apps.core.models import AuditEvent
from verder.apps.core.queries import organisation


def titles(world: World) -> list[str]:
    found = agreements_of(world.accounts[0], Contract)
    return [contract.title for contract in found]


def test_a_contract_is_kept_changed_removed_and_each_is_undone_and_put_on_record(
    world: World,
) -> None:
    first = make_contract(world.accounts[0], title="Eerste")
    changed = Contract(
        account=world.accounts[0],
        title="Tweede",
        begins_on=first.begins_on,
        ends_on=first.ends_on,
        notice_count=3,
    )
    second = agree(by=None, row=changed, instead_of=first)
    assert titles(world) == ["Tweede"]
    end_agreement(by=None, row=second)
    assert titles(world) == []
    undo_agreement(by=None, row=second)
    assert titles(world) == ["Tweede"]
    undo_agreement(by=None, row=second)
    assert titles(world) == ["Eerste"]
    told = AuditEvent.objects.filter(action__startswith="account.contract").order_by("pk")
    assert [event.action.rpartition("_")[2] for event in told] == [
        *("said", "said", "removed", "undone", "undone")
    ]
    assert (told[1].before["title"], told[1].after["title"]) == ("Eerste", "Tweede")


def test_only_who_edits_the_account_agrees_with_it(world: World) -> None:
    row = Contract(account=world.accounts[0], title="Stiekem", begins_on=date(2025, 1, 1))
    for person in (world.stranger, world.users[Role.TEAM_MEMBER], world.users[Role.DIRECTOR]):
        if person.role != Role.DIRECTOR:
            with pytest.raises(PermissionDenied):
                agree(by=person, row=row)
    assert titles(world) == []
    agree(by=world.users[Role.ACCOUNT_MANAGER], row=row)
    assert titles(world) == ["Stiekem"]


def test_a_list_of_contracts_has_those_of_accounts_in_view(world: World) -> None:
    mine, other = (make_contract(account) for account in world.accounts[:2])
    assert list(seen_contracts(world.users[Role.ACCOUNT_MANAGER])) == [mine]
    assert list(seen_contracts(world.stranger)) == [other]
    assert list(seen_contracts(world.users[Role.DIRECTOR])) == [mine, other]


@pytest.mark.parametrize(
    "said",
    [
        {"begins_on": date(2024, 1, 2)},
        {"ends_on": date(2024, 12, 30)},
        {"ends_on": date(2023, 12, 31)},
        {"first_month": 13},
    ],
)
def test_a_bonus_counts_for_whole_months(world: World, said: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        make_bonus(world.accounts[0], (0, "0.02"), **said)


@pytest.mark.parametrize("tiers", [(), ((5, "0.02"), (5, "0.03")), ((5, "x"),)])
def test_a_bonus_has_tiers_that_rise(world: World, tiers: tuple[tuple[int, str], ...]) -> None:
    with pytest.raises(ValidationError):
        make_bonus(world.accounts[0], *tiers)


def test_figures_are_reckoned_anew_only_where_an_agreement_changes_them(world: World) -> None:
    revisions = [organisation().revision]
    for make in (
        lambda: make_contract(world.accounts[0]),
        lambda: make_contract(world.accounts[0], is_recurring=True),
        lambda: make_bonus(world.accounts[0], (0, "0.02")),
    ):
        make()
        revisions.append(organisation().revision)
    assert [later - earlier for earlier, later in pairwise(revisions)] == [0, 1, 1]


def test_agreements_go_along_when_accounts_merge_and_come_back(world: World) -> None:
    keep, gone = world.accounts[:2]
    make_contract(keep, title="Blijft")
    make_contract(gone, title="Komt mee")
    merge = merge_accounts(keep=keep, gone=gone, by=None)
    assert sorted(titles(world)) == ["Blijft", "Komt mee"]
    back = undo_merge(merge=merge, by=None)
    assert titles(world) == ["Blijft"]
    assert agreements_of(back, Contract).get().title == "Komt mee"
