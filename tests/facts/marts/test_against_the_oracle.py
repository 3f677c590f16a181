from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import Line, add_import, facts_of, line
from tests.facts.marts.oracle import Oracle
from verder.domain.identify.order_history import HistoryLimits
from verder.domain.values.period import Period
from verder.facts.engine import Facts
from verder.facts.mapping import Level, NumberOfAccount, ProductInfo, Rate
from verder.facts.store import Store

START = date(2025, 11, 1)
WINTER = Period(START, date(2026, 4, 1))
UNIT = Decimal("0.0001")


def whole(least: int, most: int) -> st.SearchStrategy[Decimal]:
    return st.integers(least, most).map(lambda number: number * UNIT)


amounts = st.one_of(whole(-500, 500), whole(-9_000_000_0000, 9_000_000_0000))
quantities = st.one_of(st.integers(-9, 9).map(Decimal), whole(-50_000, 50_000))
lines = st.fixed_dictionaries(
    {
        "source": st.sampled_from(["main", "other"]),
        "invoice": st.sampled_from(["F1", "F2", "F3", "F4", None]),
        "kind": st.sampled_from(["invoice", "invoice", "credit_note"]),
        "date": st.integers(0, 150).map(lambda days: START + timedelta(days=days)),
        "customer": st.sampled_from(["100", "101", "102", "unknown", None]),
        "product": st.sampled_from(["P1", "P2", "P3", None]),
        "product_group": st.sampled_from(["bolts", "nuts", None]),
        "product_name": st.sampled_from(["Bout", "Moer", None]),
        "quantity": st.none() | quantities,
        "unit": st.sampled_from(["st", "kg", None]),
        "amount": amounts,
        "cost": st.none() | amounts,
        "currency": st.sampled_from(["EUR", "EUR", "USD", "GBP"]),
    }
)
NUMBERS = [
    NumberOfAccount(source="main", number="100", entity_id=1, account_id=1),
    NumberOfAccount(source="main", number="101", entity_id=2, account_id=1),
    NumberOfAccount(source="main", number="102", entity_id=3, account_id=3),
    NumberOfAccount(source="other", number="100", entity_id=1, account_id=1),
    NumberOfAccount(source="other", number="101", entity_id=3, account_id=3),
]
products = st.lists(
    st.builds(
        ProductInfo,
        source=st.sampled_from(["main", "other"]),
        number=st.sampled_from(["P1", "P2"]),
        name=st.just(""),
        group=st.sampled_from(["bolts", "screws", ""]),
        unit_cost=st.none() | whole(0, 99_9999),
    ),
    unique_by=lambda each: (each.source, each.number),
)
rates = st.lists(
    st.builds(
        Rate,
        currency=st.sampled_from(["USD", "GBP", "EUR"]),
        on=st.integers(-9, 150).map(lambda days: START + timedelta(days=days)),
        rate=st.integers(50_000_000, 200_000_000).map(lambda number: number * Decimal("1e-8")),
    ),
    unique_by=lambda each: (each.currency, each.on),
    max_size=30,
)
whole_months = st.sampled_from(
    [Period(date(2025, 11, 1), date(2026, 2, 1)), Period(date(2026, 1, 1), date(2026, 2, 1))]
)
some_days = st.sampled_from(
    [Period(date(2025, 11, 20), date(2026, 1, 7)), Period(date(2026, 1, 1), date(2026, 3, 31))]
)


@dataclass(frozen=True, kw_only=True)
class Case:
    """Imports, what the records say of them, and a question."""

    imports: list[list[Line]]
    products: list[ProductInfo]
    rates: list[Rate]
    period: Period | None
    level: Level
    group: str | None
    undone: int  # the import with this number is not visible
    is_merged: bool
    currency: str


cases = st.builds(
    Case,
    imports=st.lists(st.lists(lines, max_size=10), min_size=1, max_size=3),
    products=products,
    rates=rates,
    period=st.none() | whole_months | some_days,
    level=st.sampled_from(list(Level)),
    group=st.none() | st.sampled_from(["bolts", "screws"]),
    undone=st.integers(0, 3),
    is_merged=st.booleans(),
    currency=st.sampled_from(["EUR", "EUR", "USD"]),
)
agreeing = settings(max_examples=8)


@contextmanager
def asked(case: Case) -> Iterator[tuple[Facts, Oracle]]:
    """Yield the facts and the oracle of a case."""
    visible = [number for number in range(1, len(case.imports) + 1) if number != case.undone]
    seen = [line | {"import_id": number} for number in visible for line in case.imports[number - 1]]
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        for number, each in enumerate(case.imports, start=1):
            add_import(store, number, each)
        if case.is_merged:
            store.arrange(range(1, len(case.imports) + 1), least=1)
        records = (NUMBERS, case.products, case.rates, case.currency)
        yield Facts(store, visible, *records), Oracle(seen, *records, level=case.level)


