"""What an import does, as the preview shows it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from verder.facts.findings import MonthTotal, Preview, Rejected, Tally
from verder.web.imports.charts import months_option
from verder.web.imports.presenters.balance import balance_of
from verder.web.imports.presenters.months import month_rows
from verder.web.imports.presenters.rejects import reasons, rejected_rows

EMPTY = Tally(rows=0, amounts={})
PREVIEW = Preview(
    read=Tally(rows=10, amounts={"EUR": Decimal(90), "USD": Decimal(5)}, unknown=1),
    kept=Tally(rows=7, amounts={"EUR": Decimal(70), "USD": Decimal(5)}),
    rejected=Tally(rows=2, amounts={"EUR": Decimal(12)}, unknown=1),
    known=Tally(rows=1, amounts={"EUR": Decimal(8)}),
    without_customer=EMPTY,
    credit_notes=EMPTY,
    repeated=0,
    customers=3,
    first_on=date(2026, 1, 3),
    last_on=date(2026, 3, 2),
    is_last_month_partial=True,
    months=(
        MonthTotal(month=date(2026, 3, 1), currency="EUR", lines=1, amount=Decimal(20)),
        MonthTotal(month=date(2026, 1, 1), currency="EUR", lines=5, amount=Decimal(50)),
        MonthTotal(month=date(2026, 1, 1), currency="USD", lines=1, amount=Decimal(5)),
    ),
    rejected_by_code={"date_unreadable": 1, "amount_unreadable": 1},
    rejected_sample=(
        Rejected(row=4, column="Datum", code="date_unreadable", text="32-01-2026"),
        Rejected(row=9, column="Bedrag", code="amount_unreadable", text="n.v.t."),
    ),
    computed_amounts=0,
    rounded_amounts=0,
    rounding_total=Decimal(0),
    lines_without_cost=7,
    notes=(),
)


def say(code: str, details: Mapping[str, object]) -> str:
    return f"{code} {details.get('text', '')}".strip()


def test_the_balance_has_a_column_for_each_currency_the_commonest_first() -> None:
    balance = balance_of(PREVIEW)
    assert balance.currencies == ("EUR", "USD")
    assert [(line.part, line.rows, line.amounts) for line in balance.parts] == [
        ("kept", 7, (Decimal(70), Decimal(5))),
        ("rejected", 2, (Decimal(12), Decimal(0))),
        ("known", 1, (Decimal(8), Decimal(0))),
    ]


def test_the_balance_adds_up_in_rows_and_in_money() -> None:
    assert balance_of(PREVIEW).adds_up
    one_row_lost = replace(PREVIEW, kept=replace(PREVIEW.kept, rows=6))
    assert not balance_of(one_row_lost).adds_up
    one_cent_lost = replace(PREVIEW, known=Tally(rows=1, amounts={"EUR": Decimal("7.99")}))
    assert not balance_of(one_cent_lost).adds_up


def test_months_stand_in_the_order_of_time_with_their_currencies_side_by_side() -> None:
    rows = month_rows(PREVIEW.months, ("EUR", "USD"))
    assert [(row.month, row.lines, row.amounts) for row in rows] == [
        (date(2026, 1, 1), 6, (Decimal(50), Decimal(5))),
        (date(2026, 2, 1), 0, (Decimal(0), Decimal(0))),
        (date(2026, 3, 1), 1, (Decimal(20), Decimal(0))),
    ]


def test_months_that_lie_many_years_apart_have_no_empty_ones_between_them() -> None:
    january = PREVIEW.months[0]
    far = replace(january, month=date(2099, 1, 1))
    rows = month_rows((january, far), (january.currency,))
    assert [row.month for row in rows] == [january.month, far.month]


def test_the_chart_has_one_series_for_each_currency() -> None:
    option = months_option(["jan", "feb"], {"EUR": [Decimal(1), Decimal("2.5")]})
    assert option["xAxis"]["data"] == ["jan", "feb"]
    assert [(series["name"], series["data"]) for series in option["series"]] == [
        ("EUR", [1.0, 2.5])
    ]


def test_reasons_are_counted_and_equal_counts_stand_by_code() -> None:
    assert [(reason.code, reason.rows) for reason in reasons(PREVIEW, say)] == [
        ("amount_unreadable", 1),
        ("date_unreadable", 1),
    ]


def test_rejected_rows_can_be_narrowed_to_one_reason() -> None:
    assert [row.row for row in rejected_rows(PREVIEW, say)] == [4, 9]
    (row,) = rejected_rows(PREVIEW, say, code="date_unreadable")
    assert (row.row, row.column, row.sentence) == (4, "Datum", "date_unreadable 32-01-2026")
