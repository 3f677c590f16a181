"""Settings, limits and teams."""

from decimal import Decimal

import pytest

from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import Team
from verder.apps.core.queries import organisation
from verder.apps.identify.limits import limits_of
from verder.domain.identify.abc_limits import AbcLimits

MAY_CHANGE_LIMITS = {Role.ADMINISTRATOR, Role.CONTROLLER}
ABC = {
    "mode": "share",
    "a_share": "70",
    "b_share": "92.5",
    "a_count_share": "20",
    "b_count_share": "30",
    "a_amount": "100000",
    "b_amount": "25000",
}


@pytest.mark.parametrize("role", list(Role))
def test_limits_are_for_administrators_and_controllers(
    role: Role, world: World, signed_in: SignIn
) -> None:
    client = signed_in(world.users[role])
    expected = 200 if role in MAY_CHANGE_LIMITS else 403
    assert client.get("/settings/").status_code == expected
    client.post("/settings/limits/abc/", ABC)
    is_changed = limits_of(AbcLimits).a_share == Decimal("0.7")
    assert is_changed is (role in MAY_CHANGE_LIMITS)


def test_shares_are_typed_in_per_cent(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    client.post("/settings/limits/abc/", ABC)
    assert limits_of(AbcLimits).b_share == Decimal("0.925")
    assert 'value="92.5"' in client.get("/settings/").content.decode()
    client.post("/settings/limits/abc/", {"restore": "yes"})
    assert limits_of(AbcLimits) == AbcLimits()


def test_limits_that_do_not_go_together_are_refused_with_the_reason(
    world: World, signed_in: SignIn
) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    response = client.post("/settings/limits/abc/", ABC | {"a_share": "99"})
    assert "form-problem" in response.content.decode()
    assert limits_of(AbcLimits) == AbcLimits()


def test_limits_of_nothing_are_not_found(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    assert client.post("/settings/limits/nonsense/", ABC).status_code == 404


def test_only_an_administrator_changes_the_currency(world: World, signed_in: SignIn) -> None:
    fields = {"name": "Ander BV", "currency": "usd", "fiscal_year_start": "4"}
    assert signed_in(world.users[Role.CONTROLLER]).post("/settings/", fields).status_code == 403
    signed_in(world.users[Role.ADMINISTRATOR]).post("/settings/", fields)
    current = organisation()
    assert (current.name, current.currency, current.fiscal_year_start) == ("Ander BV", "USD", 4)


def test_the_settings_say_where_mail_lands(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.users[Role.ADMINISTRATOR]).get("/settings/").content.decode()
    assert "outbox" in page


def test_a_team_is_made_moved_and_removed(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.ADMINISTRATOR])
    client.post("/teams/", {"name": "Oost", "parent": ""})
    team = Team.objects.get(name="Oost")
    client.post(f"/teams/{team.pk}/", {"name": "Oosten", "parent": world.country.pk})
    team.refresh_from_db()
    assert (team.name, team.parent) == ("Oosten", world.country)
    client.post(f"/teams/{team.pk}/remove/")
    assert not Team.objects.filter(pk=team.pk).exists()


def test_a_team_never_stands_below_itself(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.ADMINISTRATOR])
    response = client.post(
        f"/teams/{world.country.pk}/", {"name": "Nederland", "parent": world.north.pk}
    )
    assert "field-errors" in response.content.decode()
    world.country.refresh_from_db()
    assert world.country.parent is None


def test_a_team_with_people_stays(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.ADMINISTRATOR])
    page = client.post(f"/teams/{world.north.pk}/remove/", follow=True).content.decode()
    assert "flash-warning" in page
    assert Team.objects.filter(pk=world.north.pk).exists()
