"""Callers of the API: whose token, and what it may."""

from collections.abc import Callable

import pytest
from django.test import Client

from verder.apps.core.models import User
from verder.apps.core.services import make_token

CallerOf = Callable[..., Client]


@pytest.fixture
def caller() -> CallerOf:
    """Return a way to get a client that calls with the token of a user."""

    def client_of(user: User, *, may_write: bool = True, language: str = "en") -> Client:
        _token, secret = make_token(by=user, name="test", days=30, may_write=may_write)
        return Client(headers={"Authorization": f"Bearer {secret}", "Accept-Language": language})

    return client_of
