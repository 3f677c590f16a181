import json
from typing import Any

from django.test import Client
from django.utils import timezone

from tests.apps.intensify.relations import OURS, THEIRS, answers, see
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.intensify.models import Assessment, Position, Survey
from verder.domain.engines.two_sides import ViewSide


def send(client: Client, method: str, path: str, content: Any = None) -> Any:
    return client.generic(method, f"/api{path}", json.dumps(content), "application/json")


def test_a_program_gives_both_views_and_reads_the_stage(world: World, signed_in: SignIn) -> None:
    account = world.accounts[0]
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    base = f"/accounts/{account.pk}"
    position = Position.objects.create(account=account, function="inkoper")
    for side, values, who in (("us", OURS, None), ("customer", THEIRS, position.pk)):
        given = {"answers": answers(values), "position_id": who}
        given_view = send(client, "PUT", f"{base}/instruments/relationship_stage/{side}", given)
        assert given_view.status_code == 200
    found = send(client, "GET", f"{base}/relationship").json()
    assert (found["stage"]["value"], found["gap"]["value"]) == ("cooperative", "3")
    assert found["next_step"]["items"][0] == "information"
    assert [view["side"] for view in found["views"]] == ["customer", "us"]
    assert found["views"][0]["position_id"] == position.pk
    undone = send(client, "POST", f"{base}/views/{found['views'][0]['id']}/undo")
    assert undone.status_code == 204
    (row,) = send(client, "GET", "/relationship-stages").json()["items"]
    assert (row["is_one_sided"], row["stage"]["value"]) == (True, "interdependent")


def test_notice_is_given_removed_and_brought_back(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    base = f"/accounts/{world.accounts[0].pk}/relationship"
    today = timezone.localdate().isoformat()
    kept = send(client, "PUT", f"{base}/notice", {"noticed_on": today}).json()
    assert send(client, "GET", base).json()["stage"]["value"] == "disintegrated"
    assert send(client, "DELETE", f"{base}/notice").status_code == 204
    assert send(client, "DELETE", f"{base}/notice").status_code == 404
    assert send(client, "POST", f"{base}/notice/{kept['id']}/undo").status_code == 204
    assert send(client, "GET", base).json()["notice"]["id"] == kept["id"]


def test_a_survey_is_made_listed_and_withdrawn(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    base = f"/accounts/{world.accounts[0].pk}/surveys"
    made = send(client, "POST", base, {"instrument": "relationship_stage", "days": 7})
    assert made.status_code == 201
    link = made.json()["link"].removeprefix("http://testserver")
    assert Client().get(link).status_code == 200
    (listed,) = send(client, "GET", f"{base}?instrument=relationship_stage").json()
    assert listed["state"] == "opened"
    assert send(client, "DELETE", f"{base}/{listed['id']}").status_code == 204
    assert Client().get(link).status_code == 404


def test_what_others_see_is_not_there_and_who_only_reads_writes_nothing(
    world: World, signed_in: SignIn
) -> None:
    see(world.accounts[1], ViewSide.US)
    see(world.accounts[0], ViewSide.US)
    member = signed_in(world.users[Role.TEAM_MEMBER])
    names = [
        row["account"]["name"]
        for row in send(member, "GET", "/relationship-stages").json()["items"]
    ]
    assert names == ["Klant 1"]
    assert send(member, "GET", f"/accounts/{world.accounts[1].pk}/relationship").status_code == 404
    base = f"/accounts/{world.accounts[0].pk}"
    given = {"answers": answers(THEIRS)}
    denied = send(member, "PUT", f"{base}/instruments/relationship_stage/us", given)
    asked = send(member, "POST", f"{base}/surveys", {"instrument": "relationship_stage"})
    assert (denied.status_code, asked.status_code) == (403, 403)
    manager = signed_in(world.users[Role.ACCOUNT_MANAGER])
    unknown = send(manager, "PUT", f"{base}/instruments/weather/us", given)
    assert unknown.status_code == 404
    assert Assessment.objects.count() == 2
    assert not Survey.objects.exists()
