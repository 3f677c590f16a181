import csv
import io

import pytest
from django.utils import timezone

from tests.apps.intensify.working import work
from tests.cli.conftest import Verder
from tests.world import World
from verder.apps.core.enums import Role

pytestmark = pytest.mark.django_db


def test_the_work_of_colleagues_is_told_by_name(world: World, verder: Verder) -> None:
    today = timezone.localdate()
    work(world.accounts[1], world.stranger, today, hours=396)
    north = work(world.accounts[0], world.users[Role.ACCOUNT_MANAGER], today, hours=198)
    told = verder("report", "teams", "--json").json["colleagues"]
    assert [each["name"] for each in told] == ["Milan Noord", "Zoë Zuid"]
    assert [each.pop("planned_hours") is None for each in told] == [False, False]
    assert 0 <= told[0].pop("planned_share") < 1
    assert told[0] == {
        "colleague": north.pk,
        "name": "Milan Noord",
        "accounts": 4,
        "seats": 1,
        "hours": 198.0,
        "capacity": 792.0,
        "load_share": 0.25,
        "coverage_share": 0.0,
        "late_contacts": 1,
        "late_promises": 1,
        "silences": 1,
        "back_on": None,
        "left_on": None,
    }
    rows = list(csv.DictReader(io.StringIO(verder("report", "teams", "--csv").out)))
    assert [row["load_share"] for row in rows] == ["0.25", "0.5"]
    assert "Zoë" in verder("report", "teams").out
