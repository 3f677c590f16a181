from collections import Counter, defaultdict
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from verder.domain.identify.concentration import concentration
from verder.domain.identify.ranking import AccountRevenue
from verder.domain.values.money import from_ten_thousandths
from verder.domain.values.period import is_month_complete
from verder.facts.demo.company import DemoCompany, demo_company, monthly_lines
from verder.facts.demo.sales import working_days

LAST_YEAR = date(2025, 11, 1)


@pytest.fixture(scope="module")
def rows(lines: pa.Table) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = lines.to_pylist()
    return found


def amounts(rows: list[dict[str, Any]], key: str, since: date) -> dict[object, int]:
    sums: dict[object, int] = defaultdict(int)
    for row in rows:
        if row["customer"] is not None and row["date"] >= since:
            sums[row[key]] += row["amount"]
    return sums


def test_the_same_seed_sells_the_same_lines(company: DemoCompany, lines: pa.Table) -> None:
    assert pa.concat_tables(list(monthly_lines(company))).equals(lines)


def test_about_so_many_lines_come_out(company: DemoCompany, lines: pa.Table) -> None:
    assert company.lines == 300 * 3 * 37
    assert abs(lines.num_rows / company.lines - 1) < 0.05


def test_the_number_of_lines_can_be_asked_for() -> None:
    company = demo_company(today=date(2026, 1, 1), customer_count=40, years=1, lines=9000)
    count = sum(part.num_rows for part in monthly_lines(company))
    assert abs(count / 9000 - 1) < 0.1


def test_every_month_has_lines_up_to_its_end(lines: pa.Table) -> None:
    last: dict[date, date] = {}
    for day in lines["date"].to_pylist():
        month = day.replace(day=1)
        last[month] = max(day, last.get(month, day))
    assert len(last) == 36
    assert all(is_month_complete(day) for day in last.values())


def test_nobody_invoices_in_weekends_and_on_holidays(lines: pa.Table) -> None:
    days = set(lines["date"].to_pylist())
    assert all(day.weekday() < 5 for day in days)
    assert date(2025, 12, 25) not in days
    assert len(working_days(date(2025, 12, 1))) == 21


def test_summer_and_december_are_quiet(rows: list[dict[str, Any]]) -> None:
    months: Counter[int] = Counter()
    for row in rows:
        months[row["date"].month] += 1
    busy = months[3] + months[9] + months[10]
    assert months[8] < 0.7 * busy / 3
    assert months[12] < 0.9 * busy / 3


def test_an_invoice_has_one_customer_one_date_and_numbered_lines(
    rows: list[dict[str, Any]],
) -> None:
    invoices: dict[object, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        invoices[row["invoice"]].append(row)
    for each in invoices.values():
        assert len({(row["customer"], row["date"], row["kind"]) for row in each}) == 1
        assert [row["line"] for row in each] == [str(n + 1) for n in range(len(each))]
    assert any(len(each) > 3 for each in invoices.values())


def test_credit_notes_are_negative_and_few(rows: list[dict[str, Any]]) -> None:
    credited = [row for row in rows if row["kind"] == "credit_note"]
    assert 0.01 < len(credited) / len(rows) < 0.04
    assert all(row["amount"] < 0 and row["quantity"] < 0 for row in credited)
    assert all(row["amount"] >= 0 for row in rows if row["kind"] == "invoice")


def test_revenue_is_spread_as_in_real_companies(rows: list[dict[str, Any]]) -> None:
    sums = amounts(rows, "customer", LAST_YEAR)
    spread = concentration(
        AccountRevenue(int(str(number)), from_ten_thousandths(amount))
        for number, amount in sums.items()
    )
    assert 0.6 <= spread.gini <= 0.75
    assert spread.credit_balances >= 1
    assert spread.no_revenue >= 1


def test_a_large_customer_is_sold_to_below_cost(rows: list[dict[str, Any]]) -> None:
    revenue, margin = amounts(rows, "customer", LAST_YEAR), Counter[object]()
    for row in rows:
        if row["date"] >= LAST_YEAR and row["cost"] is not None:
            margin[row["customer"]] += row["amount"] - row["cost"]
    largest = sorted(revenue, key=lambda number: -revenue[number])[:30]
    assert sum(1 for number in largest if margin[number] < 0) >= 2
    assert sum(margin.values()) > 0


def test_revenue_grows_a_little_every_year(rows: list[dict[str, Any]]) -> None:
    first = sum(amounts(rows, "customer", date(2023, 11, 1)).values())
    second = sum(amounts(rows, "customer", date(2024, 11, 1)).values())
    third = sum(amounts(rows, "customer", LAST_YEAR).values())
    years = (first - second, second - third, third)
    assert 0.9 < years[1] / years[0] < 1.15
    assert 0.9 < years[2] / years[1] < 1.15
    assert 1.0 < years[2] / years[0] < 1.2


def test_customers_come_and_go(rows: list[dict[str, Any]]) -> None:
    before = {row["customer"] for row in rows if row["date"] < LAST_YEAR}
    after = {row["customer"] for row in rows if row["date"] >= LAST_YEAR}
    assert len(before - after) > 10
    assert len(after - before) > 10


def test_some_customers_in_the_file_never_bought(
    company: DemoCompany, rows: list[dict[str, Any]]
) -> None:
    assert {row.number for row in company.customers} > {
        row["customer"] for row in rows if row["customer"]
    }


def test_some_lines_lack_a_cost_or_a_customer(rows: list[dict[str, Any]]) -> None:
    services = [row for row in rows if str(row["product"]).startswith("MTW")]
    goods = [row for row in rows if not str(row["product"]).startswith("MTW")]
    assert all(row["cost"] is None for row in services)
    assert 0.005 < sum(row["cost"] is None for row in goods) / len(goods) < 0.02
    nobody = [row for row in rows if row["customer"] is None]
    assert 0 < len(nobody) / len(rows) < 0.01
    assert {row["customer_name"] for row in nobody} == {"Contante verkoop"}


def test_a_few_lines_are_in_foreign_money(rows: list[dict[str, Any]]) -> None:
    counts = Counter(row["currency"] for row in rows)
    assert set(counts) == {"EUR", "GBP", "USD"}
    assert counts["EUR"] > 0.95 * len(rows)


def test_an_amount_is_quantity_times_price_less_discount(rows: list[dict[str, Any]]) -> None:
    for row in rows[:2000]:
        if row["currency"] == "EUR":
            exact = row["quantity"] // 10_000 * row["unit_price"] * (1000 - row["discount"]) / 1000
            assert abs(row["amount"] - exact) <= 50
