"""`verder report profit-ladder` on the reference customers."""

import csv
import io

import pytest

from tests.apps.identify.test_profit import make_costed_d20
from tests.cli.conftest import Verder
from verder.apps.accounts.models import Account

pytestmark = pytest.mark.django_db
ASKED = ("report", "profit-ladder")


def test_every_ladder_is_there_step_by_step(verder: Verder) -> None:
    make_costed_d20()
    found = verder(*ASKED, "--json").json
    assert found["coverage"] == {"cm1": 1.0, "cm2": 1.0, "cm3": 1.0}
    assert [each["name"] for each in found["accounts"]][:3] == ["C01", "C02", "C03"]
    third = found["accounts"][2]
    assert third == {
        "account": Account.objects.get(name="C03").pk,
        "name": "C03",
        "gross_sales": "180000.00",
        "credit_notes": "0.00",
        "year_end_bonus": "0.00",
        "net_revenue": "180000.00",
        "uncosted_revenue": "0.00",
        "cost_of_goods": "140400.00",
        "costs": {
            "orders": "13950.00",
            "deliveries": "21600.00",
            "visits": "9100.00",
            "returns": "4800.00",
            "support_hours": "6000.00",
            "receivable": "2550.00",
            "investments": "0.00",
        },
        "cm1": "39600.00",
        "cm2": "-15850.00",
        "cm3": "-18400.00",
        "reasons": {},
    }


def test_a_step_without_an_answer_is_empty_and_has_its_reason(verder: Verder, sales: str) -> None:
    assert verder("import", sales).code == 0
    found = verder(*ASKED, "--all", "--json").json["accounts"]
    assert {each["cm3"] for each in found} == {None}
    assert {each["reasons"]["cm3"] for each in found} == {"no_rates"}
    rows = list(csv.DictReader(io.StringIO(verder(*ASKED, "--all", "--csv").out)))
    assert sum(float(row["cm1"]) for row in rows) == 361.5
    assert {row["cm3"] for row in rows} == {""}


def test_the_table_shows_the_steps_and_what_they_cover(verder: Verder) -> None:
    make_costed_d20()
    text = verder(*ASKED).out
    assert "C03" in text
    assert "-18.400,00" in text or "-18,400.00" in text
    assert "100" in text.splitlines()[-2]
