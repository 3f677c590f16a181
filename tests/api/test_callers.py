"""Who is let in, what a token may, and how it is said when something is not done."""

from typing import Any

import pytest
from django.test import Client

from tests.api.conftest import CallerOf
from tests.conftest import SignIn
from tests.world import World
from verder.api import throttle
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role


def problem_of(answer: Any) -> dict[str, Any]:
    """Return the problem that an answer tells, which has the shape of one."""
    assert answer["Content-Type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert told["status"] == answer.status_code
    assert told["instance"] == answer.request["PATH_INFO"]
    assert told["title"]
    assert told["detail"]
    return told


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer verder_wrong", "Basic eDp5", "é"])
def test_nobody_comes_in_without_a_token_that_works(world: World, header: str | None) -> None:
    client = Client(headers={} if header is None else {"Authorization": header})
    answer = client.get("/api/accounts")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert problem_of(answer)["code"] == "not_signed_in"


def test_a_token_that_reads_changes_nothing(world: World, caller: CallerOf) -> None:
    account = world.accounts[0]
    client = caller(world.users[Role.DIRECTOR], may_write=False)
    assert client.get(f"/api/accounts/{account.pk}").status_code == 200
    address = f"/api/accounts/{account.pk}/inputs/potential"
    answer = client.put(address, {"value": "1000"}, content_type="application/json")
    assert (answer.status_code, problem_of(answer)["code"]) == (403, "forbidden")


def test_a_session_reads_and_writes_only_with_the_token_of_the_site(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.users[Role.CONTROLLER])
    address = f"/api/accounts/{world.accounts[0].pk}"
    assert client.get(address).status_code == 200
    answer = client.patch(address, {"city": "Gent"}, content_type="application/json")
    assert (answer.status_code, problem_of(answer)["title"]) == (403, "Forbidden")
    assert Account.objects.get(pk=world.accounts[0].pk).city == "Utrecht"


def test_sentences_follow_the_language_of_the_request(world: World, caller: CallerOf) -> None:
    person = world.users[Role.DIRECTOR]
    told = {
        language: problem_of(caller(person, language=language).get("/api/accounts/999"))["detail"]
        for language in ("nl", "en")
    }
    assert told == {
        "nl": "Dat bestaat niet, of niet voor jou.",
        "en": "That does not exist, or not for you.",
    }


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", "/api/nothing", 404),
        ("get", "/api/accounts/x", 404),
        ("delete", "/api/accounts", 405),
        ("get", f"/api/accounts/{10**30}", 422),
        ("get", "/api/accounts?limit=201", 422),
        ("get", "/api/accounts?offset=99999999999999999999", 422),
        ("get", "/api/identify/abc?a_share=7", 422),
        ("get", "/api/identify/abc?first_on=2025-01-01", 422),
        ("get", "/api/identify/abc?first_on=0001-01-01&last_on=0001-01-02", 422),
        ("get", "/api/identify/abc?first_on=2025-02-01&last_on=2025-01-01", 422),
    ],
)
def test_what_does_not_fit_is_told_as_a_problem(
    world: World, caller: CallerOf, method: str, address: str, status: int
) -> None:
    answer = caller(world.users[Role.DIRECTOR]).generic(method.upper(), address)
    assert answer.status_code == status
    told = answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    assert told["status"] == status


def test_an_unknown_field_is_refused_by_its_name(world: World, caller: CallerOf) -> None:
    account = world.accounts[0]
    answer = caller(world.users[Role.CONTROLLER]).patch(
        f"/api/accounts/{account.pk}",
        {"city": "Gent", "citty": "Gent"},
        content_type="application/json",
    )
    assert answer.status_code == 422
    assert [each["field"] for each in problem_of(answer)["errors"]] == ["citty"]
    account.refresh_from_db()
    assert account.city == "Utrecht"


def test_a_body_that_is_no_json_is_refused(world: World, caller: CallerOf) -> None:
    client = caller(world.users[Role.CONTROLLER])
    address = f"/api/accounts/{world.accounts[0].pk}"
    answer = client.generic("PATCH", address, "{", content_type="application/json")
    assert (answer.status_code, problem_of(answer)["title"]) == (400, "Bad Request")


def test_who_runs_wild_waits(
    world: World, caller: CallerOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "MOST_A_MINUTE", 2)
    wild, other = caller(world.users[Role.DIRECTOR]), caller(world.users[Role.CONTROLLER])
    answers = [wild.get("/api/me") for _each in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert 0 < int(answers[2]["Retry-After"]) <= 60
    assert problem_of(answers[2])["code"] == "too_often"
    assert other.get("/api/me").status_code == 200


def test_the_page_of_a_browser_reads_with_its_session(world: World, signed_in: SignIn) -> None:
    person = world.users[Role.TEAM_MEMBER]
    told = signed_in(person).get("/api/me").json()
    assert (told["email"], told["sees_margins"]) == (person.email, False)
