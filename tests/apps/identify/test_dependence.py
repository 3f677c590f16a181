from datetime import date
from decimal import Decimal

import pytest

from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import BenefitEntry
from verder.apps.identify.question import Question
from verder.apps.identify.reports.dependence import balances_of, dependence_report, mutual_of
from verder.apps.identify.services import say, set_input
from verder.domain.identify.benefit_ledger import Side
from verder.domain.identify.dependence import OF_CUSTOMER, Balance, Reason
from verder.domain.identify.mutual_concerns import Concern
from verder.domain.values.missing import NotComputable

TODAY = date(2026, 1, 10)


def rate(account: Account, *, customer: int, supplier: int) -> None:
    """Say all that people say; our share of contribution comes from the invoices."""
    for reason in Reason:
        if reason is not Reason.OWN_CONTRIBUTION:
            value = customer if reason in OF_CUSTOMER else supplier
            set_input(
                by=None,
                account=account,
                kind=InputKind(reason.value),
                value=Decimal(value),
                on=TODAY,
            )


def test_our_share_of_contribution_is_filled_in_from_the_invoices(world: World) -> None:
    account = world.accounts[0]
    rate(account, customer=60, supplier=20)
    found = mutual_of(account, today=TODAY)
    # each account buys half of what the one before buys, so the first brings 128 of 255
    assert found.scores.contribution_share == pytest.approx(Decimal(128) / 255, abs=Decimal("1e-4"))
    assert found.scores.computed == {Reason.OWN_CONTRIBUTION}
    assert [found.found.customer, found.found.supplier] == [60, 52]
    assert found.found.balance is Balance.MUTUAL


def test_our_share_of_what_they_buy_follows_from_the_potential(world: World) -> None:
    account = world.accounts[7]
    found = mutual_of(account, today=TODAY)
    set_input(by=None, account=account, kind=InputKind.POTENTIAL, value=found.revenue * 4, on=TODAY)
    scores = mutual_of(account, today=TODAY).scores
    assert scores.scores[Reason.SHARE_OF_WALLET] == pytest.approx(Decimal(25), abs=Decimal("0.01"))
    set_input(by=None, account=account, kind=InputKind.SHARE_OF_WALLET, value=Decimal(80), on=TODAY)
    scores = mutual_of(account, today=TODAY).scores
    assert scores.scores[Reason.SHARE_OF_WALLET] == 80


def test_who_needs_whom_is_the_same_for_all_and_a_gate_can_ask_it(world: World) -> None:
    first, second, third = world.accounts[:3]
    rate(first, customer=20, supplier=40)
    rate(second, customer=60, supplier=10)
    set_input(by=None, account=third, kind=InputKind.CRITICALITY, value=Decimal(90))
    keys = [account.pk for account in world.accounts[:4]]
    insufficient = NotComputable("insufficient_scores")
    assert balances_of(keys) == {
        first.pk: Balance.CAPTIVE_SUPPLIER,
        second.pk: Balance.WE_DOMINATE,
        third.pk: insufficient,
        world.accounts[3].pk: insufficient,
    }


@pytest.mark.django_db
def test_without_invoices_the_gate_has_no_answer() -> None:
    account = Account.objects.create(name="Alleen")
    assert balances_of([account.pk]) == {account.pk: NotComputable("no_lines")}


def test_the_report_holds_the_accounts_in_view_of_which_something_is_said(world: World) -> None:
    mine, others = world.accounts[0], world.accounts[1]
    rate(mine, customer=20, supplier=40)
    rate(others, customer=60, supplier=60)
    entry = BenefitEntry(
        account=world.accounts[2], side=Side.CUSTOMER, what="less stock", amount=Decimal(10)
    )
    say(by=None, row=entry)
    report = dependence_report(world.users[Role.ACCOUNT_MANAGER], Question(), today=TODAY)
    assert [row.account_id for row in report.rated] == [mine.pk]
    assert [row.account_id for row in report.unrated] == [world.accounts[2].pk]
    assert report.rated[0].concerns == (
        Concern.CAPTIVE,
        Concern.NOTHING_FOR_CUSTOMER,
        Concern.LOPSIDED,
    )
    assert report.names == {mine.pk: "Klant 1", world.accounts[2].pk: "Klant 3"}
    whole = dependence_report(world.users[Role.DIRECTOR], Question(), today=TODAY)
    assert len(whole.rows) == 3


def test_who_may_not_see_margins_gets_no_dependence(world: World) -> None:
    rate(world.accounts[0], customer=20, supplier=40)
    with pytest.raises(NotComputable, match="margins_hidden"):
        dependence_report(world.users[Role.TEAM_MEMBER], Question(), today=TODAY)
