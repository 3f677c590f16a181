import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied, ValidationError

from tests.world import PASSWORD, World
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent, User
from verder.apps.core.services import change_user, make_user, set_own_password, set_password

STRONG = "vergezicht-over-de-waal"


def make(by: User | None, email: str = "Nieuw@Example.org", password: str = STRONG) -> User:
    return make_user(
        email=email, name="Nora Nieuw", role=Role.ACCOUNT_MANAGER, password=password, by=by
    )


def test_a_new_user_can_sign_in_and_stands_in_the_audit_trail(administrator: User) -> None:
    user = make(administrator)
    assert user.email == "nieuw@example.org"
    assert user.check_password(STRONG)
    event = AuditEvent.objects.get(action="user.made")
    assert (event.actor, event.subject) == (administrator.email, f"user:{user.pk}")
    assert STRONG not in str(event.after)


def test_only_an_administrator_makes_users(world: World) -> None:
    for role, user in world.users.items():
        if role != Role.ADMINISTRATOR:
            with pytest.raises(PermissionDenied):
                make(user)
    assert not User.objects.filter(name="Nora Nieuw").exists()


@pytest.mark.parametrize("weak", ["kort", "12345678901", "password123", "nieuw@example.org"])
def test_a_weak_password_is_refused(administrator: User, weak: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        make(administrator, password=weak)
    assert set(refusal.value.error_dict) == {"password"}


def test_an_address_is_used_once_whatever_its_capitals(administrator: User) -> None:
    make(administrator)
    with pytest.raises(ValidationError):
        make(administrator, email="NIEUW@example.org")


@pytest.mark.parametrize("change", [{"role": Role.DIRECTOR}, {"is_active": False}])
def test_the_last_administrator_stays(administrator: User, change: dict[str, object]) -> None:
    with pytest.raises(Refused) as refusal:
        change_user(user=administrator, by=administrator, **change)  # type: ignore[arg-type]
    assert refusal.value.code == "last_administrator"
    administrator.refresh_from_db()
    assert administrator.role == Role.ADMINISTRATOR
    assert administrator.is_active


def test_one_of_two_administrators_may_go(administrator: User) -> None:
    second = make(administrator)
    change_user(user=second, role=Role.ADMINISTRATOR, by=administrator)
    change_user(user=administrator, is_active=False, by=second)
    administrator.refresh_from_db()
    assert not administrator.is_active


def test_a_change_is_recorded_with_only_what_differs(world: World, administrator: User) -> None:
    user = world.users[Role.DIRECTOR]
    change_user(user=user, name="Dirk de Directeur", role=Role.DIRECTOR, by=administrator)
    event = AuditEvent.objects.get(action="user.changed")
    assert event.before == {"name": "Dirk Directeur"}
    assert event.after == {"name": "Dirk de Directeur"}


def test_nothing_is_recorded_where_nothing_changes(world: World, administrator: User) -> None:
    change_user(user=world.users[Role.DIRECTOR], name="Dirk Directeur", by=administrator)
    assert not AuditEvent.objects.filter(action="user.changed").exists()


def test_a_new_address_takes_the_old_way_in_away(world: World, administrator: User) -> None:
    user = world.users[Role.DIRECTOR]
    EmailAddress.objects.create(user=user, email=user.email, primary=True)
    change_user(user=user, email="dirk@example.org", by=administrator)
    assert not EmailAddress.objects.filter(user=user).exists()


def test_a_password_of_another_is_set_by_an_administrator_only(world: World) -> None:
    user = world.users[Role.DIRECTOR]
    with pytest.raises(PermissionDenied):
        set_password(user=user, password=STRONG, by=world.users[Role.CONTROLLER])
    set_password(user=user, password=STRONG, by=world.users[Role.ADMINISTRATOR])
    user.refresh_from_db()
    assert user.check_password(STRONG)


def test_the_own_password_changes_for_who_knows_it(world: World) -> None:
    user = world.users[Role.DIRECTOR]
    with pytest.raises(Refused):
        set_own_password(user=user, current="iets anders", password=STRONG)
    set_own_password(user=user, current=PASSWORD, password=STRONG)
    assert user.check_password(STRONG)
