"""What-ifs of an account, and what is kept of them."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tests.apps.identify.costing import give_rates
from tests.apps.identify.test_profit import make_costed_d20
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import merge_accounts, undo_merge
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent
from verder.apps.identify.models import Proposal
from verder.apps.identify.proposed_changes import as_kept, change_of
from verder.apps.identify.queries.proposals import driver_names, proposals_of
from verder.apps.identify.reports.account_profit import account_profit, account_what_if
from verder.apps.identify.services import restore_proposal, save_proposal, withdraw_proposal
from verder.domain.identify.profit_ladder import Step
from verder.domain.identify.what_if import Change, MinimumOrder, SmallOrders
from verder.domain.values.missing import NotComputable

CHANGE = Change(price_share=Decimal("0.03"), quantities={"deliveries": Decimal(120)})
NUMBERS = st.decimals(0, 10_000, places=2)


def c03() -> Account:
    return make_costed_d20()[2]


def proposed(account: Account, by: object = None) -> Proposal:
    return save_proposal(by=by, account=account, change=CHANGE, period=None, note=" Talk ")  # type: ignore[arg-type]


@pytest.mark.django_db
def test_c03_is_worth_talking_to() -> None:
    found = account_what_if(account_profit(user=None, account=c03()), CHANGE)
    assert found.effect(Step.CM3) == 16_200
    assert found.after(Step.CM3) == -2_200


@pytest.mark.django_db
def test_a_minimum_order_is_reckoned_on_the_invoices_of_the_account() -> None:
    report = account_profit(user=None, account=c03())  # nine invoices of 20,000
    merged = account_what_if(report, Change(minimum_order=MinimumOrder(size=Decimal(60_000))))
    assert (merged.orders.orders, merged.orders.left) == (9, 3)
    assert merged.effect(Step.CM2) == (13_950 + 21_600) * Decimal(6) / 9


@pytest.mark.django_db
def test_an_entity_of_a_group_has_a_ladder_of_its_own() -> None:
    head, entity, *_rest = make_costed_d20()
    entity.parent = entity.head = head
    entity.save()
    assert account_profit(user=None, account=entity).ladder.revenue == 310_000
    with pytest.raises(NotComputable, match="no_purchases"):
        account_profit(user=None, account=Account.objects.create(name="Nobody"))


@pytest.mark.django_db
def test_a_proposal_is_kept_with_what_it_brings_and_who_said_so() -> None:
    made = proposed(c03())
    assert (made.effect, made.profit_before) == (Decimal(16_200), Decimal(-18_400))
    assert (made.note, change_of(made.change)) == ("Talk", CHANGE)
    assert f"{made.start_on} {made.end_on}" == "2025-01-01 2026-01-01"
    event = AuditEvent.objects.get(action="account.proposal_made")
    assert event.after["quantities"] == {"deliveries": "120"}


@pytest.mark.django_db
def test_a_proposal_is_withdrawn_and_comes_back() -> None:
    first, second = (proposed(account) for account in [c03()] * 2)
    withdraw_proposal(by=None, proposal=second)
    assert list(proposals_of(first.account)) == [first, second]
    with pytest.raises(Refused, match="proposal_withdrawn"):
        withdraw_proposal(by=None, proposal=second)
    restore_proposal(by=None, proposal=second)
    assert list(proposals_of(first.account)) == [second, first]
    with pytest.raises(Refused, match="proposal_stands"):
        restore_proposal(by=None, proposal=second)


@pytest.mark.django_db
def test_proposals_go_with_an_account_that_merges_and_come_back() -> None:
    made = proposed(c03())
    gone, keep = made.account, Account.objects.get(name="C04")
    merge = merge_accounts(keep=keep, gone=gone, by=None)
    assert list(proposals_of(keep)) == [made]
    assert list(proposals_of(undo_merge(merge=merge, by=None))) == [made]


@pytest.mark.django_db
def test_nothing_is_not_proposed() -> None:
    with pytest.raises(Refused, match="proposal_empty"):
        save_proposal(by=None, account=c03(), change=Change(), period=None)


@pytest.mark.parametrize("role", list(Role))
def test_who_edits_an_account_and_sees_margins_proposes(world: World, role: Role) -> None:
    give_rates()
    account, may = world.accounts[0], role not in {Role.DIRECTOR, Role.TEAM_MEMBER}
    if may:
        made = proposed(account, world.users[role])
        assert made.by == world.users[role]
        withdraw_proposal(by=world.users[role], proposal=made)
    else:
        with pytest.raises(PermissionDenied):
            proposed(account, world.users[role])
    with pytest.raises(PermissionDenied):
        proposed(account, world.stranger)


@pytest.mark.django_db
def test_a_driver_is_called_as_the_method_or_the_organisation_calls_it() -> None:
    with translation.override("nl"):
        assert str(driver_names()["visits"]) == "Bezoeken"


@given(
    st.builds(
        Change,
        price_share=st.decimals("-0.5", "0.5", places=3),
        quantities=st.dictionaries(st.sampled_from(["orders", "visits"]), NUMBERS),
        minimum_order=st.none()
        | st.builds(MinimumOrder, size=NUMBERS, small_orders=st.sampled_from(SmallOrders)),
    )
)
def test_what_is_kept_comes_back_as_it_was(change: Change) -> None:
    assert change_of(as_kept(change)) == change
