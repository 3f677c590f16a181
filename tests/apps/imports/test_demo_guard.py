import pytest

from tests.apps.imports.conftest import Bring, csv_of, revenue, row, silent
from tests.world import World
from verder.apps.accounts.models import Account, AccountNumber
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import Organisation, Team, User
from verder.apps.core.queries import organisation
from verder.apps.imports.models import Import
from verder.apps.imports.services import import_now, preview_now, remove_demo

FILE = csv_of([row(1, "N1", "100,00")])


@pytest.fixture
def demo(world: World) -> World:
    """Let the small company be the demo."""
    Organisation.objects.update(is_demo=True)
    for model in (User, Team, Import):
        model._default_manager.update(is_demo=True)
    return world


def test_own_lines_never_mix_with_the_demo(demo: World, receive: Bring) -> None:
    import_ = receive(FILE)
    preview_now(import_=import_, by=None, progress=silent)
    before = revenue()
    with pytest.raises(Refused) as refusal:
        import_now(import_=import_, by=None, progress=silent)
    assert refusal.value.code == "demo_is_there"
    assert revenue() == before


def test_the_demo_goes_whole_before_the_own_lines_come(demo: World, receive: Bring) -> None:
    import_ = receive(FILE)
    preview_now(import_=import_, by=None, progress=silent)
    import_now(import_=import_, by=None, progress=silent, replace_demo=True)
    assert [number.number for number in AccountNumber.objects.all()] == ["N1"]
    assert revenue() == 100
    assert not organisation().is_demo
    assert not User.objects.exists()
    assert not Team.objects.exists()


def test_who_removes_the_demo_can_still_sign_in(demo: World) -> None:
    controller = demo.users[Role.CONTROLLER]
    remove_demo(by=controller)
    left = User.objects.get()
    assert (left.pk, left.role, left.is_demo) == (controller.pk, Role.ADMINISTRATOR, False)
    assert not Account.objects.exists()
    assert not Import.objects.exists()


def test_without_a_demo_nothing_is_removed(world: World) -> None:
    remove_demo(by=world.users[Role.ADMINISTRATOR])
    assert Account.objects.count() == 8
    assert Import.objects.count() == 1
