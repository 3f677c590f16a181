import csv
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.intensify.relations import LOW, OURS, THEIRS, answers, see
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.intensify.enums import Channel, FunctionLevel, MomentState
from verder.apps.intensify.models import (
    Assessment,
    Colleague,
    ContactMoment,
    Person,
    Position,
    RelationEnd,
)
from verder.apps.intensify.services.assessments import end_relation
from verder.domain.engines.two_sides import ViewSide

QUERIES = 18
ESTIMATE = "only one of both sides has a sum"


@pytest.fixture
def manager(world: World, signed_in: SignIn) -> Client:
    user = world.users[Role.ACCOUNT_MANAGER]
    user.language = "en"
    user.save()
    return signed_in(user)


def tab(world: World, place: int = 0) -> str:
    return f"/accounts/{world.accounts[place].pk}/relationship/"


def form_of(world: World, side: str = "us") -> str:
    return f"/accounts/{world.accounts[0].pk}/instruments/relationship_stage/{side}/"


def filled(values: tuple[int, ...] = OURS, **more: str) -> dict[str, str]:
    today = timezone.localdate().isoformat()
    given = {f"answer_{item}": str(answer) for item, answer in answers(values).items()}
    return {**given, "on": today, **more}


def test_the_tab_shows_both_views_the_gap_and_the_next_step(world: World, manager: Client) -> None:
    see(world.accounts[0], ViewSide.US, evidence={"breadth": "dertien mensen"})
    see(world.accounts[0], ViewSide.CUSTOMER, THEIRS)
    answer = manager.get(tab(world))
    assert (answer.context["stage"], answer.context["gap"]) == ("Cooperative", 3)
    assert [item.key for item, _now, _then in answer.context["step"]["items"]] == [
        *("information", "joint_work", "seniors", "integration")
    ]
    first = answer.context["step"]["items"][0][0].text.step
    link = re.search(r'href="([^"]+promises/\?text=[^"]+)"', answer.content.decode())
    assert link is not None
    assert manager.get(link[1]).context["form"].initial["text"] == first
    page = answer.content.decode()
    assert "dertien mensen" in page
    assert ESTIMATE not in page


def test_neither_view_is_called_the_lower_one_when_both_are_alike(
    world: World, manager: Client
) -> None:
    for side in ViewSide:
        see(world.accounts[0], side)
    page = manager.get(tab(world)).content.decode()
    assert "Both see it alike." in page
    assert "the lower one" not in page


def test_one_view_alone_is_called_an_estimate(world: World, manager: Client) -> None:
    see(world.accounts[0], ViewSide.US)
    page = manager.get(tab(world)).content.decode()
    assert ESTIMATE in page


def test_an_account_without_a_view_says_what_to_do(world: World, manager: Client) -> None:
    page = manager.get(tab(world)).content.decode()
    assert "How does the relation stand?" in page
    assert form_of(world) in page


def test_a_view_is_filled_in_and_taken_back(world: World, manager: Client) -> None:
    sent = filled(evidence_breadth="dertien mensen", remark="in het halfjaargesprek")
    answer = manager.post(form_of(world), sent, follow=True)
    assert answer.context["stage"] == "Interdependent"
    row = Assessment.objects.get()
    assert row.evidence == {"breadth": "dertien mensen"}
    manager.post(f"/accounts/{world.accounts[0].pk}/views/{row.pk}/undo/")
    assert not Assessment.objects.exists()


def test_what_the_customer_said_names_the_person(world: World, manager: Client) -> None:
    person = Person.objects.create(given_name="Eva", family_name="Smit")
    position = Position.objects.create(account=world.accounts[0], person=person)
    manager.post(form_of(world, "customer"), filled(THEIRS, position=str(position.pk)))
    assert Assessment.objects.get().position == position
    assert "Eva Smit" in manager.get(tab(world)).content.decode()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"on": "2099-01-01"}, "This day is still to come."),
        ({"answer_breadth": "9"}, "Select a valid choice"),
        ({}, "Answer at least one item."),
    ],
)
def test_what_cannot_be_kept_is_said_beside_what_was_sent(
    world: World, manager: Client, sent: dict[str, str], words: str
) -> None:
    given = {"on": timezone.localdate().isoformat(), "evidence_breadth": "bleef staan", **sent}
    page = manager.post(form_of(world), given).content.decode()
    assert words in page
    assert "bleef staan" in page
    assert not Assessment.objects.exists()


def met(world: World, level: FunctionLevel, channel: Channel = Channel.VISIT) -> None:
    """Let a new pair of people meet last month."""
    account = world.accounts[0]
    moment = ContactMoment.objects.create(
        account=account,
        state=MomentState.DONE,
        channel=channel,
        on=timezone.localdate() - timedelta(days=30),
    )
    moment.positions.add(Position.objects.create(account=account, level=level))
    moment.colleagues.add(Colleague.objects.create(name=f"Collega {moment.pk}"))


