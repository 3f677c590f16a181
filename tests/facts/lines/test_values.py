"""What the texts in columns of days and numbers mean."""

from datetime import date
from decimal import Decimal

import pytest

from tests.facts.lines.staging import Desk, amounts, faults, is_balanced, lines_of
from verder.facts.answers import Answers, DateOrder, DecimalMark
from verder.facts.failures import FileRefused
from verder.facts.staging.computed_amounts import MOST_DECIMALS


def table(*values: str, days: tuple[str, ...] = ()) -> str:
    """Write a table with these amounts, or these days."""
    rows = [(f"{2026}-01-{n:02}", value) for n, value in enumerate(values, start=1)]
    rows += [(day, "1") for day in days]
    return "Factuurnummer\tDatum\tBedrag\n" + "".join(
        f"{n}\t{day}\t{value}\n" for n, (day, value) in enumerate(rows, start=1)
    )


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("1.234,50", 12_345_000),
        ("1,234.50", 12_345_000),
        ("1 234,50", 12_345_000),
        ("1\u00a0234,50", 12_345_000),
        ("1\u202f234,50", 12_345_000),
        ("1'234.50", 12_345_000),
        ("1’234.50", 12_345_000),
        ("1.234,50-", -12_345_000),
        ("-1.234,50", -12_345_000),
        ("− 1.234,50", -12_345_000),
        ("(1.234,50)", -12_345_000),
        ("(€ 1.234,50)", -12_345_000),
        ("€ 1.234,50", 12_345_000),
        ("€ -1.234,50", -12_345_000),
        ("-€1.234,50", -12_345_000),
        ("1.234,50 EUR", 12_345_000),
        ("EUR 1.234,50", 12_345_000),
        ("1.234,50 CR", -12_345_000),
        ("1.234,50 DR", 12_345_000),
        ("1.234.567", 12_345_670_000),
        ("+12,5", 125_000),
        (",5", 5_000),
        ("€ 1.234,-", 12_340_000),
        ("1.234,– €", 12_340_000),
        ("1.234,=", 12_340_000),
        ("1'234.--", 12_340_000),
        ("-12,-", -120_000),
        ("(12,-)", -120_000),
        ("0,00005", 1),
        ("-0,00005", -1),
        ("0,00004999", 0),
        ("1,5E3", 15_000_000),
        ("922337203685477,5807", 9_223_372_036_854_775_807),
        ("", None),
    ],
)
def test_a_number_in_any_notation(desk: Desk, text: str, whole: int | None) -> None:
    if whole is None:
        assert [code for _, _, code, _ in faults(desk.stage(table("1,50", text)))] == [
            "missing_amount"
        ]
    else:
        assert amounts(desk.stage(table(text))) == [whole]


@pytest.mark.parametrize(
    "text", ["12.34.56", "abc", "1,2,3", "--5", "(-5)", "12.34,5.6", "€", "5 5"]
)
def test_what_is_no_number_rejects_its_row(desk: Desk, text: str) -> None:
    staged = desk.stage(table("1.234,50", text, "7,00"))
    assert amounts(staged) == [12_345_000, 70_000]
    assert faults(staged) == [(3, "Bedrag", "not_a_number", text)]
    assert staged.preview.rejected.unknown == 1
    assert is_balanced(staged)


def test_a_dash_in_the_place_of_cents_is_no_minus_beside_one_that_is(desk: Desk) -> None:
    staged = desk.stage(table("€ 12,-", "€ 12,-", "7,50-", "€ -3,-", "1.000-"))
    assert amounts(staged) == [120_000, 120_000, -75_000, -30_000, -10_000_000]


def test_thousands_stand_in_groups_of_three(desk: Desk) -> None:
    staged = desk.stage(table("1.234,50", "12.34"))
    assert faults(staged) == [(3, "Bedrag", "not_a_number", "12.34")]


def test_a_number_without_room_is_too_large(desk: Desk) -> None:
    staged = desk.stage(table("1,50", "1234567890123456789,00"))
    assert faults(staged) == [(3, "Bedrag", "number_too_large", "1234567890123456789,00")]


def test_a_decimal_mark_that_nothing_shows_is_asked_for(desk: Desk) -> None:
    with pytest.raises(FileRefused) as refused:
        desk.stage(table("1.234", "5.678"))
    assert refused.value.code == "ambiguous_decimal"
    assert refused.value.details["flag"] == "--decimal"
    assert refused.value.details["examples"] == ["1.234", "5.678"]
    comma = desk.stage(table("1.234", "5.678"), answers=Answers(decimal=DecimalMark.COMMA))
    answers = Answers(decimal=DecimalMark.POINT)
    point = desk.stage(table("1.234", "5.678"), answers=answers, import_id=8)
    assert amounts(comma) == [12_340_000, 56_780_000]
    assert amounts(point) == [12_340, 56_780]


