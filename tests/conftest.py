"""What tests of several areas start from."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from tests.world import World, make_world
from verder.apps.core.enums import Role
from verder.apps.core.models import User

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared/data"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> Path:
    """Give every test a home folder of its own."""
    folder = tmp_path / "verder-home"
    folder.mkdir()
    settings.VERDER_HOME = folder
    return folder


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real files with known answers, or skip where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"no real data at {SHARED_DATA}")
    return SHARED_DATA


@pytest.fixture
def world(db: None, home: Path) -> World:
    """Return a small company with people, accounts and invoice lines."""
    cache.clear()
    return make_world()


@pytest.fixture
def people(world: World) -> dict[Role, User]:
    """Return one user of every role."""
    return world.users


@pytest.fixture
def administrator(people: dict[Role, User]) -> User:
    """Return the administrator."""
    return people[Role.ADMINISTRATOR]


SignIn = Callable[[User], Client]


@pytest.fixture
def signed_in() -> SignIn:
    """Return a way to get a client that is signed in as a user."""

    def client_of(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return client_of
