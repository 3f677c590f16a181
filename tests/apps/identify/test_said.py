from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import merge_accounts, undo_merge
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent, User
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import (
    AccountInput,
    BenefitEntry,
    KeyBuyingFactor,
    PortfolioTarget,
)
from verder.apps.identify.queries import (
    all_inputs_of,
    benefit_stated,
    benefits_of,
    buying_factors_of,
    customer_benefits_of,
    targets_of,
)
from verder.apps.identify.services import say, set_input, take_away, undo
from verder.domain.identify.benefit_ledger import Side


def benefit(account: Account, what: str, amount: int | None = 1000) -> BenefitEntry:
    value = None if amount is None else Decimal(amount)
    return BenefitEntry(account=account, side=Side.CUSTOMER, what=what, amount=value)


def factor(account: Account, weight: int, on: date) -> KeyBuyingFactor:
    return KeyBuyingFactor(account=account, name="price", weight=Decimal(weight), on=on)


def target(account: Account, attractiveness: str) -> PortfolioTarget:
    return PortfolioTarget(
        account=account, attractiveness=Decimal(attractiveness), ratio=Decimal(1), reason="growth"
    )


def named(account: Account) -> list[str]:
    return [row.what for row in benefits_of([account.pk]).get(account.pk, [])]


def test_a_benefit_is_said_said_anew_and_taken_away(world: World, people: dict[Role, User]) -> None:
    account, milan = world.accounts[0], people[Role.ACCOUNT_MANAGER]
    first = say(by=milan, row=benefit(account, "less stock"))
    second = say(by=milan, row=benefit(account, "much less stock"), instead_of=first)
    assert named(account) == ["much less stock"]
    take_away(by=milan, row=second)
    assert named(account) == []
    actions = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["account.benefit_said", "account.benefit_said", "account.benefit_removed"]
    assert AuditEvent.objects.order_by("pk")[1].before["what"] == "less stock"


def test_every_act_is_undone_in_turn(world: World, administrator: User) -> None:
    account = world.accounts[0]
    first = say(by=administrator, row=benefit(account, "less stock"))
    second = say(by=administrator, row=benefit(account, "much less"), instead_of=first)
    take_away(by=administrator, row=second)
    with pytest.raises(Refused, match="input_replaced"):
        undo(by=administrator, row=first)
    undo(by=administrator, row=second)
    assert named(account) == ["much less"]
    undo(by=administrator, row=second)
    assert named(account) == ["less stock"]
    undo(by=administrator, row=first)
    assert named(account) == []
    assert not BenefitEntry.objects.exists()


def test_the_same_again_changes_nothing(world: World, administrator: User) -> None:
    first = say(by=administrator, row=benefit(world.accounts[0], "less stock"))
    again = say(by=administrator, row=benefit(world.accounts[0], "less stock"), instead_of=first)
    assert again == first
    assert AuditEvent.objects.filter(action="account.benefit_said").count() == 1


def test_nobody_acts_on_what_holds_no_longer(world: World, administrator: User) -> None:
    account = world.accounts[0]
    first = say(by=administrator, row=benefit(account, "a"))
    say(by=administrator, row=benefit(account, "b"), instead_of=first)
    with pytest.raises(Refused, match="input_replaced"):
        say(by=administrator, row=benefit(account, "c"), instead_of=first)
    with pytest.raises(Refused, match="input_replaced"):
        take_away(by=administrator, row=first)


def test_a_row_of_another_account_is_not_replaced(world: World, administrator: User) -> None:
    first = say(by=administrator, row=benefit(world.accounts[0], "a"))
    with pytest.raises(Refused, match="input_replaced"):
        say(by=administrator, row=benefit(world.accounts[2], "b"), instead_of=first)


def test_only_those_of_the_account_act(world: World, people: dict[Role, User]) -> None:
    account = world.accounts[0]
    kept = say(by=people[Role.ACCOUNT_MANAGER], row=benefit(account, "a"))
    for user in (world.stranger, people[Role.TEAM_MEMBER], people[Role.DIRECTOR]):
        with pytest.raises(PermissionDenied):
            say(by=user, row=benefit(account, "b"))
        with pytest.raises(PermissionDenied):
            take_away(by=user, row=kept)
        with pytest.raises(PermissionDenied):
            undo(by=user, row=kept)
    assert named(account) == ["a"]