def test_what_is_counted_is_offered_and_taken_over_only_when_asked(
    world: World, manager: Client
) -> None:
    for level in (FunctionLevel.MANAGER, FunctionLevel.BOARD, FunctionLevel.DIRECTOR):
        met(world, level)
    met(world, FunctionLevel.BOARD, Channel.MAILING)
    answer = manager.get(form_of(world))
    counted = {question.item.key: question.counted for question in answer.context["questions"]}
    assert {key: each.value for key, each in counted.items() if each} == {
        "breadth": 3,
        "seniors": 2,
    }
    assert answer.context["form"]["answer_breadth"].value() is None
    taken = manager.post(form_of(world), {"adopt": "breadth", "answer_information": "2"})
    form = taken.context["form"]
    assert (form["answer_breadth"].value(), form["answer_information"].value()) == ("2", "2")
    assert "3 pairs of people met" in form["evidence_breadth"].value()
    assert not Assessment.objects.exists()


def test_the_share_of_wallet_follows_from_the_potential(world: World, manager: Client) -> None:
    address = f"/accounts/{world.accounts[0].pk}/inputs/potential/"
    assert manager.post(address, {"value": "100000"}).status_code == 302
    questions = manager.get(form_of(world)).context["questions"]
    (counted,) = [each.counted for each in questions if each.counted]
    assert counted.kind == "share_of_wallet"
    assert (0 < counted.value < 1, counted.answer) == (
        True,
        1 + sum(counted.value >= limit for limit in questions[2].item.limits),
    )


def test_notice_is_given_removed_and_brought_back(world: World, manager: Client) -> None:
    today, base = timezone.localdate().isoformat(), f"{tab(world)}notice/"
    answer = manager.post(base, {"noticed_on": today, "reason": "overname"}, follow=True)
    assert answer.context["stage"] == "Disintegrated"
    row = RelationEnd.objects.get()
    assert manager.post(f"{base}remove/", follow=True).context["end"] is None
    assert manager.post(f"{base}{row.pk}/undo/", follow=True).context["end"] == row
    refused = manager.post(base, {"noticed_on": "2099-01-01"})
    assert "This day is still to come." in refused.content.decode()


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.TEAM_MEMBER])
def test_who_may_not_edit_sees_the_stage_and_no_form(
    world: World, signed_in: SignIn, role: Role
) -> None:
    row = see(world.accounts[0], ViewSide.US)
    client = signed_in(world.users[role])
    assert form_of(world) not in client.get(tab(world)).content.decode()
    assert client.get(tab(world)).context["relation"].standing == {ViewSide.US: row}
    assert client.post(form_of(world), filled(LOW)).status_code == 403
    assert client.post(f"/accounts/{row.account_id}/views/{row.pk}/undo/").status_code == 403
    assert client.post(f"{tab(world)}notice/", {"noticed_on": "2026-01-01"}).status_code == 403
    assert Assessment.objects.get() == row


def test_an_account_of_others_has_no_such_pages(world: World, manager: Client) -> None:
    row = see(world.accounts[1], ViewSide.US, evidence={"breadth": "geheim"})
    assert manager.get(tab(world, 1)).status_code == 404
    base = f"/accounts/{row.account_id}/views/"
    assert (
        manager.get(f"/accounts/{row.account_id}/instruments/relationship_stage/us/").status_code
        == 404
    )
    assert manager.post(f"{base}{row.pk}/undo/").status_code == 404
    own = world.accounts[0].pk
    assert manager.post(f"/accounts/{own}/views/{row.pk}/undo/").status_code == 404


def test_an_instrument_or_a_side_that_does_not_exist_has_no_page(
    world: World, manager: Client
) -> None:
    base = f"/accounts/{world.accounts[0].pk}/instruments/"
    assert manager.get(f"{base}weather/us/").status_code == 404
    assert manager.get(f"{base}relationship_stage/nobody/").status_code == 404


def test_the_list_is_filtered_by_stage_and_by_gap_and_taken_along(
    world: World, manager: Client
) -> None:
    see(world.accounts[0], ViewSide.US)
    see(world.accounts[0], ViewSide.CUSTOMER, THEIRS)
    see(world.accounts[2], ViewSide.US, LOW)
    see(world.accounts[1], ViewSide.US, LOW)
    end_relation(by=None, account=world.accounts[4], noticed_on=timezone.localdate(), reason="")

    def names(query: str = "") -> list[str]:
        table = manager.get(f"/relationship/{query}").context["table"]
        return [str(row.row) for row in table.body]

    assert names() == ["Klant 1", "Klant 3", "Klant 5"]
    assert names("?stage=cooperative") == ["Klant 1"]
    assert names("?stage=disintegrated") == ["Klant 5"]
    assert names("?gap=over") == ["Klant 1"]
    assert names("?gap=one_sided") == ["Klant 3"]
    assert names("?gap=alike") == []
    text = manager.get("/relationship/?export=csv").getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    assert [row["Gap"] for row in rows] == ["3", "", ""]


def test_without_a_scored_account_the_list_says_what_to_do(manager: Client) -> None:
    assert "No relation is scored yet" in manager.get("/relationship/").content.decode()


def test_the_pages_stay_within_their_budget(
    world: World, manager: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for account in world.accounts:
        see(account, ViewSide.US)
        see(account, ViewSide.CUSTOMER, THEIRS)
    manager.get("/relationship/")
    with django_assert_max_num_queries(QUERIES):
        manager.get("/relationship/")
    with django_assert_max_num_queries(QUERIES):
        manager.get(tab(world))
