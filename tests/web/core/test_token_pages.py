"""The page of the own tokens."""

import re

from django.test import Client
from django.urls import reverse

from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import PersonalToken
from verder.apps.core.services import make_token


def test_a_secret_is_shown_once(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.TEAM_MEMBER])
    made = client.post(reverse("tokens"), {"name": "Dashboard", "days": "30"})
    secret = re.search(r'value="(verder_[\w-]{40,})"', made.content.decode())
    assert secret is not None
    assert made["Cache-Control"].startswith("max-age=0")
    token = PersonalToken.objects.get()
    assert (token.user, token.may_write) == (world.users[Role.TEAM_MEMBER], False)
    again = client.get(reverse("tokens")).content.decode()
    assert token.prefix in again
    assert secret[1] not in again
    called = Client(headers={"Authorization": f"Bearer {secret[1]}"}).get("/api/me").json()
    assert called["email"] == world.users[Role.TEAM_MEMBER].email


def test_a_token_of_another_is_not_seen_nor_revoked(world: World, signed_in: SignIn) -> None:
    token, _secret = make_token(by=world.users[Role.DIRECTOR], name="Board report", days=30)
    client = signed_in(world.users[Role.ADMINISTRATOR])
    assert "Board report" not in client.get(reverse("tokens")).content.decode()
    assert client.post(reverse("token_revoke", args=[token.pk])).status_code == 404
    token.refresh_from_db()
    assert token.revoked_at is None


def test_revoking_ends_it(world: World, signed_in: SignIn) -> None:
    token, secret = make_token(by=world.users[Role.DIRECTOR], name="Board report", days=30)
    client = signed_in(world.users[Role.DIRECTOR])
    client.post(reverse("token_revoke", args=[token.pk]))
    client.get(reverse("tokens"))  # the message is read
    assert "Board report" not in client.get(reverse("tokens")).content.decode()
    answer = Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/me")
    assert answer.status_code == 401


def test_the_document_is_shown_without_anything_from_elsewhere(
    world: World, signed_in: SignIn
) -> None:
    for language, words in (
        ("nl", "Wat mensen over een account zeggen"),
        ("en", "What people say"),
    ):
        world.users[Role.TEAM_MEMBER].language = language
        world.users[Role.TEAM_MEMBER].save()
        page = signed_in(world.users[Role.TEAM_MEMBER]).get(reverse("api_docs")).content.decode()
        assert words in page
        assert 'id="changeAccount"' in page
        assert not re.search(r'(src|href)="https?:', page)
