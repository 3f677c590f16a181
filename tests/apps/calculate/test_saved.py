"""Saved calculations: kept as they were, by whom they may be seen and changed."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.apps.calculate.kept import NAME, discount, keep
from tests.world import World
from verder.apps.accounts.services.merging import merge_accounts, undo_merge
from verder.apps.calculate.calculators import cards
from verder.apps.calculate.enums import CalculationKind
from verder.apps.calculate.inputs import read_sent
from verder.apps.calculate.keeping import kept_answer, kept_inputs, read_answer, read_inputs
from verder.apps.calculate.models import Calculation
from verder.apps.calculate.origins import Origin
from verder.apps.calculate.queries import calculations_of, older_answers, seen_calculations
from verder.apps.calculate.services import (
    Named,
    Worked,
    calculate_anew,
    change_calculation,
    copy_calculation,
    remove_calculation,
    restore_calculation,
    save_calculation,
)
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent
from verder.domain.engines.calculators.answering import answer
from verder.domain.values.period import Period

ORIGIN = Origin(
    account_id=1,
    period=Period(date(2025, 1, 1), date(2026, 1, 1)),
    filled={"unit_cost": "30"},
    has_margins=True,
)


def test_inputs_and_answers_of_every_card_come_back_as_they_were() -> None:
    for card in cards().values():
        for example in card.examples:
            asked, _problems = read_sent(card, example.given)
            found = answer(card, asked)
            assert answer(card, read_inputs(card, kept_inputs(card, asked))) == found
            back = read_answer(card, kept_answer(found))
            assert (back.single, back.rows) == (found.single, found.rows)
            assert (back.conclusion, back.warnings) == (found.conclusion, found.warnings)


def test_a_calculation_without_an_account_is_its_authors_alone(world: World) -> None:
    manager = world.users[Role.ACCOUNT_MANAGER]
    held = keep(manager)
    assert [list(seen_calculations(user)) for user in (manager, world.users[Role.DIRECTOR])] == [
        [held],
        [],
    ]
    with pytest.raises(PermissionDenied):
        remove_calculation(by=world.users[Role.ADMINISTRATOR], calculation=held)
    event = AuditEvent.objects.get(action="calculation.kept")
    assert NAME not in f"{event.subject_name} {event.after}"


def test_with_an_account_its_team_sees_it_and_who_edits_the_account_changes_it(
    world: World,
) -> None:
    account, manager = world.accounts[0], world.users[Role.ACCOUNT_MANAGER]
    held, member = keep(manager, account), world.users[Role.TEAM_MEMBER]
    assert list(calculations_of(account, member)) == [held]
    assert list(seen_calculations(world.stranger)) == []
    with pytest.raises(PermissionDenied):
        change_calculation(by=member, calculation=held, named=Named(name="Mijn", account=account))
    seller = world.users[Role.SALES_MANAGER]
    named = Named(name="Zomer", note="voor juli", account=account, kind=CalculationKind.BEFORE)
    changed = change_calculation(by=seller, calculation=held, named=named)
    assert (changed.name, changed.note, changed.kind) == ("Zomer", "voor juli", "before")
    copied = copy_calculation(by=member, calculation=held, name="Van mij")
    assert (copied.account, copied.author, copied.answer) == (None, member, held.answer)


def test_what_is_of_an_account_is_not_hidden_from_its_team(world: World) -> None:
    account, manager = world.accounts[0], world.users[Role.ACCOUNT_MANAGER]
    held = keep(manager, account)
    with pytest.raises(PermissionDenied):
        change_calculation(
            by=world.users[Role.SALES_MANAGER], calculation=held, named=Named(name=NAME)
        )
    assert change_calculation(by=manager, calculation=held, named=Named(name=NAME)).account is None
    with pytest.raises(PermissionDenied):
        keep(manager, world.accounts[1])


def test_figures_on_cost_are_for_who_sees_margins(world: World) -> None:
    account, member = world.accounts[0], world.users[Role.TEAM_MEMBER]
    held = keep(world.users[Role.ACCOUNT_MANAGER], account, worked=discount(origin=ORIGIN))
    assert list(calculations_of(account, member)) == []
    member.sees_margins = True
    assert list(calculations_of(account, member)) == [held]


def test_the_answer_before_is_kept(world: World) -> None:
    manager = world.users[Role.ACCOUNT_MANAGER]
    held = keep(manager, world.accounts[0])
    first = held.answer
    assert calculate_anew(by=manager, calculation=held, worked=discount()) == held
    assert not older_answers(held).exists()
    anew = calculate_anew(by=manager, calculation=held, worked=discount("-0.05"))
    assert anew.answer["single"]["needed_volume"].startswith("11428.57")
    assert [each.answer for each in older_answers(held)] == [first]
    worked = Worked.out(cards()["price_mix"], {})
    with pytest.raises(Refused, match="calculation_of_another_kind"):
        calculate_anew(by=manager, calculation=held, worked=worked)


def test_removed_it_can_come_back(world: World) -> None:
    manager = world.users[Role.ACCOUNT_MANAGER]
    held = keep(manager, world.accounts[0])
    remove_calculation(by=manager, calculation=held)
    assert not seen_calculations(manager).exists()
    for act in (
        lambda: remove_calculation(by=manager, calculation=held),
        lambda: calculate_anew(by=manager, calculation=held, worked=discount("-0.2")),
    ):
        with pytest.raises(Refused, match="calculation_removed"):
            act()
    restore_calculation(by=manager, calculation=held)
    assert seen_calculations(manager).get() == held
    with pytest.raises(Refused, match="calculation_stands"):
        restore_calculation(by=manager, calculation=held)


def test_a_post_calculation_looks_back_on_a_pre_calculation(world: World) -> None:
    manager, account = world.users[Role.ACCOUNT_MANAGER], world.accounts[0]
    plain, before = keep(manager, account), keep(manager, account, kind=CalculationKind.BEFORE)
    after = Named(name="Achteraf", account=account, kind=CalculationKind.AFTER)
    made = save_calculation(by=manager, worked=discount("-0.1"), named=after, before=before)
    assert made.before == before
    with pytest.raises(Refused, match="calculation_not_before"):
        save_calculation(by=manager, worked=discount(), named=after, before=plain)
    with pytest.raises(Refused, match="calculation_before_missing"):
        save_calculation(by=manager, worked=discount(), named=after)
    with pytest.raises(Refused, match="calculation_before_missing"):
        change_calculation(by=manager, calculation=made, named=Named(name="x", account=account))
    own = Named(name="Stiekem", kind=CalculationKind.AFTER)
    with pytest.raises(PermissionDenied):
        save_calculation(by=world.stranger, worked=discount(), named=own, before=before)


def test_calculations_go_along_when_accounts_merge(world: World) -> None:
    controller = world.users[Role.CONTROLLER]
    stays, goes = world.accounts[0], world.accounts[2]
    number = goes.pk
    held = keep(controller, goes)
    merge = merge_accounts(keep=stays, gone=goes, by=controller)
    held.refresh_from_db()
    assert held.account == stays
    undo_merge(merge=merge, by=controller)
    held.refresh_from_db()
    assert held.account_id == number


def test_an_empty_name_is_refused(world: World) -> None:
    with pytest.raises(ValidationError):
        keep(world.users[Role.ACCOUNT_MANAGER], name="  ")
    assert not Calculation.objects.exists()
