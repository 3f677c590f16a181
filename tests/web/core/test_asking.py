"""A figure that misses an input asks for it, and leads there who may give it."""

import pytest
from django.urls import reverse

from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.sentences import SENTENCES, sentence
from verder.web.core.asking import WANTED, asked_for


def test_every_reason_has_its_sentence_and_its_place(world: World) -> None:
    account, administrator = world.accounts[0], world.users[Role.ADMINISTRATOR]
    assert sentence("no_lines")  # the sentences are there once one was asked
    assert WANTED.keys() <= SENTENCES.keys()
    for reason in WANTED:
        found = asked_for(reason, administrator, account)
        assert found is not None
        assert found.address.startswith("/")
        assert found.text.startswith(sentence(reason))
    assert asked_for("no_revenue", administrator, account) is None


@pytest.mark.parametrize(
    ("reason", "role", "page"),
    [
        ("no_rates", Role.CONTROLLER, "drivers"),
        ("no_rates", Role.ACCOUNT_MANAGER, ""),
        ("cost_unknown", Role.CONTROLLER, "imports"),
        ("cost_unknown", Role.SALES_MANAGER, ""),
        ("no_quantity", Role.ACCOUNT_MANAGER, "account_costs"),
        ("no_quantity", Role.DIRECTOR, ""),
        ("acquisition_cost_not_given", Role.ACCOUNT_MANAGER, "account_inputs"),
        ("benefit_not_given", Role.TEAM_MEMBER, ""),
    ],
)
def test_only_who_may_give_it_is_led_there(
    world: World, reason: str, role: Role, page: str
) -> None:
    account = world.accounts[0]
    found = asked_for(reason, world.users[role], account)
    assert found is not None
    args = [account.pk] if page.startswith("account_") else []
    assert found.address == (reverse(page, args=args) if page else "")


def test_pages_ask_in_one_line(world: World, signed_in: SignIn) -> None:
    account = world.accounts[0]
    client = signed_in(world.users[Role.CONTROLLER])
    for path in (f"/accounts/{account.pk}/profit/", "/identify/customer-profit/?step=cm3"):
        page = client.get(path).content.decode()
        assert page.count('class="asks"') == 1
        assert f'href="{reverse("drivers")}"' in page or f'href="{reverse("quantities")}"' in page
    page = client.get(f"/accounts/{account.pk}/strength/").content.decode()
    assert f'href="{reverse("account_inputs", args=[account.pk])}"' in page.split("asks")[1]
