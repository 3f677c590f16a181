"""The team view: who is in it, that figures and lists agree, and that nothing else is told."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.intensify.working import work
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.intensify.enums import Channel, MomentState
from verder.apps.intensify.models import (
    Absence,
    Colleague,
    ContactMoment,
    NextStep,
)
from verder.apps.intensify.services.account_team import give_seat
from verder.apps.intensify.services.colleagues import colleague_for
from verder.domain.intensify.roles import PsuRole

QUERIES = 45
DAY = timedelta(days=1)


@pytest.fixture
def working(world: World) -> tuple[Colleague, Colleague]:
    """Return the account managers of the north and of the south, with as much work each."""
    today = timezone.localdate()
    return (
        work(world.accounts[0], world.users[Role.ACCOUNT_MANAGER], today, hours=198),
        work(world.accounts[1], world.stranger, today, hours=396),
    )


def members(client: Client) -> dict[str, Any]:
    return {row.colleague.name: row for row in client.get("/team/").context["rows"]}


def test_a_manager_sees_the_own_team_by_name_and_over_the_own_accounts(
    world: World, signed_in: SignIn, working: tuple[Colleague, Colleague]
) -> None:
    north, south = working
    give_seat(
        account=world.accounts[1],
        colleague=north,
        roles=[PsuRole.SELLER],
        hours_a_year=Decimal(198),
        by=None,
        on=timezone.localdate(),
    )
    manager, director = (
        members(signed_in(world.users[role])) for role in (Role.SALES_MANAGER, Role.DIRECTOR)
    )
    assert list(manager) == [north.name]
    assert list(director) == sorted([north.name, south.name])
    assert [manager[north.name].load.share, director[north.name].load.share] == [
        Decimal("0.25"),
        Decimal("0.5"),
    ]
    assert manager[north.name].coverage_share == 0


def test_every_figure_is_the_length_of_the_list_behind_it(
    world: World, signed_in: SignIn, working: tuple[Colleague, Colleague]
) -> None:
    north, today = working[0], timezone.localdate()
    client = signed_in(world.users[Role.SALES_MANAGER])
    going = ContactMoment.objects.create(
        account=world.accounts[2],
        state=MomentState.PLANNED,
        channel=Channel.CALL,
        on=today - DAY,
        owner=colleague_for(world.users[Role.TEAM_MEMBER]),
    )
    going.colleagues.add(north)
    NextStep.objects.create(
        account=world.accounts[2], text="Zonder eigenaar", by=north.user, due_on=today - DAY
    )
    hidden = {"account": world.accounts[1], "due_on": today - DAY}
    NextStep.objects.create(text="Geheim van Zuid", owner=north, **hidden)
    row = members(client)[north.name]
    page = client.get(f"/team/{north.pk}/")
    lists = page.context["shown"].lists
    assert [row.late_contacts, row.late_promises, row.silences, row.accounts] == [2, 2, 1, 4]
    assert [len(lists.contacts), len(lists.promises), len(lists.silences)] == [2, 2, 1]
    assert lists.member == row
    text = page.content.decode()
    assert "Zonder eigenaar" in text
    assert "Geheim van Zuid" not in text


def test_what_others_keep_private_is_neither_told_nor_counted(
    world: World, signed_in: SignIn, working: tuple[Colleague, Colleague]
) -> None:
    moment = ContactMoment.objects.get(account=world.accounts[0])
    moment.is_private, moment.by = True, world.users[Role.ACCOUNT_MANAGER]
    moment.purpose = "Vertrouwelijk"
    moment.save()
    client = signed_in(world.users[Role.SALES_MANAGER])
    assert members(client)[working[0].name].late_contacts == 0
    assert "Vertrouwelijk" not in client.get(f"/team/{working[0].pk}/").content.decode()


def test_only_who_leads_sees_it_and_nobody_outside_their_view(
    world: World, signed_in: SignIn, working: tuple[Colleague, Colleague]
) -> None:
    north, south = working
    for role in (Role.ACCOUNT_MANAGER, Role.TEAM_MEMBER, Role.CONTROLLER):
        client = signed_in(world.users[role])
        assert {client.get(path).status_code for path in ("/team/", f"/team/{north.pk}/")} == {403}
        assert client.post("/team/take-in/").status_code == 403
        assert "/team/" not in client.get("/today/").content.decode()
    manager = signed_in(world.users[Role.SALES_MANAGER])
    assert manager.get(f"/team/{south.pk}/").status_code == 404
    assert 'href="/team/"' in manager.get("/today/").content.decode()


def test_no_figure_sorts_people_and_filters_find_where_help_is_welcome(
    world: World, signed_in: SignIn, working: tuple[Colleague, Colleague]
) -> None:
    north, south = working
    today = timezone.localdate()
    Absence.objects.create(colleague=south, from_on=today, until_on=today + DAY)
    client = signed_in(world.users[Role.DIRECTOR])
    names = sorted([north.name, south.name])
    for asked, found in (
        ("?sort=-silences", names),
        ("?sort=-load", names),
        ("?show=away", [south.name]),
        ("?show=late", names),
        ("?show=over", []),
    ):
        table = client.get(f"/team/{asked}").context["table"]
        assert [each.row.colleague.name for each in table.body] == found


def test_an_empty_view_says_what_to_do_first_and_does_it(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.SALES_MANAGER])
    page = client.get("/team/")
    assert page.context["rows"] == []
    assert 'action="/team/take-in/"' in page.content.decode()
    client.post("/team/take-in/")
    assert set(Colleague.objects.values_list("user__name", flat=True)) == {"Milan Noord"}
    assert list(members(client)) == ["Milan Noord"]


def test_ten_colleagues_ask_as_little_as_two(
    world: World,
    signed_in: SignIn,
    working: tuple[Colleague, Colleague],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(8):
        give_seat(
            account=world.accounts[number],
            colleague=Colleague.objects.create(name=f"Collega {number}"),
            roles=[PsuRole.EXECUTOR],
            by=None,
            on=timezone.localdate(),
        )
    client = signed_in(world.users[Role.DIRECTOR])
    with django_assert_max_num_queries(QUERIES):
        assert len(members(client)) == 10
