"""What the API writes: by whoever may, put on record, taken back; and by nobody else."""

import json
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from tests.api.conftest import CallerOf
from tests.api.records import make_records
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.core.models import AuditEvent, User
from verder.apps.identify.limits import limits_of
from verder.apps.identify.models import AccountInput, DriverQuantity, SelectionEntry
from verder.domain.identify.abc_limits import AbcLimits

JSON = "application/json"


def sent(client: Client, method: str, address: str, body: object = None) -> Any:
    """Return the answer to a body that is sent."""
    return client.generic(
        method, address, "" if body is None else json.dumps(body), content_type=JSON
    )


def test_an_account_is_changed_in_part_and_put_on_record(world: World, caller: CallerOf) -> None:
    account = world.accounts[0]
    client = caller(world.users[Role.ACCOUNT_MANAGER])
    told = sent(client, "PATCH", f"/api/accounts/{account.pk}", {"city": " Gent "}).json()
    account.refresh_from_db()
    assert (told["city"], account.city, account.sector) == ("Gent", "Gent", "Bouw")
    event = AuditEvent.objects.latest("pk")
    assert (event.actor, event.action) == ("milan.noord@example.org", "account.changed")
    assert event.after == {"city": "Gent"}


def test_what_the_pages_refuse_is_refused_here(world: World, caller: CallerOf) -> None:
    address = f"/api/accounts/{world.accounts[0].pk}"
    client = caller(world.users[Role.CONTROLLER])
    answer = sent(client, "PATCH", address, {"vat_number": "NL123456789B01", "kvk_number": "12"})
    assert answer.status_code == 422
    fields = {each["field"] for each in answer.json()["errors"]}
    assert fields == {"vat_number", "kvk_number"}


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.ADMINISTRATOR, 200),
        (Role.SALES_MANAGER, 200),
        (Role.ACCOUNT_MANAGER, 403),
        (Role.TEAM_MEMBER, 403),
    ],
)
def test_who_looks_after_an_account_is_said_by_who_may(
    world: World, caller: CallerOf, role: Role, status: int
) -> None:
    account, owner = world.accounts[0], world.users[Role.SALES_MANAGER]
    answer = sent(
        caller(world.users[role]),
        "PUT",
        f"/api/accounts/{account.pk}/assignment",
        {"owner": owner.pk},
    )
    account.refresh_from_db()
    assert (answer.status_code, account.owner == owner) == (status, status == 200)
    assert account.team == world.north


def test_a_selection_holds_only_accounts_in_view(world: World, caller: CallerOf) -> None:
    seen, hidden = world.accounts[0], world.accounts[1]
    body = {"accounts": [seen.pk, hidden.pk], "owner": None}
    answer = sent(
        caller(world.users[Role.SALES_MANAGER]), "POST", "/api/accounts/assignments", body
    )
    assert answer.status_code == 404
    assert not Account.objects.filter(owner=None).exists()


def test_an_input_is_given_and_taken_back(world: World, caller: CallerOf) -> None:
    account = world.accounts[0]
    client = caller(world.users[Role.ACCOUNT_MANAGER])
    address = f"/api/accounts/{account.pk}/inputs"
    told = sent(client, "PUT", f"{address}/potential", {"value": "250000", "text": "A talk"}).json()
    again = sent(client, "PUT", f"{address}/potential", {"value": 250000, "text": "A talk"}).json()
    assert (told["value"], told["by"]["name"], again["id"]) == (
        "250000",
        "Milan Noord",
        told["id"],
    )
    assert [each["kind"] for each in client.get(address).json()] == ["potential"]
    assert (
        sent(
            client,
            "POST",
            f"{address.removesuffix('inputs')}undone-inputs",
            {"inputs": [told["id"]]},
        ).json()
        == []
    )
    assert not AccountInput.objects.exists()


