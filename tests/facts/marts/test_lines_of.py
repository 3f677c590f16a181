from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import facts_of, line, number
from verder.domain.values.period import Period
from verder.facts.engine import Facts
from verder.facts.mapping import Level, NumberOfAccount, ProductInfo
from verder.facts.store import Store

LINES = [
    line(10, invoice="F1", product="P1", product_name="Zeskantbout M8", quantity="2.5"),
    line(20, invoice="F2", product="P2", product_group="moeren", date=date(2026, 2, 1)),
    line(-5, invoice="C3", customer="101", cost=-3, date=date(2026, 3, 9)),
    line(99, invoice="F4", customer=None),
]
NUMBERS = [
    number("100", 1),
    NumberOfAccount(source="main", number="101", entity_id=2, account_id=1),
]


@pytest.fixture
def facts(tmp_path: Path) -> Facts:
    bolts = ProductInfo(source="main", number="P1", group="bouten")
    return facts_of(Store(tmp_path), LINES, numbers=NUMBERS, products=[bolts])


def test_lines_come_newest_first_with_what_was_read(facts: Facts) -> None:
    rows, count = facts.lines_of([1])
    assert count == 3
    assert [(row.invoice, row.row, row.import_id) for row in rows] == [
        ("C3", 4, 1),
        ("F2", 3, 1),
        ("F1", 2, 1),
    ]
    assert (rows[0].amount, rows[0].cost, rows[0].quantity) == (Decimal(-5), Decimal(-3), None)
    assert (rows[2].quantity, rows[2].product_name) == (Decimal("2.5"), "Zeskantbout M8")


def test_an_entity_has_its_own_lines_only(facts: Facts) -> None:
    rows, _ = facts.lines_of([2], level=Level.ENTITY)
    assert [row.invoice for row in rows] == ["C3"]


def test_a_page_is_a_part_and_the_count_is_of_all(facts: Facts) -> None:
    rows, count = facts.lines_of([1], limit=1, offset=1)
    assert ([row.invoice for row in rows], count) == (["F2"], 3)


def test_a_period_and_a_search_narrow_the_lines(facts: Facts) -> None:
    rows, count = facts.lines_of([1], Period(date(2026, 1, 1), date(2026, 3, 1)), search="BOUT")
    assert ([row.invoice for row in rows], count) == (["F1"], 1)


def test_a_product_group_is_that_of_the_line_or_of_the_article_file(facts: Facts) -> None:
    assert [row.invoice for row in facts.lines_of([1], product_group="bouten")[0]] == ["F1"]
    assert [row.invoice for row in facts.lines_of([1], product_group="moeren")[0]] == ["F2"]


def test_months_and_groups_of_some_accounts(facts: Facts) -> None:
    assert {row.account_id for row in facts.months_by_account(account_ids=[1])} == {1}
    assert facts.months_by_account(account_ids=[9]) == []
    groups = facts.groups_by_account(account_ids=[1])
    assert [row.product_group for row in groups] == ["bouten", "moeren", None]
