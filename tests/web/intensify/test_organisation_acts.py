from datetime import timedelta

import pytest
from django.test import Client

from tests.apps.intensify.charted import Charted, make_chart, place, tie
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import AuditEvent
from verder.apps.intensify.models import PeopleAct, Position, Tie
from verder.apps.intensify.services.opinions import usual_last_day
from verder.apps.intensify.services.organisation_chart import purge_ties


@pytest.fixture
def client(world: World, signed_in: SignIn) -> Client:
    """Return a client of the account manager of the first account."""
    return signed_in(world.users[Role.ACCOUNT_MANAGER])


@pytest.fixture
def charted(world: World) -> Charted:
    """Return the people at the first account."""
    return make_chart(world.accounts[0])


def send(client: Client, world: World, rest: str, **sent: object) -> str:
    """Post to an address of the chart, and return the page that it leads to."""
    answer = client.post(f"/accounts/{world.accounts[0].pk}/organisation/{rest}", sent, follow=True)
    return str(answer.content.decode())


def undo_last(client: Client, world: World) -> str:
    return send(client, world, f"undo/{PeopleAct.objects.latest('pk').pk}/")


def stands(position: Position) -> tuple[int | None, bool]:
    position.refresh_from_db()
    return position.reports_to_id, position.is_parked


def test_a_reporting_line_is_changed_and_undone(
    world: World, client: Client, charted: Charted
) -> None:
    rest = f"people/{charted.planner.pk}/place/"
    shown = send(client, world, rest, manager=charted.engineer.pk)
    assert stands(charted.planner) == (charted.engineer.pk, False)
    assert "Piet Planner rapporteert nu aan Els Techniek." in shown
    undo_last(client, world)
    assert stands(charted.planner) == (charted.buyer.pk, False)


def test_somebody_is_parked_with_their_line_and_comes_back(
    world: World, client: Client, charted: Charted
) -> None:
    rest = f"people/{charted.buyer.pk}/place/"
    send(client, world, rest, manager=charted.director.pk, parked="yes")
    assert stands(charted.buyer) == (charted.director.pk, True)
    send(client, world, rest, manager=charted.director.pk)
    assert stands(charted.buyer) == (charted.director.pk, False)


def test_a_line_that_closes_a_circle_is_refused_and_said(
    world: World, client: Client, charted: Charted
) -> None:
    rest = f"people/{charted.director.pk}/place/"
    shown = send(client, world, rest, manager=charted.planner.pk)
    assert stands(charted.director) == (None, False)
    assert "Dan zouden ze aan elkaar rapporteren" in shown


def test_a_manager_at_another_account_is_refused(
    world: World, client: Client, charted: Charted
) -> None:
    elsewhere = place(world.accounts[2], "Vera Ver")
    shown = send(client, world, f"people/{charted.planner.pk}/place/", manager=elsewhere.pk)
    assert stands(charted.planner) == (charted.buyer.pk, False)
    assert "flash-warning" in shown


def test_what_others_changed_since_is_not_undone(
    world: World, client: Client, charted: Charted
) -> None:
    rest = f"people/{charted.planner.pk}/place/"
    send(client, world, rest, manager=charted.engineer.pk)
    act = PeopleAct.objects.latest("pk")
    send(client, world, rest, manager=charted.director.pk)
    assert "flash-warning" in send(client, world, f"undo/{act.pk}/")
    assert stands(charted.planner) == (charted.director.pk, False)


def test_an_unknown_person_is_added_and_undone(
    world: World, client: Client, charted: Charted
) -> None:
    sent = {
        "function": "Hoofd kwaliteit",
        "department": "Kwaliteit",
        "reports_to": charted.director.pk,
    }
    send(client, world, "people/", **sent)
    made = Position.objects.get(function="Hoofd kwaliteit")
    assert (made.person, made.reports_to) == (None, charted.director)
    undo_last(client, world)
    assert not Position.objects.filter(pk=made.pk).exists()


def test_an_unknown_person_needs_a_function(world: World, client: Client, charted: Charted) -> None:
    assert "flash-warning" in send(client, world, "people/", department="Kwaliteit")


