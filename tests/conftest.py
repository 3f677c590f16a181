"""What tests of several areas start from."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.contenttypes.management import create_contenttypes
from django.core.cache import cache, caches
from django.db import connection
from django.db.models.signals import post_migrate
from django.test import Client
from django.test.client import ClientHandler
from hypothesis import HealthCheck, settings
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from tests.homes import copy_tables
from tests.remembered import RememberingFacts
from tests.world import World, make_world
from verder.apps.core import often
from verder.apps.core.enums import Role
from verder.apps.core.models import User

# How long an example takes tells how busy the machine is, and nothing of what is tested.
ANY_MACHINE = "any machine"
settings.register_profile(ANY_MACHINE, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(ANY_MACHINE)

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared/data"


def pytest_collection_finish() -> None:
    """Let the collector of what is thrown away look seldom, and never at what was loaded."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out on another database what asks nothing of it: SQLite told all there is to tell."""
    if connection.vendor == "sqlite":
        return
    silent = [item for item in items if not asks_records(item)]
    config.hook.pytest_deselected(items=silent)
    items[:] = [item for item in items if asks_records(item)]


def asks_records(item: pytest.Item) -> bool:
    """Return whether a test reads or writes records."""
    fixtures = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or "_django_db_helper" in fixtures


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> Path:
    """Give every test a home folder of its own."""
    folder = tmp_path / "verder-home"
    folder.mkdir()
    settings.VERDER_HOME = folder
    return folder


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """Let the tables stay empty after each emptying: nobody reads what Django fills in there."""
    post_migrate.disconnect(create_contenttypes)
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")


@pytest.fixture
def ready_home(tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Path:
    """Return a home folder for processes of its own, with tables and nothing in them."""
    folder = tmp_path / "ready"
    folder.mkdir()
    with django_db_blocker.unblock():
        copy_tables(folder)
    return folder


@pytest.fixture(autouse=True)
def one_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count what each test asks from nothing, and in one minute however long it takes."""
    caches[often.COUNTED].clear()
    monkeypatch.setattr(often, "this_minute", lambda: 0)


@pytest.fixture(autouse=True, scope="session")
def remembered_answers() -> Iterator[None]:
    """Let the engine answer each question about the same lines once."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("verder.apps.imports.queries.Facts", RememberingFacts)
        yield


@pytest.fixture(autouse=True, scope="session")
def one_chain_of_middleware() -> Iterator[None]:
    """Load the middleware once, and not for each client: settings of it never change in a test."""
    load = ClientHandler.load_middleware
    loaded: dict[str, object] = {}

    def load_once(handler: ClientHandler, is_async: bool = False) -> None:  # noqa: FBT001, FBT002
        if not loaded:
            load(handler, is_async)
            loaded.update(vars(handler))
        vars(handler)["_middleware_chain"] = loaded["_middleware_chain"]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ClientHandler, "load_middleware", load_once)
        yield


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
