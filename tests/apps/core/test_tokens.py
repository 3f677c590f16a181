"""Personal tokens: what is kept of them, when they open something, and when no more."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.world import make_person
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent, PersonalToken, User
from verder.apps.core.services import change_user, make_token, revoke_token
from verder.apps.core.services.tokens import MOST, token_of


@pytest.fixture
def person(db: None) -> User:
    return make_person("Dirk Directeur", Role.DIRECTOR)


def test_a_secret_opens_and_is_not_kept(person: User) -> None:
    token, secret = make_token(by=person, name=" Dashboard ", days=30)
    found = token_of(secret, timezone.now())
    kept = PersonalToken.objects.values_list("name", "prefix", "fingerprint").get()
    assert found == token
    assert secret.startswith(token.prefix)
    assert kept[0] == "Dashboard"
    assert secret not in kept
    assert len(token.prefix) < len(secret) / 3


def test_the_trail_tells_of_tokens_and_never_of_secrets(person: User) -> None:
    token, secret = make_token(by=person, name="Dashboard", days=30, may_write=True)
    revoke_token(token=token, by=person)
    events = list(AuditEvent.objects.order_by("pk"))
    assert [event.action for event in events] == ["token.made", "token.revoked"]
    assert events[0].actor == person.email
    assert events[0].after["may_write"] is True
    assert not any(secret in f"{event.before}{event.after}{event.subject_name}" for event in events)


@pytest.mark.parametrize("secret", ["", "verder_", "verder_wrong", "\x00", "é" * 200])
def test_another_secret_opens_nothing(person: User, secret: str) -> None:
    make_token(by=person, name="Dashboard", days=30)
    assert token_of(secret, timezone.now()) is None


def test_a_token_ends(person: User) -> None:
    _token, secret = make_token(by=person, name="Dashboard", days=30)
    now = timezone.now()
    assert token_of(secret, now + timedelta(days=29)) is not None
    assert token_of(secret, now + timedelta(days=30, seconds=1)) is None


def test_a_revoked_token_opens_nothing(person: User) -> None:
    token, secret = make_token(by=person, name="Dashboard", days=30)
    revoke_token(token=token, by=person)
    assert token_of(secret, timezone.now()) is None


def test_who_is_shut_out_is_shut_out_with_every_token(person: User) -> None:
    administrator = make_person("Anna Beheer", Role.ADMINISTRATOR)
    _token, secret = make_token(by=person, name="Dashboard", days=30)
    change_user(user=person, by=administrator, is_active=False)
    assert token_of(secret, timezone.now()) is None
    with pytest.raises(PermissionDenied):
        make_token(by=person, name="Another", days=30)


def test_nobody_revokes_a_token_of_another(person: User) -> None:
    administrator = make_person("Anna Beheer", Role.ADMINISTRATOR)
    token, secret = make_token(by=person, name="Dashboard", days=30)
    with pytest.raises(PermissionDenied):
        revoke_token(token=token, by=administrator)
    assert token_of(secret, timezone.now()) == token


def test_use_is_noted_now_and_then(person: User) -> None:
    token, secret = make_token(by=person, name="Dashboard", days=30)
    now = timezone.now()
    noted = []
    for minutes in (0, 4, 6):
        token_of(secret, now + timedelta(minutes=minutes))
        token.refresh_from_db()
        noted.append(token.last_used_at)
    assert noted == [now, now, now + timedelta(minutes=6)]


def test_nobody_has_tokens_without_end(person: User) -> None:
    tokens = [make_token(by=person, name=f"Token {each}", days=30)[0] for each in range(MOST)]
    with pytest.raises(Refused, match="too_many_tokens"):
        make_token(by=person, name="One more", days=30)
    revoke_token(token=tokens[0], by=person)
    assert make_token(by=person, name="One more", days=30)[0].name == "One more"
