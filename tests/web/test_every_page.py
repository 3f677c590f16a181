"""What holds for every address of the application, those of later pages included."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.conftest import SignIn
from tests.world import PASSWORD, World
from verder.apps.core.enums import Role

OPEN_TO_ALL = ("account_", "socialaccount_", "javascript-catalog", "set_language", "health")


def names_of(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """Yield the name of every address."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names_of(pattern, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{space}{pattern.name}"


def addresses(number: int) -> Iterator[str]:
    """Yield every address that needs nothing, or the number of one record."""
    for name in sorted(set(names_of(get_resolver()))):
        if name.startswith(OPEN_TO_ALL):
            continue
        for words in ((), (number,)):
            try:
                yield reverse(name, args=words)
            except NoReverseMatch:
                continue


@pytest.mark.parametrize("is_htmx", [False, True])
def test_nobody_sees_anything_without_signing_in(world: World, *, is_htmx: bool) -> None:
    headers = {"HX-Request": "true"} if is_htmx else {}
    client = Client(headers=headers)
    seen = []
    for address in addresses(world.accounts[0].pk):
        told = client.get(address).content.decode(errors="replace")
        seen += [(address, each.name) for each in world.accounts if each.name in told]
    assert seen == []


@pytest.mark.parametrize("role", [Role.TEAM_MEMBER, Role.ACCOUNT_MANAGER, Role.SALES_MANAGER])
def test_no_page_names_an_account_of_others(world: World, signed_in: SignIn, role: Role) -> None:
    hidden = world.accounts[1]
    client = signed_in(world.users[role])
    told = [
        address
        for address in addresses(hidden.pk)
        if hidden.name in client.get(address).content.decode(errors="replace")
    ]
    assert told == []


def test_who_sees_everything_finds_every_account(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.DIRECTOR])
    name = world.accounts[1].name
    told = [
        address
        for address in addresses(world.accounts[1].pk)
        if name in client.get(address).content.decode(errors="replace")
    ]
    assert len(told) > 3


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example"]
)
def test_signing_in_leads_nowhere_else(world: World, elsewhere: str) -> None:
    person = world.users[Role.DIRECTOR]
    answer = Client().post(
        reverse("account_login"),
        {"login": person.email, "password": PASSWORD, "next": elsewhere},
    )
    assert answer.status_code == 302
    assert "evil" not in answer["Location"]


def test_another_host_is_refused(world: World) -> None:
    assert Client().get("/", headers={"host": "evil.example"}).status_code == 400


def test_a_form_of_another_site_is_refused(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.users[Role.ADMINISTRATOR])
    assert client.post(reverse("account_logout")).status_code == 403
