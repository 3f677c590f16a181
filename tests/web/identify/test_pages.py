"""Every page of identify answers, for everybody, in both languages, page and part."""

import pytest

from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import User

PAGES = {
    "home": "/",
    "abc": "/identify/abc/",
    "concentration": "/identify/concentration/",
    "double_pareto": "/identify/double-pareto/",
    "pyramid": "/identify/pyramid/",
    "migration": "/identify/migration/",
    "whale": "/identify/whale/",
    "relation_economics": "/identify/relation-economics/",
}
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_shows_figures_to_the_director(
    world: World, signed_in: SignIn, path: str, language: str
) -> None:
    director = world.users[Role.DIRECTOR]
    director.language = language
    director.save()
    answer = signed_in(director).get(path)
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("role", list(Role))
def test_a_page_answers_every_role(
    world: World, signed_in: SignIn, path: str, role: Role
) -> None:
    assert signed_in(world.users[role]).get(path).status_code == 200
