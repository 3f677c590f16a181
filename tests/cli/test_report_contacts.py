"""`verder report contacts` on the worked example."""

from datetime import timedelta

from django.utils import timezone

from tests.apps.intensify.matrices import make_example
from tests.cli.conftest import Verder
from tests.world import World

ASKED = ("report", "contacts")


def test_the_matrix_of_one_account_by_name_or_number(world: World, verder: Verder) -> None:
    account = world.accounts[0]
    make_example(account, timezone.localdate() - timedelta(days=20))
    found = verder(*ASKED, account.name, "--json").json
    assert found["account"] == {"id": account.pk, "name": account.name}
    assert found["measures"]["coverage_share"] == 0.673077
    assert found["measures"]["concentration"] == 0.517192
    assert verder(*ASKED, account.pk, "--json").json == found
    lines = verder(*ASKED, account.name, "--csv").out.splitlines()
    assert lines[1].startswith("Els Klant,1/4,0/2,0/0,0/0,0.166667")


def test_an_account_that_is_not_clear_is_asked_for(world: World, verder: Verder) -> None:
    for words in ((), ("Klant",), ("nobody at all",)):
        answer = verder(*ASKED, *words)
        assert (answer.code, answer.out) == (1, "")
    assert "Klant 2" in verder(*ASKED, "Klant").err
    assert verder("report", "abc", "Klant 1").code != 0
