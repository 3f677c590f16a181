"""Who was signed out meanwhile comes back to the page where they were."""

import pytest
from django.test import Client

from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role

PAGE = "http://testserver/colleagues/?q=Bram"
TO_SIGN_IN = "/sign-in/?next=%2Fcolleagues%2F%3Fq%3DBram"


def test_an_act_leads_back_to_its_page_and_says_that_it_was_not_kept(
    client: Client, world: World
) -> None:
    answer = client.post("/colleagues/me/", headers={"Referer": PAGE})
    assert answer.headers["Location"] == TO_SIGN_IN
    client.force_login(world.users[Role.CONTROLLER])
    assert "niet bewaard" in client.get("/colleagues/").content.decode()


def test_what_a_phone_sends_by_itself_waits_there_and_nothing_is_said(
    client: Client, world: World
) -> None:
    client.post("/log/send/", headers={"Sec-Fetch-Mode": "cors", "Referer": PAGE})
    client.force_login(world.users[Role.CONTROLLER])
    assert "niet bewaard" not in client.get("/colleagues/").content.decode()


def test_a_part_of_a_page_makes_the_whole_page_sign_in(client: Client, world: World) -> None:
    parts = {"HX-Request": "true", "HX-Current-URL": PAGE}
    for answer in (client.get("/colleagues/", headers=parts), client.post("/log/", headers=parts)):
        assert answer.headers["HX-Redirect"] == TO_SIGN_IN


@pytest.mark.parametrize("address", ["", "https://elsewhere.example/colleagues/"])
def test_only_a_page_of_this_site_is_come_back_to(
    client: Client, world: World, address: str
) -> None:
    assert (
        client.post("/colleagues/me/", headers={"Referer": address}).headers["Location"]
        == "/sign-in/?next=%2F"
    )


def test_signing_out_and_opening_a_page_stay_as_they_are(
    client: Client, world: World, signed_in: SignIn
) -> None:
    assert (
        client.get("/colleagues/?q=a").headers["Location"] == "/sign-in/?next=/colleagues/%3Fq%3Da"
    )
    assert (
        "next" not in signed_in(world.users[Role.CONTROLLER]).post("/sign-out/").headers["Location"]
    )


def test_a_form_of_before_signing_in_says_what_to_do(world: World) -> None:
    answer = Client(enforce_csrf_checks=True).post(
        "/colleagues/me/", headers={"Accept-Language": "nl"}
    )
    assert answer.status_code == 403
    assert "Laad de pagina opnieuw" in answer.content.decode()
