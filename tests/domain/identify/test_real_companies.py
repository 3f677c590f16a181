"""The published answers for two real sets of invoices, summed here by plain loops."""

import csv
import gzip
import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

import pytest

from verder.domain.identify.abc_analysis import CLASSES, Abc, AbcGroup, abc
from verder.domain.identify.concentration import concentration
from verder.domain.identify.pyramid import pyramid
from verder.domain.identify.ranking import AccountRevenue
from verder.domain.identify.whale import AccountProfit, whale
from verder.domain.values.money import round_half_up

SIX_PLACES = 6


def summed(file: TextIO, account: str, *amount: str) -> dict[int, Decimal]:
    """Return the sum for each account of the product of the columns."""
    sums: dict[int, Decimal] = defaultdict(Decimal)
    for row in csv.DictReader(file):
        if row[account]:
            product = Decimal(1)
            for column in amount:
                product *= Decimal(row[column])
            sums[int(float(row[account]))] += product
    return sums


@pytest.fixture(scope="module", params=["online_retail", "adventureworks"])
def case(
    request: pytest.FixtureRequest, shared_data: Path
) -> tuple[list[AccountRevenue], dict[str, Any]]:
    expected = json.loads((shared_data / "expected.json").read_text())[request.param]
    if request.param == "online_retail":
        path = shared_data / "online_retail/invoices_2010-12_2011-02.csv.gz"
        with gzip.open(path, "rt", encoding="utf-8") as file:
            sums = summed(file, "CustomerID", "Quantity", "UnitPrice")
    else:
        with (shared_data / "adventureworks/sales_lines_2011.csv").open(encoding="utf-8") as file:
            sums = summed(file, "StoreID", "Sales")
    return [AccountRevenue(number, revenue) for number, revenue in sums.items()], expected


def told(found: Abc, group: AbcGroup) -> dict[str, Any]:
    answers = found.groups[group]
    assert isinstance(answers.share, Decimal)
    assert isinstance(answers.average, Decimal)
    return {
        "n": answers.customers,
        "revenue": f"{answers.revenue:.2f}",
        "share": float(round_half_up(answers.share, SIX_PLACES)),
        "avg": float(round_half_up(answers.average)),
    }


def test_classes_are_as_published(case: tuple[list[AccountRevenue], dict[str, Any]]) -> None:
    revenues, expected = case
    found = abc(revenues)
    assert {group.value: told(found, group) for group in CLASSES} == {
        group.value: expected[group.value] for group in CLASSES
    }
    assert found.total == Decimal(expected["net_total"])
    assert found.positive_total == Decimal(expected["positive_total"])
    assert found.groups[AbcGroup.NO_REVENUE].customers == expected["zero"]
    assert found.groups[AbcGroup.CREDIT_BALANCE].customers == expected["credit_balance"]
    assert [[row.account_id, row.revenue] for row in found.rows[:10]] == [
        [int(number), Decimal(revenue)] for number, revenue in expected["top10"]
    ]


def test_concentration_is_as_published(
    case: tuple[list[AccountRevenue], dict[str, Any]],
) -> None:
    revenues, expected = case
    found = concentration(revenues)
    figures = {"gini": found.gini, "hhi": found.hhi, "cr1": found.largest_share()}
    assert {name: float(round_half_up(each, SIX_PLACES)) for name, each in figures.items()} == {
        name: expected[name] for name in figures
    }


def test_layers_are_as_published(case: tuple[list[AccountRevenue], dict[str, Any]]) -> None:
    revenues, expected = case
    found = pyramid(revenues)
    assert {layer.value: each.customers for layer, each in found.layers.items()} == expected[
        "pyramid"
    ]


def test_the_whale_of_the_bicycle_maker_is_as_published(shared_data: Path) -> None:
    expected = json.loads((shared_data / "expected.json").read_text())["adventureworks"]["whale"]
    path = shared_data / "adventureworks/sales_lines_2011.csv"
    with path.open(encoding="utf-8") as file:
        revenues = summed(file, "StoreID", "Sales")
    with path.open(encoding="utf-8") as file:
        costs = summed(file, "StoreID", "Cost")
    found = whale(
        AccountProfit(account_id=number, revenue=revenue, profit=revenue - costs[number])
        for number, revenue in revenues.items()
    )
    assert isinstance(found.peak_share, Decimal)
    assert {
        "n": found.customers,
        "total": f"{found.profit:.2f}",
        "peak": f"{found.peak:.2f}",
        "peak_at": found.peak_at,
        "peak_pct": float(round_half_up(found.peak_share, SIX_PLACES)),
        "destroyed": f"{found.destroyed:.2f}",
        "loss_makers": found.loss_makers,
        "worst5": [[row.account_id, f"{row.profit:.2f}"] for row in found.accounts[-5:]],
    } == expected
    assert found.coverage == 1
