import gc
from collections.abc import Iterator
from shutil import rmtree

import pytest
from django.urls import reverse

from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.services import bump_revision
from verder.apps.imports.queries import current_facts
from verder.config.warming import look


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """Leave the collector of this process as it was."""
    yield
    gc.unfreeze()


def test_the_collector_passes_by_what_is_kept(world: World) -> None:
    look(None)
    assert gc.get_freeze_count() > len(gc.get_objects())


def test_warmed_pages_ask_nothing_of_the_lines(world: World, signed_in: SignIn) -> None:
    facts = current_facts()
    account = world.accounts[0]
    stamp = look(None)
    rmtree(facts.store.folder)
    director = signed_in(world.users[Role.DIRECTOR])
    for name, words in (("home", ()), ("accounts", ()), ("account", (account.pk,))):
        page = director.get(reverse(name, args=words)).content.decode()
        assert "€" in page, name
    assert look(stamp) == stamp


def test_another_revision_is_worked_out_anew(world: World) -> None:
    stamp = look(None)
    rmtree(current_facts().store.folder)
    bump_revision()
    with pytest.raises(Exception, match="No files found"):
        look(stamp)


def test_a_company_without_lines_has_nothing_to_work_out(db: None) -> None:
    assert look(None) == (0, 0)