@agreeing
@given(cases)
def test_figures_agree_with_the_plain_loop(case: Case) -> None:
    with asked(case) as (facts, oracle):
        question: dict[str, Any] = {"level": case.level, "product_group": case.group}
        about = (case.period, case.group)
        assert facts.totals_by_account(case.period, **question) == oracle.totals(*about)
        assert facts.months(case.period, **question) == oracle.months(*about)
        assert facts.months_by_account(case.period, **question) == oracle.months_by_account(*about)
        assert facts.margins_by_account(case.period, level=case.level) == oracle.margins(
            case.period
        )
        assert facts.groups_by_account(case.period, **question) == oracle.groups(*about)
        assert facts.credit_notes_by_account(case.period, **question) == oracle.credit_notes(*about)
        invoices = facts.invoices_of([1], case.period, level=case.level)
        assert invoices == oracle.invoices(1, case.period)


@agreeing
@given(cases)
def test_columns_hold_what_the_rows_of_each_account_say(case: Case) -> None:
    with asked(case) as (facts, _oracle):
        period = case.period or WINTER
        about: dict[str, Any] = {"level": case.level, "product_group": case.group}
        months: dict[int, dict[date, Decimal]] = {}
        columns = facts.monthly_revenue(period, **about)
        for row in facts.months_by_account(period, **about):
            months.setdefault(row.account_id, dict.fromkeys(period.months(), Decimal(0)))
            months[row.account_id][row.month] = row.revenue
        assert {key: found for key in range(9) if (found := columns.of(key))} == months
        for some in ([], [1], [1, 3, 9]):
            assert columns.together(some) == together(months, some, period)
        assert columns.together() == together(months, months, period)
        groups = facts.groups_by_account(period, level=case.level)
        in_columns = facts.group_figures(period, level=case.level)
        assert [row for key in range(9) for row in in_columns.of(key)] == groups


def together(
    months: Mapping[int, Mapping[date, Decimal]], keys: Iterable[int], period: Period
) -> dict[date, Decimal]:
    found = dict.fromkeys(period.months(), Decimal(0))
    for key in keys:
        for month, revenue in months.get(key, {}).items():
            found[month] += revenue
    return found


@agreeing
@given(cases)
def test_coverage_groups_and_days_agree_with_the_plain_loop(case: Case) -> None:
    with asked(case) as (facts, oracle):
        assert facts.coverage(case.period) == oracle.coverage(case.period)
        assert facts.orders_by_account(case.period, level=case.level) == oracle.orders(case.period)
        assert facts.activity_of([1], level=case.level) == oracle.activity(1)
        assert facts.product_groups() == oracle.product_groups()
        assert facts.first_and_last_dates(level=case.level) == oracle.days()
        assert facts.span() == span_of(oracle)


@agreeing
@given(cases, st.integers(0, 700), st.integers(1, 4))
def test_order_histories_agree_with_the_plain_loop(case: Case, age: int, intervals: int) -> None:
    limits = HistoryLimits(intervals=intervals, fewest_intervals=1, return_days=40)
    today = START + timedelta(days=age)
    with asked(spread(case)) as (facts, oracle):
        found = facts.order_histories(today, limits, level=case.level, product_group=case.group)
        assert found == oracle.histories(today, limits, case.group)


def spread(case: Case) -> Case:
    """Return the case with its days farther apart, over several years, and some credit notes."""
    imports = [
        [
            each | {"date": START + (each["date"] - START) * 7, "kind": kind_of(each)}
            for each in lines
        ]
        for lines in case.imports
    ]
    return replace(case, imports=imports)


def kind_of(each: Line) -> str:
    return "credit_note" if each["amount"] < 0 and each["product"] else "invoice"


def span_of(oracle: Oracle) -> tuple[date, date] | None:
    days = oracle.days().values()
    return (min(day[0] for day in days), max(day[1] for day in days)) if days else None


@settings(max_examples=4)
@given(cases)
def test_what_was_sold_agrees_with_the_plain_loop(case: Case) -> None:
    before, after = Period(START, date(2026, 1, 7)), Period(date(2026, 1, 15), date(2026, 4, 1))
    with asked(case) as (facts, oracle):
        for one, other in ((before, after), (after, before)):
            found = facts.sold_by_product(one, other, level=case.level, product_group=case.group)
            slow = oracle.sold(one, other, case.group)
            assert len(found) == len(set(found))
            assert set(found) == set(slow)


def test_only_the_named_accounts_count() -> None:
    lines = [line(5, customer=each, product="P", quantity=1) for each in ("100", "101")]
    with TemporaryDirectory() as folder:
        facts = facts_of(Store(Path(folder)), lines)
        period = Period(date(2026, 1, 1), date(2026, 2, 1))
        found = facts.sold_by_product(period.previous(), period, account_ids=[100])
    assert [(each.is_after, each.amount, each.lines) for each in found] == [(True, Decimal(5), 1)]
