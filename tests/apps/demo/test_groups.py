from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import put_under
from verder.apps.demo.groups import relate_accounts


def places() -> dict[str, tuple[str | None, ...]]:
    fields = ("parent__name", "contact_with__name", "bill_to__name")
    return {row[0]: tuple(row[1:]) for row in Account.objects.values_list("name", *fields)}


def test_the_group_of_the_demo_is_deep_and_has_all_three_relations(world: World) -> None:
    for head, entities in ((0, (1, 2)), (3, (4, 5))):
        for entity in entities:
            put_under(account=world.accounts[entity], parent=world.accounts[head], by=None)
    relate_accounts()
    assert places() == {
        "Klant 1": (None, None, None),
        "Klant 2": ("Klant 1", None, "Klant 1"),
        "Klant 3": ("Klant 2", "Klant 2", None),
        "Klant 4": ("Klant 2", None, None),
        "Klant 5": ("Klant 4", "Klant 4", None),
        "Klant 6": ("Klant 4", "Klant 4", None),
        "Klant 7": (None, None, None),
        "Klant 8": (None, None, None),
    }


def test_a_demo_without_groups_stays_without(world: World) -> None:
    before = places()
    relate_accounts()
    assert places() == before
