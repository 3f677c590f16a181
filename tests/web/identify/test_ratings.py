"""The pages of rating sheets: what they show to whom, and what they take."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.identify.models import RatingCell, RatingCriterion, RatingSheet
from verder.apps.identify.rating_choices import CriterionKind, FactSource
from verder.apps.identify.reports.rating import rated_order
from verder.apps.identify.services.ratings import (
    add_criterion,
    fill_from_facts,
    give_values,
    make_sheet,
)
from verder.apps.identify.services.selection.rounds import make_round
from verder.domain.values.period import Period

pytestmark = pytest.mark.django_db
ON = date(2026, 1, 20)
HTMX = {"HX-Request": "true"}
PAGES_OF_VALUES = [("rating_sheet", False), ("rating_wall", False), ("rating_evidence", True)]


@pytest.fixture
def director(world: World, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.DIRECTOR])


@pytest.fixture
def sheet(world: World) -> RatingSheet:
    """Return a sheet of the director with four accounts, two of them hidden from the north."""
    director = world.users[Role.DIRECTOR]
    made = make_sheet(
        by=director,
        title="Autumn",
        held_on=ON,
        accounts=world.accounts[:4],
        users=[director, world.users[Role.ACCOUNT_MANAGER]],
    )
    add_criterion(sheet=made, name="Prestige", kind=CriterionKind.RANK, by=director)
    margin = add_criterion(
        sheet=made,
        name="Margin",
        kind=CriterionKind.HIGH,
        source=FactSource.MARGIN,
        by=director,
    )
    fill_from_facts(criterion=margin, by=director)
    return made


def address(sheet: RatingSheet, name: str = "rating_sheet", *more: int) -> str:
    return reverse(name, args=[sheet.pk, *more])


def names_of_cells(sheet: RatingSheet, criterion: RatingCriterion) -> list[str]:
    columns = sheet.columns.order_by("place")
    return [f"cell-{criterion.pk}-{column.pk}" for column in columns]


def prestige(sheet: RatingSheet) -> RatingCriterion:
    return sheet.criteria.get(name="Prestige")


def rate_all(sheet: RatingSheet, client: Client, *ranks: str) -> None:
    names = names_of_cells(sheet, prestige(sheet))
    client.post(address(sheet, "rating_rate"), dict(zip(names, ranks, strict=True)))


def test_who_is_a_stranger_finds_no_sheet(
    world: World, signed_in: SignIn, sheet: RatingSheet
) -> None:
    client = signed_in(world.stranger)
    assert client.get(address(sheet)).status_code == 404
    assert client.post(address(sheet, "rating_undo")).status_code == 404
    assert "Autumn" not in client.get("/identify/ratings/").content.decode()
    assert Client().get(address(sheet)).status_code == 302


@pytest.mark.parametrize("name", ["rating_sheet", "rating_wall"])
def test_a_participant_sees_no_account_of_others(
    world: World, signed_in: SignIn, sheet: RatingSheet, name: str
) -> None:
    rate_all(sheet, signed_in(world.users[Role.DIRECTOR]), "1", "2", "3", "4")
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    text = client.get(address(sheet, name)).content.decode()
    assert "Klant 1" in text
    assert "Klant 2" not in text
    assert "rating-input" not in text


def test_the_excel_file_holds_the_accounts_in_view_only(
    world: World, signed_in: SignIn, sheet: RatingSheet
) -> None:
    director = signed_in(world.users[Role.DIRECTOR])
    rate_all(sheet, director, "2", "1", "3", "4")
    whole = texts_of(director.get(f"{address(sheet)}?export=xlsx").content)
    assert {"Klant 1", "Klant 2", "Prestige", "Margin"} <= whole.keys()
    own = texts_of(
        signed_in(world.users[Role.ACCOUNT_MANAGER]).get(f"{address(sheet)}?export=xlsx").content
    )
    assert "Klant 1" in own
    assert "Klant 2" not in own


def texts_of(content: bytes) -> dict[str, int]:
    book = openpyxl.load_workbook(BytesIO(content))
    found: dict[str, int] = {}
    for page in book.worksheets:
        for row in page.iter_rows(values_only=True):
            for value in row:
                found[str(value)] = found.get(str(value), 0) + 1
    return found


def test_margins_stay_hidden_on_the_page_and_in_excel(world: World, signed_in: SignIn) -> None:
    director, tess = world.users[Role.DIRECTOR], world.users[Role.TEAM_MEMBER]
    own = make_sheet(
        by=director, title="One", held_on=ON, accounts=[world.accounts[0]], users=[tess]
    )
    margin = add_criterion(
        sheet=own,
        name="Margin",
        kind=CriterionKind.HIGH,
        source=FactSource.MARGIN,
        by=director,
    )
    fill_from_facts(criterion=margin, by=director)
    amount = RatingCell.objects.get(criterion=margin).value
    client, boss = signed_in(tess), signed_in(director)
    text = boss.get(address(own)).context["rows"][0].cells[0].text
    assert len(text) > 3
    for name, more in PAGES_OF_VALUES:
        where = address(own, name, *([margin.pk] if more else []))
        assert text in boss.get(where).content.decode()
        page = client.get(where).content.decode()
        assert "Klant 1" in page
        assert text not in page
    book = f"{address(own)}?export=xlsx"
    assert has_number(boss.get(book).content, amount)
    assert not has_number(client.get(book).content, amount)


def test_ranks_on_margins_and_points_stay_hidden_too(world: World, signed_in: SignIn) -> None:
    director, tess = world.users[Role.DIRECTOR], world.users[Role.TEAM_MEMBER]
    accounts = [world.accounts[0], world.accounts[2]]
    accounts[1].members.add(tess)
    own = make_sheet(by=director, title="Two", held_on=ON, accounts=accounts, users=[tess])
    margin = add_criterion(
        sheet=own, name="Margin", kind=CriterionKind.HIGH, source=FactSource.MARGIN, by=director
    )
    fill_from_facts(criterion=margin, by=director)
    boss, client = signed_in(director), signed_in(tess)
    for who, ranks, points in ((boss, [1, 2], ["1", "2"]), (client, [None, None], ["", ""])):
        context = who.get(address(own)).context
        assert [cell.rank for cell in context["rows"][0].cells] == ranks
        assert [line.points for line in context["podium"]] == points
        assert [str(line.column.name) for line in context["podium"]] == ["Klant 1", "Klant 3"]
    book = f"{address(own)}?export=xlsx"
    assert "Punten" in words_of(boss.get(book).content)
    assert "Punten" not in words_of(client.get(book).content)


def words_of(content: bytes) -> set[str]:
    book = openpyxl.load_workbook(BytesIO(content))
    return {str(value) for page in book.worksheets for row in page.values for value in row}


def has_number(content: bytes, amount: Decimal) -> bool:
    book = openpyxl.load_workbook(BytesIO(content))
    values = [value for page in book.worksheets for row in page.values for value in row]
    return any(isinstance(value, int | float) and value == float(amount) for value in values)


def test_ranks_typed_without_a_script_are_kept_all_at_once(
    director: Client, sheet: RatingSheet
) -> None:
    names = names_of_cells(sheet, prestige(sheet))
    answer = director.post(
        address(sheet, "rating_rate"), dict(zip(names, ["1", "1", "3", "4"], strict=True))
    )
    assert answer.status_code == 302
    context = director.get(address(sheet)).context
    row = context["rows"][0]
    assert [str(each.rank) for each in row.cells] == ["1.5", "1.5", "3", "4"]
    assert [each.is_shared for each in row.cells] == [True, True, False, False]
    assert [line.place for line in context["podium"]] == [1, 2, 3, 4]


def test_one_typed_rank_answers_with_the_outcome_only(director: Client, sheet: RatingSheet) -> None:
    name = names_of_cells(sheet, prestige(sheet))[0]
    answer = director.post(
        address(sheet, "rating_rate"),
        {name: "1"},
        headers={**HTMX, "HX-Target": "rating-outcome"},
    )
    text = answer.content.decode()
    assert 'id="rating-outcome"' in text
    assert "rating-input" not in text
    assert "hx-swap-oob" in text
    assert RatingCell.objects.filter(criterion=prestige(sheet)).count() == 1


@pytest.mark.parametrize("typed", ["veel", "9", "1,5", "NaN", "1e400"])
def test_what_is_no_rank_is_told_and_not_kept(
    director: Client, sheet: RatingSheet, typed: str
) -> None:
    name = names_of_cells(sheet, prestige(sheet))[0]
    answer = director.post(
        address(sheet, "rating_rate"),
        {name: typed},
        headers={**HTMX, "HX-Target": "rating-outcome"},
    )
    assert answer.status_code == 200
    assert "form-problem" in answer.content.decode()
    assert not RatingCell.objects.filter(criterion=prestige(sheet)).exists()


def test_sending_a_shown_fact_again_keeps_it_a_fact(director: Client, sheet: RatingSheet) -> None:
    rows = director.get(address(sheet)).context["rows"]
    shown = {f"cell-{each.key}": each.text for row in rows for each in row.cells}
    director.post(address(sheet, "rating_rate"), shown)
    assert all(cell.is_fact for cell in RatingCell.objects.all())


def test_growth_is_typed_in_per_cent(director: Client, sheet: RatingSheet) -> None:
    director.post(address(sheet, "rating_criteria"), {"name": "Growth", "way": "growth"})
    growth = sheet.criteria.get(name="Growth")
    assert growth.cells.count() == 4
    name = names_of_cells(sheet, growth)[0]
    director.post(address(sheet, "rating_rate"), {name: "12,5"})
    cell = growth.cells.order_by("column__place")[0]
    assert (cell.value, cell.is_fact) == (Decimal("0.125"), False)


@pytest.mark.parametrize("move", ["", "up", "up-x", "sideways-1", "up-999999999999"])
def test_a_move_that_does_not_exist_is_refused(
    director: Client, sheet: RatingSheet, move: str
) -> None:
    answer = director.post(
        address(sheet, "rating_move"), {"move": move, "criterion": prestige(sheet).pk}
    )
    assert answer.status_code in {400, 404}


def test_moving_ranks_and_undo_empties_again(director: Client, sheet: RatingSheet) -> None:
    column = sheet.columns.order_by("place")[1]
    answer = director.post(
        address(sheet, "rating_move"),
        {"move": f"up-{column.pk}", "criterion": prestige(sheet).pk},
        headers={**HTMX, "HX-Target": "rating"},
    )
    assert 'id="rating"' in answer.content.decode()
    ranks = prestige(sheet).cells.order_by("column__place").values_list("value", flat=True)
    assert [int(rank) for rank in ranks] == [2, 1, 3, 4]
    director.post(address(sheet, "rating_undo"))
    assert not prestige(sheet).cells.exists()


def test_two_selected_accounts_make_a_sheet_or_join_one(
    world: World, director: Client, sheet: RatingSheet
) -> None:
    keys = [world.accounts[4].pk, world.accounts[5].pk]
    answer = director.post(reverse("rating_add_selection"), {"selected": keys, "sheet": "new"})
    made = RatingSheet.objects.order_by("pk").last()
    assert made is not None
    assert answer["Location"] == address(made)
    assert set(made.columns.values_list("account", flat=True)) == set(keys)
    director.post(reverse("rating_add_selection"), {"selected": keys, "sheet": sheet.pk})
    assert sheet.columns.count() == 6


def test_a_hidden_account_is_never_added(
    world: World, signed_in: SignIn, sheet: RatingSheet
) -> None:
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    hidden = world.accounts[1]
    client.post(reverse("rating_add_selection"), {"selected": [hidden.pk], "sheet": "new"})
    assert RatingSheet.objects.count() == 1
    own = make_sheet(by=world.users[Role.ACCOUNT_MANAGER], title="Mine", held_on=ON)
    assert client.post(address(own, "rating_accounts"), {"account": hidden.pk}).status_code == 404
    found = client.get(f"{address(own, 'rating_accounts')}?q=Klant").content.decode()
    assert "Klant 3" in found
    assert "Klant 2" not in found
    answer = client.post(
        reverse("rating_add_selection"), {"selected": [world.accounts[0].pk], "sheet": sheet.pk}
    )
    assert answer.status_code == 404


def test_team_members_start_no_sheet(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.TEAM_MEMBER])
    assert client.post(reverse("rating_start")).status_code == 403
    assert "rating_add_selection" not in client.get("/accounts/").content.decode()


def test_a_sheet_starts_with_the_toppers_and_five_criteria(director: Client) -> None:
    director.post(reverse("rating_start"), {"with": "toppers"})
    made = RatingSheet.objects.get()
    assert [one.name for one in made.columns.order_by("place")][:2] == ["Klant 1", "Klant 2"]
    director.post(address(made, "rating_criteria_usual"))
    assert made.criteria.count() == 5
    contribution = made.criteria.get(source=FactSource.CONTRIBUTION)
    assert contribution.cells.count() == made.columns.count()


def test_the_list_is_searched_by_what_is_in_view(
    world: World, signed_in: SignIn, sheet: RatingSheet
) -> None:
    def titles(client: Client, query: str) -> list[str]:
        table = client.get(f"/identify/ratings/?q={query}").context["table"]
        return [line.row.title for line in table.body]

    milan = signed_in(world.users[Role.ACCOUNT_MANAGER])
    assert titles(milan, "Klant+1") == ["Autumn"]
    assert titles(milan, "Klant+2") == []
    assert titles(signed_in(world.users[Role.DIRECTOR]), "Klant+2") == ["Autumn"]


def test_a_sheet_is_closed_copied_and_removed(director: Client, sheet: RatingSheet) -> None:
    rate_all(sheet, director, "1", "2", "3", "4")
    director.post(address(sheet, "rating_close"))
    sheet.refresh_from_db()
    assert not sheet.is_open
    assert "rating-input" not in director.get(address(sheet)).content.decode()
    director.post(address(sheet, "rating_copy"))
    made = RatingSheet.objects.exclude(pk=sheet.pk).get()
    assert made.columns.count() == 4
    asked = director.post(address(made, "rating_remove"))
    assert asked.status_code == 200
    director.post(address(made, "rating_remove"), {"sure": "yes"})
    assert not RatingSheet.objects.filter(pk=made.pk).exists()


def test_apart_everybody_fills_in_the_own_sheet(
    world: World, signed_in: SignIn, sheet: RatingSheet
) -> None:
    director, controller = world.users[Role.DIRECTOR], world.users[Role.CONTROLLER]
    client = signed_in(director)
    client.post(
        address(sheet, "rating_edit"),
        {
            "title": "Autumn",
            "held_on": "2026-01-20",
            "is_apart": "on",
            "users": [director.pk, controller.pk],
            "names": "",
        },
    )
    own = {rater.user_id: rater for rater in sheet.raters.all()}
    for user, ranks in ((director, ["1", "2", "3", "4"]), (controller, ["2", "1", "3", "4"])):
        names = names_of_cells(sheet, prestige(sheet))
        sent = {**dict(zip(names, ranks, strict=True)), "rater": own[user.pk].pk}
        signed_in(user).post(address(sheet, "rating_rate"), sent)
    assert client.get(address(sheet)).context["rater"] == own[director.pk]
    overview = client.get(f"{address(sheet)}?rater=all").context
    averages = [line.average for line in overview["team_lines"]]
    assert averages == ["2,5", "3,5", "6", "8"]
    assert overview["w"]
    milan = signed_in(world.users[Role.ACCOUNT_MANAGER])
    assert milan.get(f"{address(sheet)}?rater={own[director.pk].pk}").status_code in {403, 404}


def test_a_reason_is_kept_and_shown(director: Client, sheet: RatingSheet) -> None:
    rate_all(sheet, director, "1", "2", "3", "4")
    name = names_of_cells(sheet, prestige(sheet))[0].replace("cell", "why")
    where = address(sheet, "rating_evidence", prestige(sheet).pk)
    director.post(where, {name: "They lead the sector."})
    assert "They lead the sector." in director.get(where).content.decode()


def test_a_sheet_asks_few_questions_of_the_database(
    world: World,
    director: Client,
    sheet: RatingSheet,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    rate_all(sheet, director, "1", "2", "3", "4")
    director.get(address(sheet))
    with django_assert_max_num_queries(25):
        director.get(address(sheet))
    with django_assert_max_num_queries(12):
        director.get("/identify/ratings/")


def test_cells_of_another_sheet_are_not_touched(
    world: World, director: Client, sheet: RatingSheet
) -> None:
    other = make_sheet(
        by=world.users[Role.DIRECTOR], title="Other", held_on=ON, accounts=world.accounts[:2]
    )
    foreign = add_criterion(
        sheet=other, name="Theirs", kind=CriterionKind.RANK, by=world.users[Role.DIRECTOR]
    )
    column = other.columns.order_by("place")[0]
    director.post(address(sheet, "rating_rate"), {f"cell-{foreign.pk}-{column.pk}": "1"})
    assert not foreign.cells.exists()
    gone = director.post(address(sheet, "rating_criterion_remove", foreign.pk))
    assert gone.status_code == 404
    give_values(
        sheet=other,
        rater=None,
        values={(foreign, column): Decimal(1)},
        by=world.users[Role.DIRECTOR],
    )
    assert foreign.cells.exists()


def test_the_rated_accounts_are_taken_into_an_open_round(
    world: World, director: Client, signed_in: SignIn, sheet: RatingSheet
) -> None:
    round_ = make_round(
        by=None, year=2026, team=None, period=Period(date(2025, 1, 1), ON), capacity=2
    )
    rate_all(sheet, director, "4", "1", "2", "3")
    rounds = director.get(address(sheet)).context["rounds"]
    assert rounds == [(round_.pk, str(round_))]
    assert signed_in(world.users[Role.CONTROLLER]).get(address(sheet)).context["rounds"] == []
    order = rated_order(world.users[Role.DIRECTOR], sheet).account_ids
    director.post(reverse("selection_add", args=[round_.pk]), {"selected": order})
    assert set(round_.entries.values_list("account", flat=True)) == set(order)
    assert len(order) == 4
