"""Somebody who calculates, and what the page then says."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, cast
from urllib.parse import urlencode

import pytest
from django.test import Client
from lxml import html

from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role

SPACE = re.compile(r"[\s\u00a0]+")
NOTHING: Final[Mapping[str, object]] = MappingProxyType({})
LIVE: Final = {"HX-Request": "true", "HX-Target": "results"}
Reading = Callable[[str], Client]


class Page:
    """A page as its reader sees it."""

    def __init__(self, content: str) -> None:
        self.tree = html.fromstring(content)

    def found(self, path: str) -> list[Any]:
        """Return what this path finds."""
        return list(cast("list[Any]", self.tree.xpath(path)))

    def texts(self, path: str) -> list[str]:
        """Return the words of every part that this path finds, each in one line."""
        return [SPACE.sub(" ", part.text_content()).strip() for part in self.found(path)]

    def text(self, path: str) -> str:
        """Return the words of the first part that this path finds."""
        return next(iter(self.texts(path)), "")

    def part(self, name: str) -> str:
        """Return the words of the part with this id."""
        return self.text(f"//*[@id='{name}']")

    def value(self, key: str) -> str:
        """Return what stands in the field of an input."""
        return str(self.found(f"//*[@id='in-{key}']/@value")[0])


def calculated(
    client: Client, key: str, query: Mapping[str, object] = NOTHING, *, is_live: bool = True
) -> Page:
    """Return what a calculator says to these inputs."""
    address = f"/calculate/{key}/?{urlencode(query, doseq=True)}"
    answer = client.get(address, headers=LIVE if is_live else {})
    assert answer.status_code == 200
    return Page(answer.content.decode())


@pytest.fixture
def reading(world: World, signed_in: SignIn) -> Reading:
    """Return a way to get somebody who reads in a language; no account is theirs."""

    def client_of(language: str) -> Client:
        user = world.users[Role.TEAM_MEMBER]
        user.language = language
        user.save()
        return signed_in(user)

    return client_of
