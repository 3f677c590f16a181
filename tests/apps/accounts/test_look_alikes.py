import time

from hypothesis import given
from hypothesis import strategies as st

from tests.world import World
from verder.apps.accounts.look_alikes import look_alikes
from verder.apps.accounts.matching import Named, Reason, alike_pairs
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import change_account, refuse_look_alike
from verder.apps.core.enums import Role
from verder.apps.core.models import User


def named(*names: str) -> list[Named]:
    return [Named(account_id=place, name=name) for place, name in enumerate(names, start=1)]


def pairs(accounts: list[Named]) -> set[tuple[int, int]]:
    return {(pair.first_id, pair.second_id) for pair in alike_pairs(accounts)}


def test_legal_forms_and_spelling_do_not_hide_the_same_company() -> None:
    accounts = named(
        *("Bakkerij De Vries B.V.", "Bakkerij de Vries BV", "GTXPro", "GTX Pro"),
        *("Technische Unie Zwolle", "Technishe Unie Zwolle", "Slagerij Jansen"),
    )
    assert pairs(accounts) == {(1, 2), (3, 4), (5, 6)}


def test_numbers_tell_more_than_names() -> None:
    accounts = [
        Named(account_id=1, name="Alfa", vat_number="NL 8200.98.395.B01", kvk_number="12345678"),
        Named(account_id=2, name="Beta", vat_number="820098395B01", country="NL"),
        Named(account_id=3, name="Gamma", kvk_number="12 34 56 78"),
        Named(account_id=4, name="Delta", kvk_number="1234567"),
        Named(account_id=5, name="Epsilon", kvk_number="1234567"),
    ]
    found = {(pair.first_id, pair.second_id): pair.reasons for pair in alike_pairs(accounts)}
    assert found == {(1, 2): (Reason.VAT,), (1, 3): (Reason.KVK,)}


def test_one_address_and_one_first_word_are_enough() -> None:
    accounts = [
        Named(account_id=1, name="Hoveniers Jansen", postcode="1234 AB"),
        Named(account_id=2, name="Hoveniers en zonen van Dijk", postcode="1234AB"),
        Named(account_id=3, name="Hoveniers Bakker", postcode="9999 ZZ"),
    ]
    assert pairs(accounts) == {(1, 2)}


@given(st.lists(st.text(alphabet="abcd .", min_size=1, max_size=12), max_size=25))
def test_each_pair_is_found_once_and_in_order(names: list[str]) -> None:
    found = [(pair.first_id, pair.second_id) for pair in alike_pairs(named(*names))]
    assert len(found) == len(set(found))
    assert all(first < second for first, second in found)


def test_many_accounts_are_compared_in_seconds() -> None:
    words = ["bouw", "techniek", "metaal", "elektro", "groot", "zand", "water", "molen", "berg"]
    names = [
        f"{words[n % 9]}{words[n // 9 % 9]}{n % 997} {words[n // 81 % 9]} {n % 7919} B.V."
        for n in range(30_000)
    ]
    start = time.process_time()
    alike_pairs(named(*names))
    assert time.process_time() - start < 20


def test_only_pairs_in_view_are_shown_and_refused_ones_never(world: World) -> None:
    controller = world.users[Role.CONTROLLER]
    for account, name in zip(world.accounts, NAMES, strict=True):
        change_account(account=account, name=name, by=controller)
    assert seen(controller) == {(0, 2), (0, 1), (1, 2)}
    assert seen(world.users[Role.ACCOUNT_MANAGER]) == {(0, 2)}
    assert seen(world.users[Role.TEAM_MEMBER]) == set()
    refuse_look_alike(first=world.accounts[0], second=world.accounts[2], by=controller)
    assert seen(controller) == {(0, 1), (1, 2)}


NAMES = (
    *("Molenaar BV", "Molenaar", "Molenaar NV", "Zandstra", "Koppelman", "Wielinga"),
    *("Terpstra", "Hoekema"),
)


def seen(user: User) -> set[tuple[int, int]]:
    places = {
        key: place
        for place, key in enumerate(Account.objects.order_by("pk").values_list("pk", flat=True))
    }
    return {(places[pair.first_id], places[pair.second_id]) for pair in look_alikes(user)}
