"""Figures in the notation of a language."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.values.period import Period
from verder.web.core import formats

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("language", "written"),
    [("nl", f"€{NBSP}1.234.568"), ("en", "€1,234,568")],
)
def test_money(language: str, written: str) -> None:
    with translation.override(language):
        assert formats.money(Decimal("1234567.50"), "EUR") == written


@pytest.mark.parametrize(
    ("amount", "dutch", "english"),
    [
        ("1234567", f"€{NBSP}1,2{NBSP}mln.", "€1.2m"),
        ("-1234567", f"−€{NBSP}1,2{NBSP}mln.", "−€1.2m"),
        ("2500000000", f"€{NBSP}2,5{NBSP}mld.", "€2.5bn"),
        ("9999", f"€{NBSP}9.999", "€9,999"),
        ("123456", f"€{NBSP}123{NBSP}dzd.", "€123k"),
    ],
)
def test_large_money_in_few_digits(amount: str, dutch: str, english: str) -> None:
    with translation.override("nl"):
        found = formats.short_money(Decimal(amount), "EUR")
        assert found == dutch
    with translation.override("en"):
        assert formats.short_money(Decimal(amount), "EUR") == english


def test_shares_and_changes() -> None:
    with translation.override("nl"):
        assert formats.share(Decimal("0.8033")) == "80,3%"
        assert formats.change(Decimal("0.042")) == "+4,2%"
        assert formats.change(Decimal("-0.042")) == "−4,2%"
        assert formats.change(Decimal("0.0001")) == "0,0%"


def test_halves_go_away_from_zero_and_nothing_is_minus_zero() -> None:
    with translation.override("en"):
        assert formats.number(Decimal("2.5")) == "3"
        assert formats.number(Decimal("-2.5")) == "−3"
        assert formats.number(Decimal("-0.4")) == "0"


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4))
def test_a_number_reads_back(amount: Decimal) -> None:
    with translation.override("nl"):
        text = formats.number(amount, 4)
    plain = text.replace(".", "").replace(",", ".").replace(formats.MINUS, "-")
    assert Decimal(plain) == amount


def test_dates_and_periods() -> None:
    with translation.override("nl"):
        assert formats.day(date(2026, 3, 1)) == "1 mrt 2026"
        year = Period(date(2025, 1, 1), date(2026, 1, 1))
        assert formats.period(year) == "jan 2025 – dec 2025"
        assert formats.period(Period(date(2025, 3, 1), date(2025, 4, 1))) == "mrt 2025"
        days = Period(date(2025, 3, 4), date(2025, 3, 9))
        assert formats.period(days) == "4 mrt 2025 – 8 mrt 2025"


def test_a_moment_stands_in_the_time_of_the_installation() -> None:
    with translation.override("en"):
        assert formats.instant(datetime(2026, 7, 1, 12, 0, tzinfo=UTC)) == "1 Jul 2026 14:00"