def test_a_line_of_influence_is_drawn_renewed_removed_and_undone(
    world: World, client: Client, charted: Charted
) -> None:
    rest = f"people/{charted.planner.pk}/tie/"
    sent = {"second": charted.director.pk, "kind": "informal", "remark": "Lunchen samen"}
    send(client, world, rest, **sent, strength=1)
    send(client, world, rest, **sent, strength=3)
    standing = Tie.objects.get(replaced_on=None)
    assert (standing.strength, standing.by) == (3, world.users[Role.ACCOUNT_MANAGER])
    assert Tie.objects.count() == 2
    send(client, world, f"ties/{standing.pk}/remove/")
    assert not Tie.objects.filter(replaced_on=None).exists()
    undo_last(client, world)
    assert Tie.objects.get(replaced_on=None) == standing


def test_a_conflict_is_the_same_both_ways(world: World, client: Client, charted: Charted) -> None:
    tie(charted.planner, charted.buyer, Tie.CONFLICT)
    sent = {"second": charted.planner.pk, "kind": "conflict", "strength": 2}
    send(client, world, f"people/{charted.buyer.pk}/tie/", **sent)
    assert Tie.objects.get(replaced_on=None).strength == 2


def test_a_line_removed_twice_says_so(world: World, client: Client, charted: Charted) -> None:
    drawn = tie(charted.planner, charted.buyer)
    send(client, world, f"ties/{drawn.pk}/remove/")
    assert "flash-warning" in send(client, world, f"ties/{drawn.pk}/remove/")


def test_the_trail_tells_nothing_of_what_was_said(
    world: World, client: Client, charted: Charted
) -> None:
    sent = {"second": charted.buyer.pk, "kind": "conflict", "strength": 2, "remark": "Ruzie"}
    send(client, world, f"people/{charted.planner.pk}/tie/", **sent)
    told = AuditEvent.objects.get(action="position.tied")
    assert "Ruzie" not in f"{told.before}{told.after}"
    assert "conflict" not in f"{told.before}{told.after}"


@pytest.mark.parametrize(
    ("role", "arranges", "ties"),
    [
        (Role.TEAM_MEMBER, True, True),
        (Role.DIRECTOR, False, False),
        (Role.ADMINISTRATOR, True, False),
    ],
)
def test_who_may(
    world: World, signed_in: SignIn, charted: Charted, role: Role, *, arranges: bool, ties: bool
) -> None:
    client = signed_in(world.users[role])
    send(client, world, f"people/{charted.planner.pk}/place/", manager="")
    send(
        client,
        world,
        f"people/{charted.planner.pk}/tie/",
        second=charted.buyer.pk,
        kind="informal",
        strength=1,
    )
    assert (stands(charted.planner)[0] is None) is arranges
    assert Tie.objects.exists() is ties


def test_strangers_change_nothing(world: World, signed_in: SignIn, charted: Charted) -> None:
    drawn = tie(charted.planner, charted.buyer)
    client = signed_in(world.stranger)
    for rest in (
        f"people/{charted.planner.pk}/place/",
        f"people/{charted.planner.pk}/tie/",
        f"ties/{drawn.pk}/remove/",
        "people/",
    ):
        send(client, world, rest, manager="", function="X", second=charted.buyer.pk)
    assert stands(charted.planner) == (charted.buyer.pk, False)
    assert Tie.objects.filter(replaced_on=None).count() == 1
    assert not Position.objects.filter(function="X").exists()


def test_lines_between_people_go_as_opinions_do_and_no_act_brings_them_back(
    world: World, client: Client, charted: Charted
) -> None:
    rest = f"people/{charted.planner.pk}/tie/"
    draw = {
        "second": charted.buyer.pk,
        "kind": "conflict",
        "strength": 2,
        "remark": "om de planning",
    }
    send(client, world, rest, **draw)
    kept = Tie.objects.get()
    last_day = usual_last_day(kept.on)
    assert purge_ties(last_day - timedelta(1)) == 0
    assert purge_ties(last_day) == 1
    assert not PeopleAct.objects.filter(rows__icontains="om tijd").exists()
