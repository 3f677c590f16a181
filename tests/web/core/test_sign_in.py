"""Getting in, and being kept out."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests.world import PASSWORD, World
from verder.apps.core.enums import Role
from verder.apps.core.models import User


def sign_in(client: Client, email: str, password: str = PASSWORD) -> int:
    cache.clear()
    return client.post("/sign-in/", {"login": email, "password": password}).status_code


def test_the_address_counts_whatever_its_capitals(client: Client, world: World) -> None:
    assert sign_in(client, world.users[Role.DIRECTOR].email.upper()) == 302
    assert "_auth_user_id" in client.session


def test_who_got_in_is_not_told_so_in_another_language(client: Client, world: World) -> None:
    person = world.users[Role.DIRECTOR]
    cache.clear()
    sent = {"login": person.email, "password": PASSWORD}
    page = client.post("/sign-in/", sent, headers={"Accept-Language": "en"}, follow=True)
    assert page.status_code == 200
    assert not list(page.context["messages"])


@pytest.mark.parametrize("password", ["", "wrong", PASSWORD.upper()])
def test_a_wrong_password_keeps_out(client: Client, world: World, password: str) -> None:
    assert sign_in(client, world.users[Role.DIRECTOR].email, password) == 200
    assert "_auth_user_id" not in client.session


def test_who_may_not_sign_in_is_kept_out(client: Client, world: World) -> None:
    User.objects.filter(pk=world.stranger.pk).update(is_active=False)
    sign_in(client, world.stranger.email)
    assert "_auth_user_id" not in client.session


def test_many_wrong_tries_are_slowed_down_even_with_the_right_password(
    client: Client, world: World
) -> None:
    cache.clear()
    email = world.users[Role.DIRECTOR].email
    for _ in range(6):
        client.post("/sign-in/", {"login": email, "password": "wrong"})
    response = client.post("/sign-in/", {"login": email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    assert response.status_code in {200, 429}


def test_nobody_signs_up(client: Client, db: None) -> None:
    fields = {"email": "x@example.org", "password1": PASSWORD, "password2": PASSWORD}
    page = client.post("/sign-up/", fields).content.decode()
    assert "Zelf aanmelden kan niet" in page
    assert not User.objects.exists()


def test_without_users_the_page_says_what_to_do_first(client: Client, db: None) -> None:
    assert "verder createadmin" in client.get("/sign-in/").content.decode()


def test_a_forgotten_password_sends_a_link_to_who_is_known_only(
    client: Client, world: World
) -> None:
    cache.clear()
    answers = [
        client.post("/password/", {"email": email}, follow=True).content.decode()
        for email in ("nobody@example.org", world.stranger.email)
    ]
    assert [message.to for message in mail.outbox][-1] == [world.stranger.email]
    assert "/password/" in str(mail.outbox[-1].body)
    assert all("Kijk in je mail" in answer for answer in answers)


def test_a_password_is_changed_by_who_knows_the_one_of_now(client: Client, world: World) -> None:
    user = world.users[Role.DIRECTOR]
    client.force_login(user)
    another = "een-heel-ander-wachtwoord"
    client.post("/profile/password/", {"current": "wrong", "password": another})
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    client.post("/profile/password/", {"current": PASSWORD, "password": another})
    user.refresh_from_db()
    assert user.check_password(another)
    assert client.get("/profile/").status_code == 200