def test_a_leading_zero_shows_the_decimal_mark(desk: Desk) -> None:
    assert amounts(desk.stage(table("1.234", "0.125"))) == [12_340, 1_250]


def test_another_column_shows_the_decimal_mark(desk: Desk) -> None:
    text = "Datum;Bedrag;Kostprijs\n2026-01-31;1.234;1,50\n"
    assert amounts(desk.stage(text)) == [12_340_000]


def test_arithmetic_shows_the_decimal_mark(desk: Desk) -> None:
    text = "Datum\tAantal\tPrijs\tBedrag\n2026-01-31\t2\t1.234\t2.468\n"
    text += "2026-01-31\t1.000\t2.000\t2.000.000\n"
    rows = "Datum\tAantal\tPrijs\tBedrag\n2026-01-31\t1.000\t2.000\t2.000\n"
    assert amounts(desk.stage(text)) == [24_680_000, 20_000_000_000]
    assert amounts(desk.stage(rows)) == [20_000]


def test_whole_numbers_need_no_decimal_mark(desk: Desk) -> None:
    assert amounts(desk.stage(table("1234", "-5"))) == [12_340_000, -50_000]


@pytest.mark.parametrize(
    "text",
    [
        "31-01-2026", "31/01/2026", "31.01.2026", "31-1-2026", "31-01-26", "2026-01-31",
        "2026/01/31", "20260131", "31 januari 2026", "31-jan-2026", "31-Jan-26", "31 Jan. 2026",
        "2026-01-31Z", "2026-01-31+01:00", "2026-01-31-05:00",
        "Jan 31, 2026", "January 31, 2026", "31 janvier 2026", "31. Januar 2026", "46053",
        "2026-01-31 13:45:10", "2026-01-31T13:45:10+01:00", "31-01-2026 8:05", "01/31/2026",
        "1/31/2026 8:05 AM", "zaterdag 31 januari 2026", "Sat 31 Jan 2026",
        "Saturday, January 31, 2026", "Samstag, 31. Januar 2026",
        "sam. 31 janv. 2026", "za 31-01-2026",
    ],
)  # fmt: skip
def test_a_day_in_any_notation(desk: Desk, text: str) -> None:
    staged = desk.stage(table(days=(text,)))
    assert [line["date"] for line in lines_of(staged)] == [date(2026, 1, 31)]


@pytest.mark.parametrize(
    ("word", "month"),
    [("mrt", 3), ("März", 3), ("mars", 3), ("mei", 5), ("mai", 5), ("okt", 10), ("août", 8)],
)
def test_months_in_four_languages(desk: Desk, word: str, month: int) -> None:
    staged = desk.stage(table(days=(f"03-{word}-2026",)))
    assert [line["date"] for line in lines_of(staged)] == [date(2026, month, 3)]


@pytest.mark.parametrize("text", ["Mar 03, 2026", "Mar 3 2026", "mar. 3 mars 2026", "mar 3-3-2026"])
def test_a_month_is_not_taken_for_a_day_of_the_week(desk: Desk, text: str) -> None:
    staged = desk.stage(table(days=(text,)), answers=Answers(dates=DateOrder.DAY_FIRST))
    assert [line["date"] for line in lines_of(staged)] == [date(2026, 3, 3)]


def test_days_that_read_either_way_are_asked_for(desk: Desk) -> None:
    text = table(days=("03-04-2026", "05-06-2026"))
    with pytest.raises(FileRefused) as refused:
        desk.stage(text)
    assert refused.value.code == "ambiguous_dates"
    assert refused.value.details["flag"] == "--dates"
    assert refused.value.details["options"] == ["dmy", "mdy"]
    first = desk.stage(text, answers=Answers(dates=DateOrder.DAY_FIRST))
    second = desk.stage(text, answers=Answers(dates=DateOrder.MONTH_FIRST), import_id=8)
    assert lines_of(first)[0]["date"] == date(2026, 4, 3)
    assert lines_of(second)[0]["date"] == date(2026, 3, 4)


def test_a_short_year_in_front_is_asked_for_where_the_last_number_changes_more(desk: Desk) -> None:
    text = table(days=("25-01-30", "25-01-31", "25-02-28"))
    with pytest.raises(FileRefused) as refused:
        desk.stage(text)
    assert refused.value.details["options"] == ["dmy", "ymd"]
    answered = desk.stage(text, answers=Answers(dates=DateOrder.YEAR_FIRST))
    assert [line["date"] for line in lines_of(answered)] == [
        date(2025, 1, 30),
        date(2025, 1, 31),
        date(2025, 2, 28),
    ]


