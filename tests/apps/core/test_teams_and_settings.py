import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent, Team, User
from verder.apps.core.queries import organisation
from verder.apps.core.services import (
    change_limits,
    change_settings,
    change_team,
    make_team,
    remove_team,
)


def test_a_team_never_stands_below_itself(world: World, administrator: User) -> None:
    with pytest.raises(Refused) as refusal:
        change_team(team=world.country, parent=world.north, by=administrator)
    assert refusal.value.code == "team_below_itself"
    world.country.refresh_from_db()
    assert world.country.parent is None


def test_a_team_in_use_stays_and_an_empty_one_goes(world: World, administrator: User) -> None:
    with pytest.raises(Refused):
        remove_team(team=world.north, by=administrator)
    empty = make_team(name="Oost", parent=world.country, by=administrator)
    remove_team(team=empty, by=administrator)
    assert not Team.objects.filter(name="Oost").exists()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_teams_are_the_administrators_business(world: World, role: Role) -> None:
    with pytest.raises(PermissionDenied):
        make_team(name="Oost", by=world.users[role])


def test_another_currency_makes_every_figure_anew(world: World, administrator: User) -> None:
    before = organisation().revision
    change_settings(by=administrator, currency="gbp")
    assert organisation().currency == "GBP"
    assert organisation().revision > before
    assert AuditEvent.objects.get(action="organisation.changed").before == {"currency": "EUR"}


def test_a_fiscal_year_begins_in_a_month(administrator: User) -> None:
    with pytest.raises(ValidationError):
        change_settings(by=administrator, fiscal_year_start=13)


def test_settings_and_limits_have_their_own_roles(world: World) -> None:
    controller, director = world.users[Role.CONTROLLER], world.users[Role.DIRECTOR]
    with pytest.raises(PermissionDenied):
        change_settings(by=controller, currency="USD")
    with pytest.raises(PermissionDenied):
        change_limits(by=director, analysis="abc", limits={"a_share": "0.7"})
    change_limits(by=controller, analysis="abc", limits={"a_share": "0.7"})
    assert organisation().limits == {"abc": {"a_share": "0.7"}}
    change_limits(by=controller, analysis="abc", limits={})
    assert organisation().limits == {}
    assert AuditEvent.objects.filter(action="limits.changed").count() == 2
