"""Programs keep calculations, and read them as they were kept."""

import json
from typing import Any

from django.test import Client

from tests.apps.calculate.kept import keep
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role

INPUTS = {"price": "50", "unit_cost": "30", "volume": "10000", "change": "-0.10"}


def send(client: Client, method: str, path: str, content: Any = None) -> Any:
    return client.generic(method, f"/api{path}", json.dumps(content), "application/json")


def test_a_program_keeps_reads_renews_and_removes_one(world: World, signed_in: SignIn) -> None:
    account = world.accounts[0]
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    given = {"calculator": "price_change", "name": "Zomer", "inputs": INPUTS}
    made = send(client, "POST", "/calculations", {**given, "account_id": account.pk})
    assert made.status_code == 201
    one = f"/calculations/{made.json()['id']}"
    anew = send(client, "PUT", f"{one}/answer", {"inputs": {**INPUTS, "change": "-0.05"}})
    assert anew.status_code == 200
    found = send(client, "GET", one).json()
    needed = [
        each["answer"]["figures"]["needed_volume"]["value"][:8]
        for each in (found["current"], *found["older"])
    ]
    assert needed == ["11428.57", "13333.33"]
    named = {"name": "Najaar", "account_id": account.pk, "kind": "before"}
    assert send(client, "PUT", one, named).json()["name"] == "Najaar"
    assert send(client, "POST", f"{one}/copy", {"name": "Nog een"}).status_code == 201
    listed = send(client, "GET", f"/calculations?account_id={account.pk}").json()["items"]
    assert sorted(each["name"] for each in listed) == ["Najaar", "Nog een"]
    assert send(client, "DELETE", one).status_code == 204
    assert send(client, "GET", one).status_code == 404
    assert send(client, "POST", f"{one}/restore").status_code == 204


def test_what_cannot_be_read_is_refused_by_its_place(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    given = {"calculator": "price_change", "name": "x", "inputs": {"price": "veel", "prys": "1"}}
    refused = send(client, "POST", "/calculations", given)
    assert refused.status_code == 422
    assert {each["field"] for each in refused.json()["errors"]} == {"price", "prys"}
    unknown = send(client, "POST", "/calculations", {**given, "calculator": "none"})
    assert unknown.status_code == 404


def test_what_others_keep_does_not_exist(world: World, signed_in: SignIn) -> None:
    held = keep(world.stranger, world.accounts[1])
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    assert send(client, "GET", f"/calculations/{held.pk}").status_code == 404
    assert send(client, "GET", "/calculations").json()["items"] == []