def test_a_short_year_that_is_no_day_of_a_month_needs_no_question(desk: Desk) -> None:
    staged = desk.stage(table(days=("98-01-30", "98-01-31")))
    assert [line["date"] for line in lines_of(staged)] == [date(1998, 1, 30), date(1998, 1, 31)]


def test_a_short_year_behind_is_read_as_ever(desk: Desk) -> None:
    staged = desk.stage(table(days=("30-01-25", "31-01-25", "13-02-25")))
    assert [line["date"] for line in lines_of(staged)] == [
        date(2025, 1, 30),
        date(2025, 1, 31),
        date(2025, 2, 13),
    ]


def test_one_day_beyond_the_twelfth_shows_the_order(desk: Desk) -> None:
    days = [line["date"] for line in lines_of(desk.stage(table(days=("03-04-2026", "13-04-2026"))))]
    assert days == [date(2026, 4, 3), date(2026, 4, 13)]
    days = [line["date"] for line in lines_of(desk.stage(table(days=("03-04-2026", "04-13-2026"))))]
    assert days == [date(2026, 3, 4), date(2026, 4, 13)]


def test_a_day_that_is_the_same_either_way_is_no_question(desk: Desk) -> None:
    assert lines_of(desk.stage(table(days=("04-04-2026",))))[0]["date"] == date(2026, 4, 4)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31-02-2026", "date_out_of_range"),
        ("13-13-2026", "date_out_of_range"),
        ("01-01-0206", "date_out_of_range"),
        ("01-01-2206", "date_out_of_range"),
        ("2026-13-45", "date_out_of_range"),
        ("morgen", "not_a_date"),
        ("", "missing_date"),
    ],
)
def test_what_is_no_day_rejects_its_row(desk: Desk, text: str, code: str) -> None:
    staged = desk.stage(table(days=("31-01-2026", text, "30-01-2026")))
    assert faults(staged) == [(3, "Datum", code, text)]
    assert staged.preview.kept.rows == 2
    assert staged.preview.rejected.amounts == {"EUR": 1}
    assert is_balanced(staged)


def computed(*rows: str, discount: str = "Korting %") -> str:
    """Write a table without a column of amounts."""
    return f"Datum\tAantal\tPrijs\t{discount}\n" + "".join(f"2026-01-31\t{row}\n" for row in rows)


def test_an_amount_is_quantity_times_price_less_discount(desk: Desk) -> None:
    staged = desk.stage(computed("3\t1,25\t10", "-2\t1,255\t0", "1\t2,00\t"))
    assert amounts(staged) == [33_750, -25_100, 20_000]
    assert staged.preview.computed_amounts == 3
    assert staged.preview.rounded_amounts == 0


def test_rounding_of_amounts_is_told_exactly(desk: Desk) -> None:
    staged = desk.stage(computed("0,5\t0,00011\t0", "1,5\t0,00011\t0", "-0,5\t0,0001\t0"))
    assert amounts(staged) == [1, 2, -1]
    assert staged.preview.rounded_amounts == 3
    exact = Decimal("0.000055") + Decimal("0.000165") - Decimal("0.00005")
    assert staged.preview.rounding_total == Decimal("0.0002") - exact


@pytest.mark.parametrize(
    ("header", "values", "is_told"),
    [
        ("Korting", ("0", "1"), True),
        ("Korting", ("0", "0"), False),
        ("Korting", ("0,5", "1"), False),
        ("Korting", ("5", "1"), False),
        ("Korting %", ("0", "1"), False),
    ],
)
def test_a_discount_of_one_alone_is_told_of(
    desk: Desk, header: str, values: tuple[str, ...], *, is_told: bool
) -> None:
    staged = desk.stage(computed(*(f"2\t10,00\t{value}" for value in values), discount=header))
    assert ("discount_of_one" in {note.code for note in staged.preview.notes}) == is_told


def test_a_discount_is_a_fraction_where_no_value_is_above_one(desk: Desk) -> None:
    assert amounts(desk.stage(computed("2\t10,00\t0,25", discount="Korting"))) == [150_000]
    assert amounts(desk.stage(computed("2\t10,00\t25", discount="Korting"))) == [150_000]
    assert amounts(desk.stage(computed("2\t10,00\t25%", "2\t10,00\t0%", discount="Discount"))) == [
        150_000,
        200_000,
    ]


def test_a_product_without_room_is_rejected(desk: Desk) -> None:
    many = "9" * 15
    staged = desk.stage(computed(f"{many}\t{many}\t0", "1\t2,5\t0"))
    assert amounts(staged) == [25_000]
    assert staged.preview.rejected.rows == 1


def test_noise_of_floating_point_does_no_harm(desk: Desk) -> None:
    staged = desk.stage(computed("3\t0.30000000000000004\t0"))
    assert amounts(staged) == [9_000]
    assert MOST_DECIMALS < 17
