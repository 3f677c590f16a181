"""The frame of every page."""

import pytest
from django.test import Client

from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role


def test_who_is_not_signed_in_is_asked_to(client: Client, db: None) -> None:
    response = client.get("/profile/")
    assert response.status_code == 302
    assert response.headers["Location"] == "/sign-in/?next=/profile/"


@pytest.mark.parametrize("role", list(Role))
def test_everybody_has_a_profile(role: Role, world: World, signed_in: SignIn) -> None:
    user = world.users[role]
    page = signed_in(user).get("/profile/")
    assert user.email in page.content.decode()


def test_a_language_is_kept_for_the_user(world: World, signed_in: SignIn) -> None:
    user = world.users[Role.DIRECTOR]
    client = signed_in(user)
    client.post("/language/", {"language": "en", "next": "/profile/"})
    user.refresh_from_db()
    assert user.language == "en"
    assert '<html lang="en"' in client.get("/profile/").content.decode()


def test_a_theme_is_kept_on_the_device(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.DIRECTOR])
    client.post("/theme/", {"theme": "dark", "next": "/profile/"})
    assert 'data-bs-theme="dark"' in client.get("/profile/").content.decode()


def test_back_goes_to_this_site_only(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.DIRECTOR])
    response = client.post("/theme/", {"theme": "dark", "next": "https://elsewhere.example/"})
    assert response.headers["Location"] == "/"


def test_the_site_says_that_it_is_well(client: Client, db: None) -> None:
    assert client.get("/health/").json() == {"status": "ok"}
