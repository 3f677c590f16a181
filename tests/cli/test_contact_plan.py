"""The contact plan in the terminal."""

import csv
import io

import pytest
from django.utils import timezone

from tests.apps.intensify.planned import make_both, make_planned
from tests.cli.conftest import Verder
from tests.world import World
from verder.domain.values.period import add_months, first_of_month

pytestmark = pytest.mark.django_db


def test_the_plan_is_told_as_json_csv_and_table(world: World, verder: Verder) -> None:
    both, account = make_both(world.accounts[0]), world.accounts[0]
    first = first_of_month(timezone.localdate())
    for count in (-1, 2):
        make_planned(account, both.buyer, both.manager, add_months(first, count), minutes=75)
    told = verder("report", "contact-plan", "--json").json
    assert told["from"] == first.isoformat()
    assert [(each["on"], each["hours"]) for each in told["contacts"]] == [
        (add_months(first, 2).isoformat(), 3.25)
    ]
    assert [each["on"] for each in told["overdue"]] == [add_months(first, -1).isoformat()]
    (manager,) = (each for each in told["colleagues"] if each["name"] == "Milan Noord")
    assert [month["needed"] for month in manager["months"]] == [0, 0, 3.25, *[0] * 9]
    (row,) = csv.DictReader(io.StringIO(verder("report", "contact-plan", "--csv").out))
    assert (row["who"], row["whom"]) == ("Milan Noord", "Inge Koper")
    assert "Milan Noord" in verder("report", "contact-plan").out
