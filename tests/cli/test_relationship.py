import csv
import io

import pytest

from tests.apps.intensify.relations import THEIRS, see
from tests.cli.conftest import Verder
from tests.world import World
from verder.domain.engines.two_sides import ViewSide

pytestmark = pytest.mark.django_db


def test_the_stage_of_each_account_is_told(world: World, verder: Verder) -> None:
    account = world.accounts[0]
    see(account, ViewSide.US)
    assert verder("report", "relationship", "--json").json["accounts"] == [
        {
            "account": account.pk,
            "name": "Klant 1",
            "stage": "interdependent",
            "ours": "17",
            "theirs": None,
            "gap": None,
            "is_one_sided": True,
            "begin_with": "information",
        }
    ]
    see(account, ViewSide.CUSTOMER, THEIRS)
    (row,) = csv.DictReader(io.StringIO(verder("report", "relationship", "--csv").out))
    assert (row["stage"], row["gap"], row["begin_with"]) == ("cooperative", "3", "information")
    assert "cooperative" in verder("report", "relationship").out