@pytest.mark.parametrize(
    ("value", "status"), [("6", 409), ("-1", 409), ("NaN", 422), ("1e9", 409), ("x", 422)]
)
def test_an_input_lies_within_its_range(
    world: World, caller: CallerOf, value: str, status: int
) -> None:
    address = f"/api/accounts/{world.accounts[0].pk}/inputs/reference_score"
    answer = sent(caller(world.users[Role.CONTROLLER]), "PUT", address, {"value": value})
    assert answer.status_code == status
    assert not AccountInput.objects.exists()


def test_quantities_are_stated_and_taken_back(world: World, caller: CallerOf) -> None:
    keys = make_records(world)
    client = caller(world.users[Role.CONTROLLER])
    body = {
        "first_on": "2025-01-01",
        "last_on": "2025-12-31",
        "quantities": [
            {"account": keys["account_id"], "driver": "pallets", "quantity": "12.5"},
            {"account": world.accounts[1].pk, "driver": "pallets", "quantity": 3},
        ],
        "note": "Counted in the warehouse",
    }
    at = sent(client, "POST", "/api/accounts/quantities", body).json()["at"]
    kept = DriverQuantity.objects.order_by("-quantity").values_list("quantity", flat=True)
    assert list(kept) == [Decimal("12.5"), Decimal(3)]
    assert sent(client, "POST", "/api/accounts/quantities", body).json()["at"] is None
    undone = sent(client, "POST", "/api/accounts/quantities/undo", {"at": at})
    assert undone.status_code == 204
    assert not DriverQuantity.objects.exists()


def test_a_what_if_is_asked_with_a_token_that_reads(world: World, caller: CallerOf) -> None:
    client = caller(world.users[Role.ACCOUNT_MANAGER], may_write=False)
    address = f"/api/accounts/{world.accounts[0].pk}"
    told = sent(client, "POST", f"{address}/what-if", {"price_share": "0.03"}).json()["answer"]
    revenue = client.get(f"{address}/figures").json()["answer"]["revenue"]
    assert Decimal(told["revenue"]) == Decimal(revenue) * Decimal("0.03")
    assert Decimal(told["steps"][0]["effect"]) == Decimal(told["revenue"])
    kept = sent(client, "POST", f"{address}/proposals", {"price_share": "0.03"})
    assert kept.status_code == 403


def test_limits_are_changed_for_everybody_by_who_may(world: World, caller: CallerOf) -> None:
    body = {"limits": {"a_share": "0.7", "keeps_ties_together": True}}
    refused = sent(caller(world.users[Role.DIRECTOR]), "PUT", "/api/limits/abc", body)
    client = caller(world.users[Role.CONTROLLER])
    wrong = sent(client, "PUT", "/api/limits/abc", {"limits": {"a_shar": "0.7"}})
    assert (refused.status_code, wrong.status_code) == (403, 422)
    assert wrong.json()["errors"][0]["field"] == "a_shar"
    assert sent(client, "PUT", "/api/limits/abc", body).status_code == 200
    assert limits_of(AbcLimits) == AbcLimits(a_share=Decimal("0.7"), keeps_ties_together=True)
    assert sent(client, "DELETE", "/api/limits/abc").status_code == 200
    assert limits_of(AbcLimits) == AbcLimits()


def test_key_accounts_are_chosen(world: World, caller: CallerOf) -> None:
    client = caller(world.users[Role.DIRECTOR])
    begun = sent(client, "POST", "/api/selection", {"year": 2027, "capacity": 2}).json()
    address = f"/api/selection/{begun['id']}"
    keys = [account.pk for account in world.accounts[:3]]
    assert sent(client, "POST", f"{address}/accounts", {"accounts": keys}).status_code == 204
    told = client.get(address).json()["answer"]
    entry, criterion = told["entries"]["items"][0], told["criteria"][0]
    scores = [{"entry": entry["id"], "criterion": criterion["id"], "score": 5}]
    assert sent(client, "PUT", f"{address}/scores", {"scores": scores}).status_code == 204
    body = {"decision": "key", "reason": "They grow with us"}
    decided = f"{address}/accounts/{entry['id']}/decision"
    assert sent(client, "PUT", decided, body).status_code == 204
    assert SelectionEntry.objects.get(pk=entry["id"]).decision == "key"
    acts = client.get(f"{address}/acts").json()["items"]
    assert sent(client, "POST", f"{address}/acts/{acts[0]['id']}/undo").status_code == 204
    assert SelectionEntry.objects.get(pk=entry["id"]).decision == ""


