"""The own calendar server on its page and in the API: said, chosen, confirmed, left."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import AuditEvent, User
from verder.apps.core.services import make_token
from verder.apps.intensify.enums import ConnectionState
from verder.apps.intensify.models import CalendarConnection

SAID = {"address": "cloud.example.org", "login": "milan", "password": "geheim-woord"}
FOUND = [
    {"address": "https://cloud.example.org/a/", "name": "Werk", "is_writable": True},
    {"address": "https://cloud.example.org/b/", "name": "Thuis", "is_writable": True},
    {"address": "https://cloud.example.org/c/", "name": "Feestdagen", "is_writable": False},
]


@pytest.fixture
def user(world: World) -> User:
    return world.users[Role.ACCOUNT_MANAGER]


@pytest.fixture
def client(user: User, signed_in: SignIn) -> Client:
    return signed_in(user)


def connected(client: Client, **changes: object) -> CalendarConnection:
    """Return a connection in another state, as the worker leaves it."""
    client.post(reverse("calendar_connect"), SAID)
    CalendarConnection.objects.update(**changes)
    return CalendarConnection.objects.get()


def page(client: Client) -> str:
    return client.get(reverse("my_calendar")).content.decode()


def test_a_server_is_kept_and_looked_at_by_the_worker(client: Client, user: User) -> None:
    answer = client.post(reverse("calendar_connect"), SAID, follow=True).content.decode()
    connection = CalendarConnection.objects.get(user=user)
    assert (connection.address, connection.state) == ("https://cloud.example.org", "looking")
    assert connection.next_at is not None
    assert "geheim-woord" not in answer + connection.sealed_password
    assert 'hx-trigger="every 2s"' in answer
    event = AuditEvent.objects.get(action="calendar.connected")
    assert "geheim-woord" not in json.dumps([event.before, event.after])


def test_one_of_the_found_calendars_is_chosen(client: Client) -> None:
    connected(client, state=ConnectionState.CHOOSING, found=FOUND, next_at=None)
    shown = page(client)
    assert "Thuis" in shown
    assert "Feestdagen" not in shown
    client.post(reverse("calendar_choose"), {"calendar": FOUND[2]["address"]})
    assert CalendarConnection.objects.get().state == ConnectionState.CHOOSING
    client.post(reverse("calendar_choose"), {"calendar": FOUND[1]["address"]})
    chosen = CalendarConnection.objects.get()
    assert (chosen.state, chosen.calendar_name) == (ConnectionState.CONNECTED, "Thuis")


def test_a_problem_is_told_in_words_with_when_it_is_tried_again(client: Client) -> None:
    connected(
        client,
        state=ConnectionState.CONNECTED,
        problem={"code": "server_slow", "details": {"host": "cloud.example.org"}},
        next_at=timezone.now() + timedelta(minutes=20),
    )
    shown = page(client)
    assert "cloud.example.org deed te lang over een antwoord" in shown
    assert "Opnieuw geprobeerd" in shown


def test_another_host_gets_the_password_only_after_a_yes(client: Client) -> None:
    problem = {"code": "server_other_host", "details": {"host": "p42.example.org"}}
    connected(client, state=ConnectionState.STOPPED, problem=problem, next_at=None)
    assert "Ja, p42.example.org hoort bij mijn agenda" in page(client)
    client.post(reverse("calendar_trust"), {"host": "evil.example"})
    assert CalendarConnection.objects.get().trusted_hosts == []
    client.post(reverse("calendar_trust"), {"host": "p42.example.org"})
    trusting = CalendarConnection.objects.get()
    assert (trusting.trusted_hosts, trusting.state) == (["p42.example.org"], "looking")


def test_another_server_forgets_what_was_trusted(client: Client) -> None:
    connected(client, trusted_hosts=["p42.example.org"], calendar=FOUND[0]["address"])
    client.post(reverse("calendar_connect"), {**SAID, "address": "https://elders.example.org"})
    other = CalendarConnection.objects.get()
    assert (other.trusted_hosts, other.calendar) == ([], "")


def test_the_page_looks_now_and_disconnects(client: Client) -> None:
    connected(client, state=ConnectionState.CONNECTED, next_at=None)
    client.post(reverse("calendar_sync"))
    assert CalendarConnection.objects.get().next_at is not None
    client.post(reverse("calendar_disconnect"))
    assert CalendarConnection.objects.count() == 0
    client.post(reverse("calendar_sync"))
    assert "Er is geen agendaserver gekoppeld" in page(client)


def test_nobody_sees_the_server_of_somebody_else(
    client: Client, world: World, signed_in: SignIn
) -> None:
    connected(client)
    other = signed_in(world.users[Role.ADMINISTRATOR])
    assert "cloud.example.org/" not in page(other)
    assert "milan" not in other.get(reverse("calendar_state")).content.decode()
    other.post(reverse("calendar_disconnect"))
    assert CalendarConnection.objects.count() == 1


def test_programs_do_the_same(user: User) -> None:
    _token, secret = make_token(by=user, name="test", days=1, may_write=True)
    program = Client(headers={"Authorization": f"Bearer {secret}"})
    address = "/api/me/calendar-server"
    assert program.get(address).json() is None
    told = program.put(address, json.dumps(SAID), content_type="application/json").json()
    assert (told["state"], told["address"]) == ("looking", "https://cloud.example.org")
    assert "password" not in told
    CalendarConnection.objects.update(found=FOUND, state=ConnectionState.CHOOSING)
    body = json.dumps({"calendar": FOUND[0]["address"]})
    chosen = program.put(f"{address}/calendar", body, content_type="application/json").json()
    assert chosen["calendar_name"] == "Werk"
    assert program.post(f"{address}/round").status_code == 200
    assert program.delete(address).status_code == 204
    assert program.get(address).json() is None
