"""Logging a contact in the browser: the account, the form, the list, one tap."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.intensify.met import DAY, make_contact, make_position
from tests.conftest import SignIn
from tests.world import World
from verder.apps.accounts.models import Account, AccountNumber
from verder.apps.core.enums import Role
from verder.apps.intensify.entries import StepEntry
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import ContactMoment, NextStep
from verder.web.core import formats

SECRET = "Denkt aan vertrek"


@pytest.fixture
def client(world: World, signed_in: SignIn) -> Client:
    """Return a client of the account manager of the first account."""
    return signed_in(world.users[Role.ACCOUNT_MANAGER])


def written(account: Account, **said: Any) -> dict[str, Any]:
    """Return what the form sends of a visit."""
    today = f"{timezone.localdate()}"
    return {
        "account": account.pk,
        "uid": str(uuid4()),
        "written_on": today,
        "channel": "visit",
        "on": today,
        "colleagues": ["me"],
        "state": "done",
        **said,
    }


def test_a_contact_is_logged_with_its_next_step(world: World, client: Client) -> None:
    account, today = world.accounts[0], timezone.localdate()
    jan = make_position(account, function="Inkoper")
    page = client.get(f"/log/?account={account.pk}")
    assert "Jan de Wit, Inkoper" in page.content.decode()
    assert page.context["form"].initial["colleagues"] == ["me"]
    sent = written(
        account,
        positions=[jan.pk],
        at="09:30",
        agreed="Proef in maart",
        step_text="Offerte sturen",
        step_owner="me",
        step_when="week",
    )
    for _time in range(2):  # the button was pressed twice
        assert client.post("/log/", sent).status_code == 302
    moment, step = ContactMoment.objects.get(), NextStep.objects.get()
    assert (moment.agreed, list(moment.positions.all())) == ("Proef in maart", [jan])
    assert moment.begins_at
    assert f"{timezone.localtime(moment.begins_at):%H:%M}" == "09:30"
    assert (step.text, step.due_on) == ("Offerte sturen", today + timedelta(days=7))
    text = client.get(f"/accounts/{account.pk}/contacts/").content.decode()
    assert "Proef in maart" in text
    assert "Offerte sturen" in text
    assert "Proef in maart" in client.get(f"/accounts/{account.pk}/history/").content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"on": ""},
        {"channel": "mailing"},
        {"positions": ["999"]},
        {"minutes": "-1"},
        {"step_text": "Bellen", "step_when": "day"},
        {"on": f"{timezone.localdate() + timedelta(days=9)}"},
    ],
)
def test_what_does_not_fit_is_shown_again(
    world: World, client: Client, wrong: dict[str, Any]
) -> None:
    sent = written(world.accounts[0], agreed="Blijft staan", **wrong)
    page = client.post("/log/", sent)
    assert page.context["form"].errors
    assert "Blijft staan" in page.content.decode()
    assert not ContactMoment.objects.exists()


def test_the_account_is_found_by_typing(world: World, client: Client) -> None:
    make_contact(world.accounts[4], world.users[Role.ACCOUNT_MANAGER])
    first = client.get("/log/").context["accounts"]
    assert [each.name for each, _leads_to in first] == ["Klant 5", "Klant 1", "Klant 3", "Klant 7"]
    found = client.get("/log/?q=klant+3", headers={"HX-Target": "found-accounts"})
    assert "Klant 3" in found.content.decode()
    assert "<html" not in found.content.decode()
    assert client.get("/log/?q=klant+2").context["accounts"] == []
    AccountNumber.objects.all().delete()
    Account.objects.all().delete()
    assert "Er zijn nog geen accounts" in body(client, "/log/")


def test_a_planned_contact_is_done_in_one_tap_and_undone(world: World, client: Client) -> None:
    moment = make_contact(world.accounts[0], None, state=MomentState.PLANNED)
    page = client.post(f"/contacts/{moment.pk}/done/", follow=True).content.decode()
    moment.refresh_from_db()
    assert moment.state == MomentState.DONE
    assert f"/contacts/{moment.pk}/undo/" in page
    client.post(f"/contacts/{moment.pk}/undo/")
    moment.refresh_from_db()
    assert moment.state == MomentState.PLANNED


def test_the_list_opens_with_what_happened_and_leads_to_what_is_planned(
    world: World, client: Client
) -> None:
    account, today = world.accounts[0], timezone.localdate()
    next_year, next_week = today + timedelta(days=365), today + timedelta(days=7)
    far = make_contact(account, None, state=MomentState.PLANNED, on=next_year)
    ContactMoment.objects.filter(pk=far.pk).update(is_month_only=True)
    near = make_contact(account, None, state=MomentState.PLANNED, on=next_week)
    earlier = make_contact(account, None, on=today - timedelta(days=30))
    latest = make_contact(account, None, on=today - timedelta(days=7))

    def listed(address: str) -> list[ContactMoment]:
        return [each.row for each in client.get(address).context["table"].body]

    planned = "?state=planned&sort=on"
    assert listed("/contacts/") == [latest, earlier]
    assert f'href="/contacts/{planned.replace("&", "&amp;")}"' in body(client, "/contacts/")
    assert listed(f"/contacts/{planned}") == [near, far]
    assert formats.day(next_year) not in body(client, f"/contacts/{planned}")
    assert "Alleen de maand staat vast" in body(client, f"/contacts/{far.pk}/")
    assert "Alleen de maand staat vast" not in body(client, f"/contacts/{near.pk}/")
    assert set(listed("/contacts/?state=")) == {far, near, earlier, latest}


def test_the_tab_shows_the_nearest_plans_and_leads_to_all_of_them(
    world: World, client: Client
) -> None:
    account, today = world.accounts[0], timezone.localdate()
    for days in range(1, 11):
        on = today + timedelta(days=days)
        make_contact(account, None, state=MomentState.PLANNED, on=on)
    page = client.get(f"/accounts/{account.pk}/contacts/")
    assert len(page.context["planned"]) == 8
    assert 'href="?state=planned&amp;sort=on#table-contacts-tools"' in page.content.decode()
    assert page.context["table"].count == 0
    planned = client.get(f"/accounts/{account.pk}/contacts/?state=planned&sort=on")
    assert planned.context["table"].count == 10


def test_a_contact_is_changed_and_removed(world: World, client: Client) -> None:
    account, by = world.accounts[0], world.users[Role.ACCOUNT_MANAGER]
    moment = make_contact(account, by, agreed="Eerst")
    assert client.get(f"/contacts/{moment.pk}/").context["form"].initial["agreed"] == "Eerst"
    client.post(f"/contacts/{moment.pk}/", written(account, agreed="Later", is_private="on"))
    moment.refresh_from_db()
    assert (moment.agreed, moment.is_private) == ("Later", True)
    client.post(f"/contacts/{moment.pk}/remove/")
    moment.refresh_from_db()
    assert moment.state == MomentState.DROPPED
    assert "Later" not in client.get(f"/accounts/{account.pk}/contacts/").content.decode()


def test_promises_wait_in_a_list_and_are_kept_in_one_tap(world: World, client: Client) -> None:
    account = world.accounts[0]
    sent = {"uid": str(uuid4()), "text": "Monster sturen", "due_on": "2025-11-10"}
    client.post(f"/accounts/{account.pk}/promises/", sent)
    step = NextStep.objects.get()
    assert "Monster sturen" in client.get("/promises/").content.decode()
    client.post(f"/promises/{step.pk}/", {**sent, "text": "Monster brengen"})
    client.post(f"/promises/{step.pk}/done/")
    client.get("/promises/")  # which says once what was done
    assert "Monster" not in client.get("/promises/").content.decode()
    assert "Monster brengen" in client.get("/promises/?state=kept").content.decode()
    client.post(f"/promises/{step.pk}/reopen/")
    client.post(f"/promises/{step.pk}/remove/")
    step.refresh_from_db()
    assert (step.done_on, step.dropped_on) == (None, timezone.localdate())


@pytest.mark.parametrize("key", ["9" * 5_000, "²", "none"])
def test_a_link_to_a_promise_that_names_nobody_opens_the_form(
    world: World, client: Client, key: str
) -> None:
    asked = {"position": key, "owner": key, "text": "Monster sturen"}
    answer = client.get(f"/accounts/{world.accounts[0].pk}/promises/", asked)
    assert answer.context["form"].initial["text"] == "Monster sturen"
    assert "position" not in answer.context["form"].initial


def test_private_words_reach_nobody_else(world: World, signed_in: SignIn) -> None:
    account, by = world.accounts[0], world.users[Role.ACCOUNT_MANAGER]
    step = StepEntry(text=f"{SECRET}: bellen", due_on=DAY)
    private = make_contact(account, by, step, is_private=True, agreed=SECRET)
    addresses = [
        *("/contacts/", "/promises/", "/contacts/?export=csv", f"/contacts/{private.pk}/"),
        *(f"/accounts/{account.pk}/{tab}/" for tab in ("contacts", "history")),
        *("/api/contacts", "/api/promises", f"/api/contacts/{private.pk}"),
    ]
    for user in (world.users[Role.TEAM_MEMBER], world.users[Role.ADMINISTRATOR], by):
        client = signed_in(user)
        told = [address for address in addresses if SECRET in body(client, address)]
        assert told == (addresses if user == by else [])


def body(client: Client, address: str) -> str:
    return client.get(address).getvalue().decode()


def test_who_is_not_in_the_team_reads_and_a_stranger_does_not(
    world: World, signed_in: SignIn
) -> None:
    account = world.accounts[0]
    moment = make_contact(account, world.users[Role.ACCOUNT_MANAGER], agreed="Proef in maart")
    director, stranger = signed_in(world.users[Role.DIRECTOR]), signed_in(world.stranger)
    assert "Proef in maart" in body(director, f"/contacts/{moment.pk}/")
    assert "Proef in maart" not in body(stranger, "/contacts/")
    for client, expected in ((director, 403), (stranger, 404)):
        acts = ("done", "remove", "undo")
        answers = [client.post(f"/contacts/{moment.pk}/{act}/").status_code for act in acts]
        answers.append(client.get(f"/accounts/{account.pk}/promises/").status_code)
        assert answers == [expected] * 4
    client.post("/log/", written(account, agreed="Vreemd"))
    assert director.post("/log/", written(account)).context["refused"] == account
    assert ContactMoment.objects.get() == moment


def test_the_tab_asks_little_of_the_database(
    world: World, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    account, by = world.accounts[0], world.users[Role.ACCOUNT_MANAGER]
    for _each in range(4):
        make_contact(account, by, StepEntry(text="Bellen"))
        make_contact(account, by, state=MomentState.PLANNED)
    with django_assert_max_num_queries(25):
        client.get(f"/accounts/{account.pk}/contacts/")
