"""The tab of the matrix: read, typed in, pasted, taken along."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pptx import Presentation
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from tests.apps.intensify.matrices import Example, make_example
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.intensify.enums import FrequencyKind
from verder.apps.intensify.models import Frequency

QUERIES, CELL_QUERIES = 28, 32
JSON = {"accept": "application/json"}


@pytest.fixture
def example(world: World) -> Example:
    """Return the worked example at the first account."""
    return make_example(world.accounts[0], timezone.localdate() - timedelta(days=20))


@pytest.fixture
def client(world: World, signed_in: SignIn) -> Client:
    """Return a client of the account manager of the first account."""
    return signed_in(world.users[Role.ACCOUNT_MANAGER])


def address(example: Example, rest: str = "") -> str:
    return f"/accounts/{example.account.pk}/contact-matrix/{rest}"


def name(example: Example, row: int = 0, column: int = 0) -> str:
    return f"cell-{example.positions[row].pk}-{example.colleagues[column].pk}"


def ideal(example: Example) -> str | None:
    position, colleague = example.first
    found = Frequency.objects.filter(
        position=position, colleague=colleague, kind=FrequencyKind.IDEAL, replaced_on=None
    ).first()
    return f"{found.times:f}" if found else None


def row_of(book: CalamineWorkbook, tab: str, who: str) -> list[Any]:
    return next(row for row in book.get_sheet_by_name(tab).to_python() if row[0] == who)


def test_the_tab_shows_the_worked_example(
    example: Example, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(QUERIES):
        text = client.get(address(example)).content.decode()
    assert "67%" in text
    assert "≈1<i>→</i><b>4</b>" in text
    assert "17% · 1 lijn" in text
    assert "influence-5" in text
    assert "Plan een tweede contact voor Els" in text
    assert "Joost" in text.partition("Plan een tweede contact voor")[2][:60]


@pytest.mark.parametrize(
    ("show", "cell"),
    [("current", ">≈1</td>"), ("ideal", ">4</td>"), ("gap", ">−3</td>")],
)
def test_the_cells_show_what_is_asked(
    example: Example, client: Client, show: str, cell: str
) -> None:
    text = client.get(address(example), {"show": show}).content.decode()
    assert cell in text


def test_others_see_no_influence_and_cannot_type(
    example: Example, world: World, signed_in: SignIn
) -> None:
    director = signed_in(world.users[Role.DIRECTOR])
    text = director.get(address(example)).content.decode()
    assert "influence-" not in text
    assert "data-kind" not in text
    assert "iedereen telt hier even zwaar" in text
    assert director.post(address(example, "cells/"), {"kind": "ideal"}).status_code == 403
    stranger = signed_in(world.stranger)
    assert stranger.get(address(example)).status_code == 404
    assert stranger.post(address(example, "undo/")).status_code == 404


def test_a_script_gets_the_cells_that_changed(example: Example, client: Client) -> None:
    sent = {"kind": "ideal", name(example): "7,5", name(example, 0, 1): ""}
    told: dict[str, Any] = client.post(address(example, "cells/"), sent, headers=JSON).json()
    position, colleague = example.first
    assert told["cells"][0] == [position, colleague, "≈1<i>→</i><b>7,5</b>", "gap-3", "7,5"]
    assert len(told["cells"]) == 2
    assert (told["undo"], told["redo"]) == (True, False)
    measured: dict[str, Any] = client.get(address(example, "figures/")).json()
    assert measured["ends"][str(position)].startswith("13%")
    assert "Dekking" in measured["summary"]
    assert client.post(address(example, "undo/"), headers=JSON).json()["redo"] is True
    assert ideal(example) == "4.00"
    client.post(address(example, "redo/"), headers=JSON)
    assert ideal(example) == "7.50"


def test_a_cell_is_kept_without_making_the_whole_matrix(
    example: Example, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    position, colleague = example.first
    with django_assert_max_num_queries(CELL_QUERIES) as asked:
        told = client.post(
            address(example, "cells/"), {"kind": "ideal", name(example): "7"}, headers=JSON
        ).json()
    assert [cell[:2] for cell in told["cells"]] == [[position, colleague]]
    assert "summary" not in told
    assert not any("intensify_opinion" in query["sql"] for query in asked.captured_queries)


def test_what_is_no_number_is_refused_with_the_reason(example: Example, client: Client) -> None:
    sent = {"kind": "ideal", name(example): "veel"}
    answer = client.post(address(example, "cells/"), sent, headers=JSON)
    assert (answer.status_code, "veel" in answer.json()["said"]) == (422, True)
    answer = client.post(address(example, "cells/"), {**sent, "kind": "wrong"}, headers=JSON)
    assert answer.status_code == 422
    page = client.post(address(example, "cells/"), sent, follow=True)
    assert "veel" in page.content.decode()
    assert ideal(example) == "4.00"


def test_it_works_as_a_form_without_script(example: Example, client: Client) -> None:
    form = client.get(address(example), {"edit": "form"}).content.decode()
    assert f'name="{name(example)}" value="4"' in form
    page = client.post(
        address(example, "cells/"), {"kind": "ideal", name(example): "5"}, follow=True
    )
    assert "1 cel veranderd." in page.content.decode()
    assert ideal(example) == "5.00"
    client.post(address(example, "undo/"))
    assert ideal(example) == "4.00"
    page = client.post(address(example, "undo/"), follow=True)
    assert "niets terug te draaien" in page.content.decode()


def test_a_role_hides_rows_and_leaves_the_measures(example: Example, client: Client) -> None:
    text = client.get(address(example), {"role": "user", "team_role": "executor"}).content.decode()
    assert "Ron Klant" in text
    assert 'data-row="' + str(example.positions[0].pk) not in text
    assert "67%" in text


def test_two_days_stand_side_by_side(example: Example, client: Client) -> None:
    text = client.get(address(example), {"back": "6"}).content.decode()
    assert "0<i>→</i><b>≈12</b>" in text
    assert "data-kind" not in text
    earlier = client.get(address(example), {"back": "6", "until": "3"}).content.decode()
    assert "0<i>→</i><b>≈12</b>" not in earlier
    assert 'name="until" min="0" max="23" value="3"' in earlier


def test_measures_that_are_compared_move_in_points(world: World, client: Client) -> None:
    example = make_example(world.accounts[0], timezone.localdate() - timedelta(days=100))
    client.post(address(example, "cells/"), {"kind": "ideal", name(example): "8"}, headers=JSON)
    page = client.get(address(example), {"back": "2"})
    moved = {each.label: each.change for each in page.context["compared"].figures}
    assert (moved["Dekking"], moved["Verschil"]) == ("−5 procentpunt", "+4")


def test_the_matrix_goes_along_as_excel_with_numbers_as_numbers(
    example: Example, client: Client
) -> None:
    answer = client.get(address(example), {"export": "xlsx"})
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    assert book.sheet_names[:4] == ["Huidig", "Geteld of geschat", "Ideaal", "Verschil"]
    first = [row_of(book, tab, "Els Klant")[4:6] for tab in book.sheet_names[:4]]
    assert first == [[1.0, 0.0], ["geschat", "geschat"], [4.0, 2.0], [3.0, 2.0]]
    csv = b"".join(client.get(address(example), {"export": "csv"})).decode("utf-8-sig")
    assert "Els Klant" in csv


def test_the_matrix_goes_along_as_slides(example: Example, client: Client) -> None:
    answer = client.get(address(example, "slides/"))
    shapes = list(Presentation(BytesIO(answer.content)).slides[0].shapes)
    table = next(shape.table for shape in shapes if shape.has_table)
    assert (table.cell(1, 0).text, table.cell(1, 1).text) == ("Els Klant", "≈1 → 4")
    empty = client.get(f"/accounts/{example.account.pk + 2}/contact-matrix/slides/")
    assert empty.status_code == 404


def test_the_matrix_goes_along_as_a_picture(
    example: Example, world: World, client: Client, signed_in: SignIn
) -> None:
    answer = client.get(address(example, "picture.svg"))
    assert answer["Content-Type"] == "image/svg+xml"
    assert "≈1 → 4" in answer.content.decode()
    stranger = signed_in(world.stranger)
    assert stranger.get(address(example, "picture.svg")).status_code == 404


def test_a_proposal_is_seen_before_it_is_filled_in(
    example: Example, world: World, client: Client, signed_in: SignIn
) -> None:
    asked = {"contact_class": "key", "filling": "all"}
    text = client.get(address(example, "proposal/"), asked).content.decode()
    assert "2<i>→</i><b>12</b>" not in text
    assert "0<i>→</i><b>2</b>" in text
    assert ideal(example) == "4.00"
    client.post(address(example, "proposal/"), {**asked, "contact_class": "B"})
    assert ideal(example) == "1.00"
    client.post(address(example, "undo/"))
    assert ideal(example) == "4.00"
    assert (
        signed_in(world.users[Role.DIRECTOR]).get(address(example, "proposal/")).status_code == 403
    )


def test_who_left_is_named_and_hands_over(example: Example, client: Client) -> None:
    gone, heir = example.positions[0], example.positions[1]
    type(gone).objects.filter(pk=gone.pk).update(ended_on=timezone.localdate())
    text = client.get(address(example)).content.decode()
    assert "Cellen van wie vertrokken is" in text
    sent = {"side": "buyer", "leaver": gone.pk, "heir": heir.pk}
    client.post(address(example, "hand-over/"), sent)
    assert "Cellen van wie vertrokken is" not in client.get(address(example)).content.decode()
    refused = client.post(address(example, "hand-over/"), {"side": "x"}, follow=True)
    assert refused.status_code == 200


def test_the_relations_are_listed_for_whom_they_are_in_view(
    example: Example, world: World, client: Client, signed_in: SignIn
) -> None:
    make_example(world.accounts[1], timezone.localdate())
    text = client.get("/intensify/relations/").content.decode()
    assert (world.accounts[0].name in text, world.accounts[1].name in text) == (True, False)
    assert "75,0%" in text
    director = signed_in(world.users[Role.DIRECTOR])
    assert "80,0%" in director.get("/intensify/relations/").content.decode()
    answer = director.get("/intensify/relations/", {"export": "csv"})
    assert b"Klant 2" in b"".join(answer)


def test_the_first_page_of_the_account_says_it_in_few_words(
    example: Example, world: World, client: Client
) -> None:
    text = client.get(f"/accounts/{example.account.pk}/contact-card/").content.decode()
    assert "67%" in text
    empty = client.get(f"/accounts/{world.accounts[2].pk}/contact-card/").content.decode()
    assert empty.strip() == ""


def test_an_account_without_people_says_what_to_do_first(world: World, client: Client) -> None:
    page = client.get(f"/accounts/{world.accounts[2].pk}/contact-matrix/").content.decode()
    assert "Nog geen matrix" in page


def test_a_wild_address_is_the_usual_page(example: Example, client: Client) -> None:
    wild = {"show": "x", "basis": "x", "role": "x", "back": "99999999"}
    assert client.get(address(example), wild).status_code == 200
