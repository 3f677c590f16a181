"""The pages of choosing key accounts: who sees and does what, as people do it."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.apps.identify.rounds import (
    criteria,
    entry_of,
    make_default_round,
    make_worked_round,
    score_all,
)
from tests.conftest import SignIn
from tests.world import World, make_person
from verder.apps.core.enums import Role
from verder.apps.identify.criterion_texts import criterion_of
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.limits import limits_of
from verder.apps.identify.models import SelectionEntry, SelectionRound, SelectionScore
from verder.apps.identify.queries.selection import decisions_of
from verder.apps.identify.selection_choices import Decision
from verder.apps.identify.services import set_input
from verder.apps.identify.services.ratings.sheets import make_sheet
from verder.apps.identify.services.selection import close_round, decide, undoable
from verder.domain.identify.service_concept import ServiceConcept
from verder.web.identify.presenters.selection import class_labels

TABS = (
    "selection_round",
    "selection_gates",
    "selection_criteria",
    "selection_sensitivity",
    "selection_result",
)
QUERIES = 40


@pytest.fixture
def director(world: World, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.DIRECTOR])


def decide_key(world: World, round_: SelectionRound, place: int) -> None:
    decide(
        by=world.users[Role.DIRECTOR],
        round_=round_,
        entries=[entry_of(round_, world, place)],
        decision=Decision.KEY,
        reason="groeit met ons mee",
    )


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_of_a_round_is_there_in_both_languages(
    world: World, signed_in: SignIn, language: str
) -> None:
    round_ = make_default_round(world)
    person = world.users[Role.DIRECTOR]
    person.language = language
    person.save()
    client = signed_in(person)
    pages = [reverse(name, args=[round_.pk]) for name in TABS]
    pages += [reverse("selection_entry", args=[round_.pk, entry_of(round_, world, 0).pk])]
    pages += [reverse("selection"), reverse("selection_new"), reverse("service_concept")]
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200
        assert f'<html lang="{language}"' in answer.content.decode()


@pytest.mark.parametrize("name", TABS)
def test_a_page_of_a_round_asks_the_database_few_questions(
    world: World, director: Client, name: str
) -> None:
    address = reverse(name, args=[make_default_round(world).pk])
    director.get(address)
    with CaptureQueriesContext(connection) as asked:
        director.get(address)
    assert len(asked) <= QUERIES


@pytest.mark.parametrize("name", ["selection_round", "selection_result"])
def test_more_accounts_ask_no_more_questions(world: World, signed_in: SignIn, name: str) -> None:
    round_ = make_default_round(world)
    client = signed_in(world.users[Role.SALES_MANAGER])
    counts = []
    for place in (None, 2, 4):
        if place is not None:
            entry_of(round_, world, place).delete()
        address = reverse(name, args=[round_.pk])
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    assert len(set(counts)) == 1


@pytest.mark.parametrize("role", [Role.SALES_MANAGER, Role.ACCOUNT_MANAGER])
def test_no_page_names_accounts_out_of_view(world: World, signed_in: SignIn, role: Role) -> None:
    round_ = make_worked_round(world)
    for place in range(4):
        score_all(round_, world, place, (5 - place, 4, 3, 3, 3))
    decide_key(world, round_, 1)
    client = signed_in(world.users[role])
    hidden = [account.name for account in world.accounts[1::2]]
    for name in TABS:
        address = reverse(name, args=[round_.pk])
        for text in (text_of(client, address), file_text(client, address)):
            assert [one for one in hidden if f"{one}<" in text or f"{one}," in text] == []
    entry = entry_of(round_, world, 1)
    assert client.get(reverse("selection_entry", args=[round_.pk, entry.pk])).status_code == 404


def file_text(client: Client, address: str) -> str:
    answer = client.get(address, {"export": "csv"})
    return "" if answer["Content-Type"].startswith("text/html") else answer.getvalue().decode()


def test_scores_hide_where_margins_do_but_decisions_are_seen(
    world: World, signed_in: SignIn
) -> None:
    round_ = make_default_round(world)
    client = signed_in(world.users[Role.TEAM_MEMBER])
    for name in ("selection_round", "selection_sensitivity", "selection_result"):
        answer = client.get(reverse(name, args=[round_.pk]))
        assert answer.status_code == 200
        assert "report" not in answer.context
    assert "Content-Disposition" not in client.get(
        reverse("selection_round", args=[round_.pk]), {"export": "csv"}
    )


def test_a_round_without_an_account_in_view_does_not_exist(world: World, signed_in: SignIn) -> None:
    round_ = make_default_round(world)
    newcomer = signed_in(make_person("Nora Nieuw", Role.ACCOUNT_MANAGER))
    assert newcomer.get(reverse("selection_round", args=[round_.pk])).status_code == 404
    assert "2026" not in text_of(newcomer, reverse("selection")).split("<main")[1]


def test_a_first_round_is_begun_and_filled_with_the_toppers(world: World, director: Client) -> None:
    director.post(reverse("selection_new"), {"year": "2027", "team": "", "capacity": "2"})
    round_ = SelectionRound.objects.get()
    assert (round_.year, round_.capacity, round_.criteria.count()) == (2027, 2, 8)
    director.post(reverse("selection_add", args=[round_.pk]), {"toppers": "yes"})
    names = set(round_.entries.values_list("account__name", flat=True))
    assert names == {account.name for account in world.accounts[:3]}


@pytest.mark.parametrize("role", [Role.ACCOUNT_MANAGER, Role.TEAM_MEMBER, Role.CONTROLLER])
def test_not_everybody_begins_a_round(world: World, signed_in: SignIn, role: Role) -> None:
    client = signed_in(world.users[role])
    posted = {"year": "2027", "capacity": "2"}
    assert client.post(reverse("selection_new"), posted).status_code == 403
    assert not SelectionRound.objects.exists()


def test_a_sales_manager_begins_rounds_of_the_own_team(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.SALES_MANAGER])
    address = reverse("selection_new")
    client.post(address, {"year": "2027", "capacity": "2", "team": ""})
    client.post(address, {"year": "2027", "capacity": "2", "team": str(world.south.pk)})
    assert not SelectionRound.objects.exists()
    client.post(address, {"year": "2027", "capacity": "2", "team": str(world.north.pk)})
    assert SelectionRound.objects.get().team == world.north


def test_a_typed_score_is_kept_and_answers_with_the_new_totals(
    world: World, director: Client
) -> None:
    round_ = make_worked_round(world)
    entry = entry_of(round_, world, 0)
    address = reverse("selection_scores", args=[round_.pk])
    for criterion, score in zip(criteria(round_), (4, 5, 3, 2, 4), strict=True):
        answer = director.post(
            address, {f"s-{entry.pk}-{criterion.pk}": str(score)}, headers={"HX-Request": "true"}
        )
    assert "3,75" in answer.content.decode()
    assert "<html" not in answer.content.decode()
    assert entry.scores.count() == 5


def test_a_whole_form_keeps_what_differs_only(world: World, director: Client) -> None:
    round_ = make_default_round(world)
    entry = entry_of(round_, world, 0)
    contribution, prestige, influence, *_rest = criteria(round_)
    posted = {
        f"s-{entry.pk}-{contribution.pk}": "5",  # as the figures fill it
        f"s-{entry.pk}-{prestige.pk}": "3",
        f"s-{entry.pk}-{influence.pk}": "",
    }
    director.post(reverse("selection_scores", args=[round_.pk]), posted)
    assert list(entry.scores.values_list("criterion", "score")) == [(prestige.pk, 3)]
    director.post(
        reverse("selection_scores", args=[round_.pk]), {f"s-{entry.pk}-{prestige.pk}": ""}
    )
    assert not entry.scores.exists()


@pytest.mark.parametrize("text", ["9", "x", "-1", "4.5", "１２", "99999999999999999999"])
def test_nonsense_is_no_score(world: World, director: Client, text: str) -> None:
    round_ = make_default_round(world)
    entry, prestige = entry_of(round_, world, 0), criteria(round_)[1]
    answer = director.post(
        reverse("selection_scores", args=[round_.pk]), {f"s-{entry.pk}-{prestige.pk}": text}
    )
    assert answer.status_code == 302
    assert not SelectionScore.objects.exists()


def test_nobody_scores_what_is_out_of_view(world: World, signed_in: SignIn) -> None:
    round_ = make_default_round(world)
    other, prestige = entry_of(round_, world, 1), criteria(round_)[1]
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    client.post(reverse("selection_scores", args=[round_.pk]), {f"s-{other.pk}-{prestige.pk}": "5"})
    address = reverse("selection_score", args=[round_.pk, other.pk, prestige.pk])
    assert client.post(address, {"score": "5"}).status_code == 404
    assert not SelectionScore.objects.exists()


def test_a_score_with_value_and_evidence_is_kept_and_cleared(
    world: World, director: Client
) -> None:
    round_ = make_default_round(world)
    entry, fit = entry_of(round_, world, 0), criteria(round_)[3]
    address = reverse("selection_score", args=[round_.pk, entry.pk, fit.pk])
    director.post(address, {"score": "", "value": "4", "evidence": "bezoek"})
    found = entry.scores.get()
    assert (found.score, found.value, found.evidence) == (4, Decimal(4), "bezoek")
    page = text_of(director, reverse("selection_entry", args=[round_.pk, entry.pk]))
    assert "bezoek" in page
    director.post(address, {"clear": "yes"})
    assert not entry.scores.exists()


def test_the_sheet_of_an_account_is_the_calculation_alone(world: World, director: Client) -> None:
    round_ = make_default_round(world)
    address = reverse("selection_entry", args=[round_.pk, entry_of(round_, world, 0).pk])
    part = director.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'class="formula"' in part


def test_weights_are_kept_in_their_order_and_a_criterion_moves_up(
    world: World, director: Client
) -> None:
    round_ = make_default_round(world)
    before = criteria(round_)
    posted = {
        "criterion": [str(each.pk) for each in before],
        "weight": ["12,5" for _each in before],
        "up": str(before[1].pk),
    }
    director.post(reverse("selection_weights", args=[round_.pk]), posted)
    after = criteria(round_)
    assert [each.pk for each in after[:2]] == [before[1].pk, before[0].pk]
    assert {each.weight for each in after} == {Decimal("12.5")}


@pytest.mark.parametrize("weight", ["many", "-1", "101", "NaN"])
def test_a_weight_that_is_none_changes_nothing(world: World, director: Client, weight: str) -> None:
    round_ = make_default_round(world)
    keys = [str(each.pk) for each in criteria(round_)]
    posted = {"criterion": keys, "weight": [weight, *("10" for _key in keys[1:])]}
    director.post(reverse("selection_weights", args=[round_.pk]), posted)
    assert criteria(round_)[0].weight == 25


def test_a_criterion_of_ones_own_is_added_changed_and_removed(
    world: World, director: Client
) -> None:
    round_ = make_default_round(world)
    posted = {"name": "Betaalgedrag", "weight": "10", "filled_by": "judgement"}
    posted |= {f"limit_{place}": text for place, text in enumerate(("60", "45", "30", "14"), 2)}
    director.post(reverse("selection_criterion_new", args=[round_.pk]), posted)
    own = criteria(round_)[-1]
    assert class_labels(criterion_of(own)) == ("> 60", "60 – 45", "45 – 30", "30 – 14", "≤ 14")
    address = reverse("selection_criterion", args=[round_.pk, own.pk])
    director.post(address, {**posted, "name": "Betaalt op tijd"})
    own.refresh_from_db()
    assert own.name == "Betaalt op tijd"
    assert director.post(address, {**posted, "limit_3": "99"}).status_code == 200
    director.post(reverse("selection_criterion_drop", args=[round_.pk, own.pk]))
    assert own not in criteria(round_)


def test_a_default_criterion_that_was_only_weighed_keeps_both_languages(
    world: World, director: Client
) -> None:
    round_ = make_default_round(world)
    prestige = criteria(round_)[1]
    address = reverse("selection_criterion", args=[round_.pk, prestige.pk])
    form = director.get(address).context["form"]
    posted = {name: form[name].value() or "" for name in form.fields} | {"weight": "40"}
    director.post(address, posted)
    prestige.refresh_from_db()
    assert (prestige.weight, prestige.name, prestige.words) == (Decimal(40), "", [])


def test_the_figures_write_their_limits_in_per_cent(world: World, director: Client) -> None:
    round_ = make_default_round(world)
    contribution = criteria(round_)[0]
    address = reverse("selection_criterion", args=[round_.pk, contribution.pk])
    form = director.get(address).context["form"]
    assert [field.value() for field in form.limit_fields] == ["0.5", "1", "3", "6"]
    assert class_labels(criterion_of(contribution))[1:4] == ("0,5% – 1%", "1% – 3%", "3% – 6%")


def test_who_does_not_arrange_changes_no_criteria(world: World, signed_in: SignIn) -> None:
    round_ = make_default_round(world)
    for role in (Role.SALES_MANAGER, Role.ACCOUNT_MANAGER, Role.CONTROLLER):
        client = signed_in(world.users[role])
        first = criteria(round_)[0]
        keys = [str(each.pk) for each in criteria(round_)]
        posted = {"criterion": keys, "weight": ["1" for _key in keys]}
        for address, sent in (
            (reverse("selection_weights", args=[round_.pk]), posted),
            (reverse("selection_criterion_drop", args=[round_.pk, first.pk]), {}),
            (reverse("selection_change", args=[round_.pk]), {"capacity": "9"}),
            (reverse("selection_close", args=[round_.pk]), {}),
            (reverse("selection_remove", args=[round_.pk]), {}),
            (reverse("selection_add", args=[round_.pk]), {"toppers": "yes"}),
        ):
            assert client.post(address, sent).status_code == 403
    assert criteria(round_)[0].weight == 25


def test_several_accounts_are_decided_about_at_once(world: World, director: Client) -> None:
    round_ = make_default_round(world)
    chosen = [entry_of(round_, world, place) for place in (0, 1)]
    posted = {
        "selected": [str(each.pk) for each in chosen],
        "decision": "key",
        "reason": "samen groeien",
    }
    director.post(reverse("selection_decide_many", args=[round_.pk]), posted)
    decided = round_.entries.filter(decision="key", reason="samen groeien")
    assert set(decided) == set(chosen)
    director.post(reverse("selection_decide", args=[round_.pk, chosen[0].pk]), {"withdraw": "yes"})
    assert round_.entries.filter(decision="key").count() == 1


def test_who_may_not_decide_does_not(world: World, signed_in: SignIn) -> None:
    round_ = make_default_round(world)
    entry = entry_of(round_, world, 0)
    posted = {"selected": [str(entry.pk)], "decision": "key", "reason": "ja"}
    for role in (Role.ACCOUNT_MANAGER, Role.CONTROLLER):
        client = signed_in(world.users[role])
        for address in (
            reverse("selection_decide_many", args=[round_.pk]),
            reverse("selection_decide", args=[round_.pk, entry.pk]),
        ):
            assert client.post(address, posted).status_code == 403
    assert not SelectionEntry.objects.exclude(decision="").exists()


def test_the_gates_are_answered_on_the_page_of_the_account(world: World, signed_in: SignIn) -> None:
    round_ = make_default_round(world)
    entry = entry_of(round_, world, 0)
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    address = reverse("selection_gate", args=[round_.pk, entry.pk])
    client.post(address, {"gate": "benefit", "text": "minder voorraad", "answer": "gains"})
    client.post(address, {"gate": "credit", "answer": "blocked"})
    page = client.get(reverse("selection_entry", args=[round_.pk, entry.pk]))
    states = {gate.key: gate.state for gate in page.context["gates"]}
    assert (states["benefit"], states["credit"]) == ("passed", "closed")
    assert "minder voorraad" in page.content.decode()


def test_the_last_act_is_undone_with_one_button(world: World, director: Client) -> None:
    round_ = make_default_round(world)
    decide_key(world, round_, 0)
    undo = director.get(reverse("selection_round", args=[round_.pk])).context["undo"]
    director.post(reverse("selection_undo", args=[round_.pk, undo["id"]]))
    assert not round_.entries.exclude(decision="").exists()
    assert director.post(reverse("selection_undo", args=[round_.pk, 10**9])).status_code == 404


def test_an_account_manager_undoes_nothing_of_others(world: World, signed_in: SignIn) -> None:
    round_ = make_default_round(world)
    decide_key(world, round_, 0)
    change = undoable(round_, world.users[Role.DIRECTOR])[0]
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    assert client.get(reverse("selection_round", args=[round_.pk])).context["undo"] is None
    address = reverse("selection_undo", args=[round_.pk, change.pk])
    assert client.post(address).status_code == 403
    assert round_.entries.filter(decision="key").exists()


def test_closing_lets_the_decisions_hold(world: World, director: Client) -> None:
    round_ = make_default_round(world)
    address = reverse("selection_close", args=[round_.pk])
    director.post(address)
    assert SelectionRound.objects.get().is_open  # nothing is decided yet
    decide_key(world, round_, 0)
    assert decisions_of() == {}
    director.post(address)
    assert decisions_of()[world.accounts[0].pk].decision == Decision.KEY
    page = text_of(director, reverse("selection_round", args=[round_.pk]))
    assert '<input class="score"' not in page


def test_the_next_round_stands_beside_the_closed_one(world: World, director: Client) -> None:
    first = make_worked_round(world)
    score_all(first, world, 0, (4, 5, 3, 2, 4))
    decide_key(world, first, 0)
    close_round(by=world.users[Role.DIRECTOR], round_=first)
    director.post(reverse("selection_new"), {"year": "2027", "team": "", "capacity": "2"})
    second = SelectionRound.objects.get(year=2027)
    assert second.previous == first
    score_all(second, world, 0, (5, 5, 5, 5, 5))
    lines = file_text(director, reverse("selection_result", args=[second.pk])).splitlines()
    row = next(line for line in lines if line.startswith("Klant 1,"))
    assert "1.25" in row
    assert "Key account" in row


def test_the_round_is_taken_along_as_excel(world: World, director: Client) -> None:
    round_ = make_worked_round(world)
    score_all(round_, world, 0, (4, 5, 3, 2, 4))
    decide_key(world, round_, 0)
    answer = director.get(reverse("selection_round", args=[round_.pk]), {"export": "xlsx"})
    book = openpyxl.load_workbook(BytesIO(answer.content))
    cells = {cell for sheet in book for row in sheet.values for cell in row}
    assert {"Klant 1", 3.75, "groeit met ons mee", "Marge (30)"} <= cells


def test_a_round_begun_by_mistake_is_removed(world: World, director: Client) -> None:
    round_ = make_default_round(world)
    director.post(reverse("selection_remove", args=[round_.pk]))
    assert not SelectionRound.objects.exists()


def test_an_account_is_taken_out_and_comes_back_with_undo(world: World, director: Client) -> None:
    round_ = make_worked_round(world)
    score_all(round_, world, 0, (4, 5, 3, 2, 4))
    entry = entry_of(round_, world, 0)
    director.post(reverse("selection_entry_remove", args=[round_.pk, entry.pk]))
    assert round_.entries.count() == 7
    undo = director.get(reverse("selection_round", args=[round_.pk])).context["undo"]
    director.post(reverse("selection_undo", args=[round_.pk, undo["id"]]))
    assert entry_of(round_, world, 0).scores.count() == 5


def test_the_service_concept_names_small_customers_that_could_become_large(
    world: World, signed_in: SignIn
) -> None:
    small, manager = world.accounts[6], world.users[Role.ACCOUNT_MANAGER]
    set_input(by=None, account=small, kind=InputKind.POTENTIAL, value=Decimal(90_000))
    pages = [
        signed_in(person).get(reverse("service_concept")).content.decode()
        for person in (manager, world.stranger)
    ]
    asked = f'<a href="{reverse("account_inputs", args=[small.pk])}">Klant 7</a>'
    assert [asked in page for page in pages] == [True, False]


def test_the_service_concept_is_tried_by_everybody_and_kept_by_few(
    world: World, signed_in: SignIn
) -> None:
    address = reverse("service_concept")
    for role in Role:
        page = signed_in(world.users[role]).get(address, {"key_visits": "48"})
        assert page.context["concept"].is_tried
        assert page.context["report"].key_hours == Decimal("204.0000")
    keep = reverse("keep_limits", args=["service_concept"])
    assert signed_in(world.users[Role.DIRECTOR]).post(keep, {"key_visits": "48"}).status_code == 403
    signed_in(world.users[Role.CONTROLLER]).post(keep, {"key_visits": "48"})
    assert limits_of(ServiceConcept).levels["key"].visits == 48  # type: ignore[index]


def test_loads_count_the_accounts_and_people_in_view(world: World, signed_in: SignIn) -> None:
    whole = signed_in(world.users[Role.DIRECTOR]).get(reverse("service_concept"))
    assert {load.name for load in whole.context["report"].managers} == {"Milan Noord", "Zoë Zuid"}
    own = signed_in(world.users[Role.ACCOUNT_MANAGER]).get(reverse("service_concept"))
    assert {load.name for load in own.context["report"].managers} == {"Milan Noord"}
    assert sum(each.accounts for each in own.context["report"].classes) == 4
    assert "Zoë" not in own.content.decode()


def test_a_key_account_counts_as_one_in_the_service_concept(world: World, director: Client) -> None:
    round_ = make_default_round(world)
    decide_key(world, round_, 7)
    close_round(by=world.users[Role.DIRECTOR], round_=round_)
    loads = director.get(reverse("service_concept")).context["report"].classes
    assert {str(each.service_class): each.accounts for each in loads}["key"] == 1


def closed_with_key(world: World, place: int) -> SelectionRound:
    round_ = make_default_round(world)
    decide_key(world, round_, place)
    return close_round(by=world.users[Role.DIRECTOR], round_=round_)


def test_the_list_of_accounts_shows_and_filters_decisions(
    world: World, director: Client, signed_in: SignIn
) -> None:
    closed_with_key(world, 1)
    address = reverse("accounts")
    lines = director.get(
        address, {"decision": "key", "export": "csv", "columns": ["name", "decision"]}
    )
    assert lines.getvalue().decode().splitlines()[1:] == ["Klant 2,Key account"]
    own = signed_in(world.users[Role.ACCOUNT_MANAGER]).get(address, {"decision": "key"})
    assert own.context["table"].count == 0


def test_selected_accounts_are_added_to_a_round(world: World, director: Client) -> None:
    director.post(reverse("selection_new"), {"year": "2027", "team": "", "capacity": "2"})
    round_ = SelectionRound.objects.get()
    chosen = [account.pk for account in world.accounts[4:6]]
    posted = {"round": str(round_.pk), "selected": [str(key) for key in chosen]}
    director.post(reverse("selection_add_selected"), posted)
    assert sorted(round_.entries.values_list("account", flat=True)) == chosen
    assert director.post(reverse("selection_add_selected"), {"round": "x"}).status_code == 404


def test_the_page_of_an_account_says_what_was_decided(
    world: World, director: Client, signed_in: SignIn
) -> None:
    closed_with_key(world, 0)
    make_default_round(world, year=2027)
    page = text_of(director, reverse("account", args=[world.accounts[0].pk]))
    assert "groeit met ons mee" in page
    member = signed_in(world.users[Role.TEAM_MEMBER])
    assert "groeit met ons mee" in text_of(member, reverse("account", args=[world.accounts[0].pk]))


def test_accounts_of_a_rating_are_added(world: World, director: Client) -> None:
    sheet = make_sheet(
        by=world.users[Role.DIRECTOR],
        title="Vijf toppers",
        held_on=date(2026, 1, 5),
        accounts=world.accounts[:3],
    )
    round_ = make_worked_round(world)
    for entry in list(round_.entries.all()):
        director.post(reverse("selection_entry_remove", args=[round_.pk, entry.pk]))
    director.post(reverse("selection_add", args=[round_.pk]), {"sheet": str(sheet.pk)})
    names = set(round_.entries.values_list("account__name", flat=True))
    assert names == {account.name for account in world.accounts[:3]}