def test_a_negative_benefit_is_refused(world: World, administrator: User) -> None:
    with pytest.raises(ValidationError, match="0"):
        say(by=administrator, row=benefit(world.accounts[0], "a", -1))


def test_buying_factors_of_an_earlier_day_can_be_asked(world: World, administrator: User) -> None:
    account = world.accounts[0]
    first = say(by=administrator, row=factor(account, 40, date(2025, 1, 1)))
    say(by=administrator, row=factor(account, 60, date(2026, 1, 1)), instead_of=first)

    def weights(on: date | None = None) -> list[Decimal]:
        return [row.weight for row in buying_factors_of([account.pk], on).get(account.pk, [])]

    assert weights() == [60]
    assert weights(date(2025, 12, 31)) == [40]
    assert weights(date(2024, 12, 31)) == []


def test_an_account_has_one_target(world: World, administrator: User) -> None:
    account = world.accounts[0]
    first = say(by=administrator, row=target(account, "4.00"))
    with pytest.raises(ValidationError):
        say(by=administrator, row=target(account, "3.00"))
    second = say(by=administrator, row=target(account, "3.00"), instead_of=first)
    assert targets_of([account.pk]) == {account.pk: second}
    take_away(by=administrator, row=second)
    third = say(by=administrator, row=target(account, "2.00"))
    with pytest.raises(Refused, match="input_replaced"):
        undo(by=administrator, row=second)
    assert targets_of([account.pk]) == {account.pk: third}


def test_the_customer_gains_what_the_ledger_says_or_else_the_one_amount(
    world: World, administrator: User
) -> None:
    first, second, third, fourth = world.accounts[:4]
    for account in (first, second):
        set_input(
            by=administrator,
            account=account,
            kind=InputKind.CUSTOMER_BENEFIT,
            value=Decimal(500),
        )
    say(by=administrator, row=benefit(first, "less stock", 1000))
    say(by=administrator, row=benefit(first, "fewer calls", 200))
    say(by=administrator, row=benefit(third, "peace of mind", None))
    ours = BenefitEntry(account=fourth, side=Side.US, what="volume", amount=Decimal(9))
    say(by=administrator, row=ours)
    keys = [account.pk for account in world.accounts]
    assert customer_benefits_of(keys) == {first.pk: 1200, second.pk: 500}
    assert benefit_stated(keys) == {first.pk, second.pk, third.pk}
    assert benefit_stated([second.pk]) == {second.pk}


def everything_said() -> dict[str, list[tuple[object, ...]]]:
    """Return all that is said of accounts, to compare before and after an undo."""
    models = (AccountInput, BenefitEntry, KeyBuyingFactor, PortfolioTarget)
    return {
        model.__name__: list(
            model._default_manager.order_by("pk").values_list("pk", "account", "replaced_on")
        )
        for model in models
    }


def test_what_was_said_goes_along_when_accounts_merge_and_comes_back(
    world: World, administrator: User
) -> None:
    keep, gone = world.accounts[:2]
    for account, value in ((keep, 10), (gone, 20)):
        set_input(by=administrator, account=account, kind=InputKind.POTENTIAL, value=Decimal(value))
        say(by=administrator, row=target(account, "3.00"))
        say(by=administrator, row=benefit(account, f"benefit of {account.name}"))
    set_input(by=administrator, account=gone, kind=InputKind.HOURS, value=Decimal(50))
    say(by=administrator, row=factor(gone, 40, date(2025, 1, 1)))
    before = everything_said()
    kept_target = targets_of([keep.pk])[keep.pk]
    merge = merge_accounts(keep=keep, gone=gone, by=administrator)
    said = all_inputs_of(keep)
    assert {kind: each.value for kind, each in said.items()} == {
        InputKind.POTENTIAL: 10,
        InputKind.HOURS: 50,
    }
    assert targets_of([keep.pk]) == {keep.pk: kept_target}
    assert named(keep) == ["benefit of Klant 1", "benefit of Klant 2"]
    assert [row.weight for row in buying_factors_of([keep.pk])[keep.pk]] == [40]
    undo_merge(merge=merge, by=administrator)
    assert everything_said() == before