def test_a_round_without_an_account_in_view_does_not_exist(world: World, caller: CallerOf) -> None:
    keys = make_records(world)
    SelectionEntry.objects.exclude(account=world.accounts[0]).delete()
    address = f"/api/selection/{keys['round_id']}"
    assert caller(world.users[Role.ACCOUNT_MANAGER]).get(address).status_code == 200
    assert caller(world.stranger).get(address).status_code == 404


def test_accounts_are_rated(world: World, caller: CallerOf) -> None:
    client = caller(world.users[Role.DIRECTOR])
    keys = [account.pk for account in world.accounts[:2]]
    body = {"title": "Spring", "held_on": "2026-03-01", "accounts": keys}
    address = f"/api/ratings/{sent(client, 'POST', '/api/ratings', body).json()['id']}"
    made = sent(client, "POST", f"{address}/criteria", {"name": "Prestige", "kind": "high"})
    criterion = made.json()["criterion"]["id"]
    columns = [each["id"] for each in client.get(address).json()["columns"]]
    values = [
        {"criterion": criterion, "column": column, "value": value}
        for column, value in zip(columns, ("3", "8"), strict=True)
    ]
    told = sent(client, "PUT", f"{address}/values", {"values": values}).json()
    assert [each["column_id"] for each in told["order"]] == [columns[1], columns[0]]
    undone = sent(client, "POST", f"{address}/undo").json()
    assert undone["cells"] == []


def test_a_sheet_of_others_does_not_exist(world: World, caller: CallerOf) -> None:
    keys = make_records(world)
    client = caller(world.users[Role.ACCOUNT_MANAGER])
    address = f"/api/ratings/{keys['sheet_id']}"
    assert client.get(address).status_code == 404
    assert sent(client, "DELETE", address).status_code == 404


def test_people_are_managed_by_the_administrator_alone(world: World, caller: CallerOf) -> None:
    body = {"name": "Nina Nieuw", "email": "nina@example.org", "role": "account_manager"}
    for role in (Role.CONTROLLER, Role.DIRECTOR, Role.TEAM_MEMBER):
        client = caller(world.users[role])
        assert sent(client, "POST", "/api/users", body).status_code == 403
        assert client.get("/api/users").status_code == 403
    client = caller(world.users[Role.ADMINISTRATOR])
    made = sent(client, "POST", "/api/users", {**body, "password": "lang-genoeg-en-vreemd"}).json()
    assert User.objects.get(pk=made["id"]).check_password("lang-genoeg-en-vreemd")
    shut = sent(client, "PUT", f"/api/users/{made['id']}/active", {"is_active": False}).json()
    assert shut["is_active"] is False


def test_the_last_administrator_stays(world: World, caller: CallerOf) -> None:
    by = world.users[Role.ADMINISTRATOR]
    answer = sent(caller(by), "PUT", f"/api/users/{by.pk}/active", {"is_active": False})
    assert (answer.status_code, answer.json()["code"]) == (409, "last_administrator")


def test_an_invitation_is_mailed(world: World, caller: CallerOf, mailoutbox: list[Any]) -> None:
    client = caller(world.users[Role.ADMINISTRATOR])
    address = f"/api/users/{world.users[Role.DIRECTOR].pk}/link"
    assert sent(client, "POST", address).status_code == 204
    assert [mail.to for mail in mailoutbox] == [[world.users[Role.DIRECTOR].email]]
