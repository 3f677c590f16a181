"""Rating sheets: who may what, what is kept, and that every act can be undone."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.identify import costing
from tests.apps.identify.d20 import make_d20
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import put_under
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent, User
from verder.apps.identify.figures import default_period, totals
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import RatingCell, RatingCriterion, RatingSheet
from verder.apps.identify.queries.ratings import open_sheets, visible_sheets
from verder.apps.identify.rating_choices import CriterionKind, FactSource
from verder.apps.identify.reports.rating import rated_order, rating_report
from verder.apps.identify.reports.toppers import toppers
from verder.apps.identify.rules.ratings import may_arrange_rating, may_rate
from verder.apps.identify.services import set_input
from verder.apps.identify.services.ratings import (
    add_accounts,
    add_criterion,
    change_criterion,
    change_sheet,
    close_sheet,
    copy_sheet,
    fill_from_facts,
    give_values,
    last_step,
    make_sheet,
    move_account,
    note_evidence,
    remove_account,
    remove_criterion,
    remove_sheet,
    reopen_sheet,
    undo_step,
)
from verder.apps.identify.services.ratings.order import Move
from verder.apps.imports.queries import current_facts
from verder.domain.identify.rating import Rating
from verder.domain.values.missing import NotComputable
from verder.facts.mapping import Level

ON = date(2026, 1, 20)
RANK = CriterionKind.RANK


@pytest.fixture
def milan(people: dict[Role, User]) -> User:
    return people[Role.ACCOUNT_MANAGER]


@pytest.fixture
def director(people: dict[Role, User]) -> User:
    return people[Role.DIRECTOR]


@pytest.fixture
def north(world: World) -> list[Account]:
    """Return three accounts that Milan sees."""
    return world.accounts[0:6:2]


@pytest.fixture
def sheet(milan: User, north: list[Account]) -> RatingSheet:
    return make_sheet(by=milan, title="Autumn", held_on=ON, accounts=north, users=[milan])


def criterion_of(sheet: RatingSheet, name: str = "Prestige") -> RatingCriterion:
    return add_criterion(sheet=sheet, name=name, kind=RANK, by=sheet.made_by)


def give(
    sheet: RatingSheet, criterion: RatingCriterion, values: Sequence[int | None], by: User | None
) -> None:
    columns = sheet.columns.order_by("place")
    said = {
        (criterion, column): None if value is None else Decimal(value)
        for column, value in zip(columns, values, strict=True)
    }
    give_values(sheet=sheet, rater=None, values=said, by=by)


def given(criterion: RatingCriterion) -> list[str]:
    cells = criterion.cells.order_by("column__place", "rater")
    return [f"{cell.value.normalize():f}" for cell in cells]


def acts() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))


def test_a_sheet_keeps_who_rated_what_and_gives_the_order(
    sheet: RatingSheet, milan: User, north: list[Account]
) -> None:
    first, second = criterion_of(sheet), criterion_of(sheet, "Access")
    give(sheet, first, [2, 1, 3], milan)
    give(sheet, second, [2, 1, 3], milan)
    report = rating_report(milan, sheet)
    assert isinstance(report.found, Rating)
    assert [str(points) for points in report.found.points.values()] == ["4", "2", "6"]
    order = rated_order(milan, sheet)
    assert order.account_ids == (north[1].pk, north[0].pk, north[2].pk)
    cell = RatingCell.objects.first()
    assert cell is not None
    assert cell.by == milan
    assert acts().count("rating.rated") == 2


def test_without_every_cell_there_is_no_order(sheet: RatingSheet, milan: User) -> None:
    give(sheet, criterion_of(sheet), [1, None, 2], milan)
    with pytest.raises(NotComputable) as missing:
        rated_order(milan, sheet)
    assert missing.value.reason == "cells_missing"
    with pytest.raises(Refused):
        close_sheet(sheet=sheet, by=milan)


@pytest.mark.parametrize("rank", [0, 4, Decimal("1.5"), -1])
def test_what_is_no_rank_is_refused_and_nothing_is_kept(
    sheet: RatingSheet, milan: User, rank: Decimal
) -> None:
    criterion = criterion_of(sheet)
    values = dict.fromkeys([(criterion, one) for one in sheet.columns.all()], Decimal(rank))
    with pytest.raises(Refused) as refusal:
        give_values(sheet=sheet, rater=None, values=values, by=milan)
    assert refusal.value.code == "rank_outside"
    assert not criterion.cells.exists()


def test_a_sixth_criterion_and_an_eleventh_account_are_refused(
    sheet: RatingSheet, milan: User
) -> None:
    for number in range(5):
        criterion_of(sheet, f"Criterion {number}")
    with pytest.raises(Refused) as refusal:
        criterion_of(sheet, "One too many")
    assert refusal.value.code == "too_many_criteria"
    more = [Account.objects.create(name=f"New {number}", owner=milan) for number in range(8)]
    with pytest.raises(Refused) as refusal:
        add_accounts(sheet=sheet, accounts=more, by=milan)
    assert refusal.value.code == "too_many_accounts"
    assert sheet.columns.count() == 3


def test_an_account_stands_on_a_sheet_once(
    sheet: RatingSheet, milan: User, north: list[Account]
) -> None:
    assert add_accounts(sheet=sheet, accounts=north, by=milan) == []


def test_nobody_puts_a_hidden_account_on_a_sheet(
    world: World, sheet: RatingSheet, milan: User
) -> None:
    with pytest.raises(PermissionDenied):
        add_accounts(sheet=sheet, accounts=[world.accounts[1]], by=milan)


def test_who_sees_all_accounts_of_a_sheet_sees_the_sheet(
    world: World, sheet: RatingSheet, people: dict[Role, User]
) -> None:
    seen = {role for role, user in people.items() if visible_sheets(user).exists()}
    assert seen == set(people) - {Role.TEAM_MEMBER}
    assert not visible_sheets(world.stranger).exists()


def test_a_participant_sees_the_accounts_in_view_only_and_does_not_rate(
    world: World, milan: User, director: User
) -> None:
    mixed = make_sheet(
        by=director, title="All", held_on=ON, accounts=world.accounts[:4], users=[milan]
    )
    criterion = add_criterion(sheet=mixed, name="Prestige", kind=RANK, by=director)
    give(mixed, criterion, [4, 1, 3, 2], director)
    report = rating_report(milan, mixed)
    assert [column.name for column in report.columns] == ["Klant 1", "Klant 3"]
    assert report.hidden == 2
    assert {key[1] for key in report.cells} == {column.pk for column in report.columns}
    assert isinstance(report.found, Rating)
    assert report.found.points[report.columns[0].pk] == 4  # among all four
    assert rated_order(milan, mixed).account_ids == (world.accounts[2].pk, world.accounts[0].pk)
    assert not may_rate(milan, mixed, None)
    assert not open_sheets(milan).exists()
    with pytest.raises(PermissionDenied):
        give(mixed, criterion, [1, 2, 3, 4], milan)


def test_who_may_arrange_a_sheet(
    world: World, sheet: RatingSheet, people: dict[Role, User]
) -> None:
    arranging = {role for role, user in people.items() if may_arrange_rating(user, sheet)}
    assert arranging == set(people) - {Role.TEAM_MEMBER}
    colleague = User.objects.create(
        email="kim@example.org", name="Kim", role=Role.ACCOUNT_MANAGER, team=world.north
    )
    for account in world.accounts[0:6:2]:
        account.members.add(colleague)
    assert visible_sheets(colleague).exists()
    assert not may_arrange_rating(colleague, sheet)
    with pytest.raises(PermissionDenied):
        remove_account(sheet=sheet, column=sheet.columns.first(), by=colleague)  # type: ignore[arg-type]


def test_every_act_is_undone_one_by_one(sheet: RatingSheet, milan: User) -> None:
    criterion = criterion_of(sheet)
    give(sheet, criterion, [1, 2, 3], milan)
    give(sheet, criterion, [2, None, 1], milan)
    column = sheet.columns.order_by("place")[0]
    remove_account(sheet=sheet, column=column, by=milan)
    remove_criterion(criterion=RatingCriterion.objects.get(pk=criterion.pk), by=milan)
    seen = []
    while last_step(milan, sheet):
        undo_step(sheet=sheet, by=milan)
        seen.append((sheet.columns.count(), [given(each) for each in sheet.criteria.all()]))
    assert seen == [
        (2, [["1"]]),
        (3, [["2", "1"]]),
        (3, [["1", "2", "3"]]),
        (3, [[]]),
        (3, []),
    ]
    assert acts().count("rating.undone") == 5


def test_an_undo_never_takes_what_somebody_changed_since(sheet: RatingSheet, milan: User) -> None:
    criterion = criterion_of(sheet)
    give(sheet, criterion, [1, 2, 3], milan)
    RatingCell.objects.update(evidence="noted behind its back")
    with pytest.raises(Refused) as refusal:
        undo_step(sheet=sheet, by=milan)
    assert refusal.value.code == "rating_changed_since"
    assert given(criterion) == ["1", "2", "3"]


def test_a_closed_sheet_stays_as_it_is_until_it_is_opened_again(
    sheet: RatingSheet, milan: User
) -> None:
    criterion = criterion_of(sheet)
    give(sheet, criterion, [1, 2, 3], milan)
    close_sheet(sheet=sheet, by=milan)
    assert all(column.revenue for column in sheet.columns.all())
    with pytest.raises(Refused):
        give(sheet, criterion, [3, 2, 1], milan)
    with pytest.raises(Refused):
        remove_sheet(sheet=sheet, by=milan)
    with pytest.raises(Refused):
        undo_step(sheet=sheet, by=milan)
    reopen_sheet(sheet=sheet, by=milan)
    give(sheet, criterion, [3, 2, 1], milan)
    assert given(criterion) == ["3", "2", "1"]
    assert {"rating.closed", "rating.reopened"} <= set(acts())


def test_an_account_that_goes_leaves_its_name_on_the_sheet(
    sheet: RatingSheet, milan: User, director: User, north: list[Account]
) -> None:
    give(sheet, criterion_of(sheet), [1, 2, 3], milan)
    north[0].numbers.all().delete()
    north[0].delete()
    names = [column.name for column in rating_report(director, sheet).columns]
    assert names == ["Klant 1", "Klant 3", "Klant 5"]
    assert [column.name for column in rating_report(milan, sheet).columns] == names[1:]


def test_the_facts_fill_a_criterion_and_are_marked(
    sheet: RatingSheet, milan: User, north: list[Account]
) -> None:
    made = add_criterion(
        sheet=sheet,
        name="Revenue",
        kind=CriterionKind.HIGH,
        source=FactSource.REVENUE,
        by=milan,
    )
    assert fill_from_facts(criterion=made, by=milan) == []
    cells = list(made.cells.order_by("column__place"))
    assert all(cell.is_fact and cell.by == milan for cell in cells)
    assert [cell.value for cell in cells] == sorted((cell.value for cell in cells), reverse=True)
    give(sheet, made, [5, 6, 7], milan)
    assert not any(cell.is_fact for cell in made.cells.all())


@pytest.mark.parametrize(
    "source", [FactSource.REVENUE, FactSource.MARGIN, FactSource.GROWTH, FactSource.PRODUCTS]
)
def test_every_source_fills_the_accounts_with_lines(
    sheet: RatingSheet, milan: User, source: FactSource
) -> None:
    silent = Account.objects.create(name="Never bought", owner=milan)
    add_accounts(sheet=sheet, accounts=[silent], by=milan)
    made = add_criterion(
        sheet=sheet, name="Known", kind=CriterionKind.HIGH, source=source, by=milan
    )
    left = fill_from_facts(criterion=made, by=milan)
    assert [column.name for column in left] == ["Never bought"]
    assert made.cells.count() == 3


@pytest.mark.django_db
def test_net_customer_profit_fills_who_has_a_cost_to_serve() -> None:
    accounts = make_d20()[:3]
    costing.give_rates()
    costing.give(accounts[2], **costing.C03)
    made = make_sheet(by=None, title="D20", held_on=ON, accounts=accounts)
    profit = add_criterion(
        sheet=made,
        name="Profit",
        kind=CriterionKind.HIGH,
        source=FactSource.PROFIT,
        by=None,
    )
    left = fill_from_facts(criterion=profit, by=None)
    assert [column.name for column in left] == ["C01", "C02"]
    assert given(profit) == ["-18400"]


def test_an_entity_of_a_group_is_rated_by_its_own_figures(
    sheet: RatingSheet, milan: User, north: list[Account]
) -> None:
    put_under(account=north[2], parent=north[0], by=None)
    made = add_criterion(
        sheet=sheet,
        name="Revenue",
        kind=CriterionKind.HIGH,
        source=FactSource.REVENUE,
        by=milan,
    )
    assert fill_from_facts(criterion=made, by=milan) == []
    whole, other, entity = (cell.value for cell in made.cells.order_by("column__place"))
    assert whole > other > entity > 0
    assert figures_of(north[0]) == whole - entity


def figures_of(account: Account) -> Decimal:
    """Return what the account bought itself, without its entities."""
    facts = current_facts()
    period = default_period()
    return totals(facts, period, Level.ENTITY, "")[account.pk].revenue


def test_the_potential_that_was_said_fills_a_criterion(
    sheet: RatingSheet, milan: User, north: list[Account]
) -> None:
    set_input(by=milan, account=north[1], kind=InputKind.POTENTIAL, value=Decimal(150_000))
    made = add_criterion(
        sheet=sheet,
        name="Potential",
        kind=CriterionKind.HIGH,
        source=FactSource.POTENTIAL,
        by=milan,
    )
    left = fill_from_facts(criterion=made, by=milan)
    assert [column.account for column in left] == [north[0], north[2]]
    assert given(made) == ["150000"]


def test_who_sees_no_margins_neither_fills_nor_types_them(
    world: World, director: User, people: dict[Role, User]
) -> None:
    tess = people[Role.TEAM_MEMBER]
    own = make_sheet(
        by=director, title="One", held_on=ON, accounts=[world.accounts[0]], users=[tess]
    )
    margin = add_criterion(
        sheet=own, name="M", kind=CriterionKind.HIGH, source=FactSource.MARGIN, by=director
    )
    fill_from_facts(criterion=margin, by=director)
    assert may_rate(tess, own, None)
    with pytest.raises(PermissionDenied):
        give(own, margin, [1], tess)
    with pytest.raises(PermissionDenied):
        fill_from_facts(criterion=margin, by=tess)
    assert not rating_report(tess, own).may_show(margin)
    assert rating_report(director, own).may_show(margin)


def test_ranks_have_no_source(sheet: RatingSheet, milan: User) -> None:
    with pytest.raises(Refused) as refusal:
        add_criterion(sheet=sheet, name="Odd", kind=RANK, source=FactSource.REVENUE, by=milan)
    assert refusal.value.code == "rank_has_no_source"


def test_going_from_ranks_to_values_empties_the_cells(sheet: RatingSheet, milan: User) -> None:
    criterion = criterion_of(sheet)
    give(sheet, criterion, [1, 2, 3], milan)
    change_criterion(
        criterion=criterion, name="Score", kind=CriterionKind.LOW, source=FactSource.NONE, by=milan
    )
    assert given(criterion) == []
    undo_step(sheet=sheet, by=milan)
    criterion.refresh_from_db()
    assert (criterion.name, given(criterion)) == ("Prestige", ["1", "2", "3"])


def test_accounts_are_moved_up_down_together_and_to_a_place(
    sheet: RatingSheet, milan: User
) -> None:
    criterion = criterion_of(sheet)
    one, two, three = sheet.columns.order_by("place")

    def move(kind: Move, column: object, order: Sequence[int] = ()) -> list[str]:
        move_account(
            sheet=sheet,
            criterion=criterion,
            rater=None,
            move=kind,
            column=column,  # type: ignore[arg-type]
            order=order,
            by=milan,
        )
        return given(criterion)

    assert move(Move.KEEP, one) == ["1", "2", "3"]
    assert move(Move.UP, three) == ["1", "3", "2"]
    assert move(Move.JOIN, three) == ["1", "3", "1"]
    assert move(Move.DOWN, one) == ["2", "3", "1"]
    assert move(Move.PLACE, two, [two.pk, three.pk, one.pk]) == ["3", "1", "2"]


def test_every_rater_has_an_own_sheet_and_the_sums_are_averaged(
    world: World, director: User, people: dict[Role, User]
) -> None:
    controller, north = people[Role.CONTROLLER], world.accounts[:2]
    apart = make_sheet(
        by=director,
        title="Apart",
        held_on=ON,
        accounts=north,
        users=[director, controller],
        names=["Warehouse"],
        is_apart=True,
    )
    criterion = add_criterion(sheet=apart, name="Prestige", kind=RANK, by=director)
    raters = {rater.name: rater for rater in apart.raters.all()}
    columns = list(apart.columns.order_by("place"))

    def rate(name: str, by: User, *ranks: int) -> None:
        values = {
            (criterion, column): Decimal(rank) for column, rank in zip(columns, ranks, strict=True)
        }
        give_values(sheet=apart, rater=raters[name], values=values, by=by)

    rate(director.name, director, 1, 2)
    rate(controller.name, controller, 2, 1)
    rate("Warehouse", director, 1, 2)  # who has no account is helped
    with pytest.raises(PermissionDenied):
        rate(director.name, controller, 2, 1)
    with pytest.raises(PermissionDenied):
        give_values(sheet=apart, rater=None, values={}, by=people[Role.TEAM_MEMBER])
    team = rating_report(director, apart).team
    assert team is not None
    assert len(team.counted) == 3
    averages = [team.spreads[column.pk].average.quantize(Decimal("0.01")) for column in columns]
    assert [str(average) for average in averages] == ["1.33", "1.67"]
    undo_step(sheet=apart, by=controller)  # takes back the own act, not the last of all
    assert RatingCell.objects.filter(rater=raters["Warehouse"]).count() == 2
    assert not RatingCell.objects.filter(rater=raters[controller.name]).exists()


def test_a_reason_is_noted_with_the_cell(sheet: RatingSheet, milan: User) -> None:
    criterion = criterion_of(sheet)
    give(sheet, criterion, [1, None, 2], milan)
    one, two, _three = sheet.columns.order_by("place")
    texts = {(criterion, one): " They lead the sector. ", (criterion, two): "Nothing rated"}
    note_evidence(sheet=sheet, rater=None, texts=texts, by=milan)
    assert list(RatingCell.objects.exclude(evidence="").values_list("evidence", flat=True)) == [
        "They lead the sector."
    ]


def test_next_year_begins_with_a_copy_without_cells(sheet: RatingSheet, milan: User) -> None:
    give(sheet, criterion_of(sheet), [1, 2, 3], milan)
    change_sheet(sheet=sheet, by=milan, users=[milan], names=["Warehouse"], title="Old")
    made = copy_sheet(sheet=sheet, by=milan, title="New", held_on=date(2027, 1, 20))
    assert [one.name for one in made.columns.order_by("place")] == ["Klant 1", "Klant 3", "Klant 5"]
    assert [each.name for each in made.criteria.all()] == ["Prestige"]
    assert {rater.name for rater in made.raters.all()} == {milan.name, "Warehouse"}
    assert not RatingCell.objects.filter(criterion__sheet=made).exists()


def test_who_rated_stays_a_participant(sheet: RatingSheet, milan: User) -> None:
    change_sheet(sheet=sheet, by=milan, users=[milan], names=["Warehouse"], is_apart=True)
    criterion = criterion_of(sheet)
    warehouse = sheet.raters.get(name="Warehouse")
    column = sheet.columns.order_by("place")[0]
    give_values(sheet=sheet, rater=warehouse, values={(criterion, column): Decimal(1)}, by=milan)
    change_sheet(sheet=sheet, by=milan, users=[], names=[])
    assert [rater.name for rater in sheet.raters.all()] == ["Warehouse"]


def test_the_toppers_are_the_largest_a_customers_in_view(
    world: World, milan: User, director: User
) -> None:
    every = [account.name for account in toppers(director, 5)]
    assert every[:2] == ["Klant 1", "Klant 2"]
    assert [account.name for account in toppers(milan, 5)] == [
        name for name in every if name in {"Klant 1", "Klant 3"}
    ]
