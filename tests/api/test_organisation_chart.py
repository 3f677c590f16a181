import pytest

from tests.api.conftest import CallerOf
from tests.apps.intensify.charted import Charted, judge, make_chart, tie
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.intensify.models import Tie


@pytest.fixture
def charted(world: World) -> Charted:
    """Return the people at the first account."""
    return make_chart(world.accounts[0])


def chart(world: World) -> str:
    return f"/api/accounts/{world.accounts[0].pk}/organisation-chart"


@pytest.mark.parametrize(("role", "sees"), [(Role.ACCOUNT_MANAGER, True), (Role.DIRECTOR, False)])
def test_the_chart_is_read_and_judgements_by_the_team_alone(
    world: World, caller: CallerOf, charted: Charted, role: Role, *, sees: bool
) -> None:
    judge(charted.buyer, influence=4, attitude=-1)
    tie(charted.planner, charted.buyer)
    told = caller(world.users[role]).get(chart(world)).json()
    buyer = next(each for each in told["people"] if each["position_id"] == charted.buyer.pk)
    assert (buyer["manager_id"], buyer["level"], buyer["all_below"]) == (charted.director.pk, 2, 1)
    assert (buyer["influence"], buyer["attitude"]) == ((4, -1) if sees else (None, None))
    assert bool(told["ties"]) is sees
    assert [each["position_id"] for each in told["parked"]] == [charted.parked.pk]


@pytest.mark.parametrize(("role", "sees"), [(Role.ACCOUNT_MANAGER, True), (Role.DIRECTOR, False)])
def test_a_picture_is_taken_along_and_judgements_by_the_team_alone(
    world: World, caller: CallerOf, charted: Charted, role: Role, *, sees: bool
) -> None:
    judge(charted.buyer, influence=4, attitude=-1)
    client = caller(world.users[role])
    answer = client.get(f"{chart(world)}/pictures/svg", {"closed": charted.engineer.pk})
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert b"Bas Inkoper" in answer.content
    assert b"Kwaliteitsmanager" not in answer.content
    assert ("−1" in answer.content.decode()) is sees
    assert client.get(f"{chart(world)}/pictures/pdf").content.startswith(b"%PDF-")
    assert client.get(f"{chart(world)}/pictures/gif").status_code == 422
    assert caller(world.stranger).get(f"{chart(world)}/pictures/svg").status_code == 404


def test_the_way_to_the_decider_is_read(world: World, caller: CallerOf, charted: Charted) -> None:
    client = caller(world.users[Role.ACCOUNT_MANAGER])
    told = client.get(f"{chart(world)}/places/{charted.planner.pk}/way").json()
    assert told["answer"] == [charted.planner.pk, charted.buyer.pk, charted.director.pk]
    charted.director.roles.all().delete()
    told = client.get(f"{chart(world)}/places/{charted.planner.pk}/way").json()
    assert told["missing"]["code"] == "no_decider"


def test_people_are_placed_tied_and_each_act_is_undone(
    world: World, caller: CallerOf, charted: Charted
) -> None:
    client = caller(world.users[Role.ACCOUNT_MANAGER])
    place = f"{chart(world)}/places/{charted.planner.pk}"
    act = client.put(place, {"manager": charted.engineer.pk}, "application/json").json()["act"]
    charted.planner.refresh_from_db()
    assert charted.planner.reports_to == charted.engineer
    client.post(f"/api/people/acts/{act}/undo")
    charted.planner.refresh_from_db()
    assert charted.planner.reports_to == charted.buyer
    said = {"first": charted.planner.pk, "second": charted.buyer.pk, "kind": "conflict"}
    assert client.post(f"{chart(world)}/ties", said, "application/json").status_code == 201
    tied = Tie.objects.get(replaced_on=None)
    assert client.delete(f"{chart(world)}/ties/{tied.pk}").json()["act"]
    assert not Tie.objects.filter(replaced_on=None).exists()


def test_a_circle_is_refused_with_its_reason(
    world: World, caller: CallerOf, charted: Charted
) -> None:
    client = caller(world.users[Role.ACCOUNT_MANAGER])
    for position in (charted.director, charted.planner):
        place = f"{chart(world)}/places/{position.pk}"
        answer = client.put(place, {"manager": charted.planner.pk}, "application/json")
        assert answer.json()["code"] == "reports_to_circle"
