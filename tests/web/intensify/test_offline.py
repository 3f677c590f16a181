"""Without network: the shell names nobody, the book little, and sending twice keeps once."""

import re
from typing import Any

from django.contrib.staticfiles import finders
from django.test import Client

from tests.apps.intensify.met import make_contact, make_position
from tests.conftest import SignIn
from tests.web.intensify.test_contacts import written
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.intensify.models import ContactMoment

ASSET = re.compile(r"""(?:href|src|data-echarts|data-dutch)="(/static/[^"#]+)""")
OWN = re.compile(r"""^  "(/static/[^"]+)",$""", re.MULTILINE)
LARGE = ("echarts", "langNL", "icon-192")  # neither charts nor home screens are needed then


def sent(user: User, account: Account, **said: Any) -> dict[str, Any]:
    return {**written(account, **said), "written_by": user.pk}


def test_the_shell_names_nobody_and_all_it_needs_is_kept(world: World, signed_in: SignIn) -> None:
    user = world.users[Role.ACCOUNT_MANAGER]
    make_contact(world.accounts[0], user)
    worker = Client().get("/service-worker.js").content.decode()
    kept = set(OWN.findall(worker))
    for client in (Client(), signed_in(user)):
        page = client.get("/log/offline/").content.decode()
        assert world.accounts[0].name not in page
        assert user.name not in page
        assert 'data-user=""' in page
        needed = {each for each in ASSET.findall(page) if not any(big in each for big in LARGE)}
        assert needed <= kept
    assert all(finders.find(each.removeprefix("/static/")) for each in kept)


def test_the_manifest_is_whole() -> None:
    told = Client().get("/manifest.webmanifest").json()
    assert (told["start_url"], told["scope"], told["display"]) == ("/today/", "/", "standalone")
    assert all(finders.find(each["src"].removeprefix("/static/")) for each in told["icons"])


def test_the_book_holds_own_accounts_and_their_people_alone(
    world: World, signed_in: SignIn
) -> None:
    user = world.users[Role.ACCOUNT_MANAGER]
    jan, hidden = make_position(world.accounts[0]), make_position(world.accounts[1], "Piet Ver")
    told = signed_in(user).get("/log/book/")
    known = {each["name"]: each["people"] for each in told.json()["accounts"]}
    assert known == {
        "Klant 1": [[str(jan.pk), "Jan de Wit"]],
        "Klant 3": [],
        "Klant 5": [],
        "Klant 7": [],
    }
    assert str(hidden) not in told.content.decode()
    assert "no-store" in told["Cache-Control"]
    assert Client().get("/log/book/").status_code == 302


def test_what_is_sent_twice_is_kept_once_and_only_for_its_writer(
    world: World, signed_in: SignIn
) -> None:
    user, account = world.users[Role.ACCOUNT_MANAGER], world.accounts[0]
    contact = sent(user, account, agreed="In de trein", step_text="Bellen", step_when="tomorrow")
    other = signed_in(world.users[Role.TEAM_MEMBER]).post("/log/send/", contact)
    assert other.status_code == 409
    assert Client().post("/log/send/", contact).status_code == 302
    client = signed_in(user)
    for _time in range(2):
        assert client.post("/log/send/", contact).json()["state"] == "kept"
    assert ContactMoment.objects.get().agreed == "In de trein"
    assert ContactMoment.objects.get().next_steps.count() == 1


def test_what_cannot_be_kept_says_why(world: World, signed_in: SignIn) -> None:
    user, account = world.users[Role.ACCOUNT_MANAGER], world.accounts[0]
    client, contact = signed_in(user), sent(user, account, agreed="Eerst")
    client.post("/log/send/", contact)
    refused = [
        client.post("/log/send/", {**contact, "agreed": "Anders"}),
        client.post("/log/send/", sent(user, account, channel="smoke")),
        client.post("/log/send/", sent(user, world.accounts[1])),
        client.post("/log/send/", {**contact, "account": "x"}),
    ]
    assert {each.status_code for each in refused} == {422}
    assert all(each.json()["problem"] for each in refused)
    assert ContactMoment.objects.get().agreed == "Eerst"
