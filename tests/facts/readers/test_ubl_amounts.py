"""What is charged or allowed on a whole invoice is spread without losing a cent."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from verder.facts.readers.ubl_amounts import decimal_of, plain, spread

cents = st.integers(-1_000_000, 1_000_000).map(lambda number: Decimal(number) / 100)


@given(lines=st.lists(cents, min_size=1, max_size=20), extra=cents)
def test_the_lines_and_what_is_left_add_up_to_the_stated_total(
    lines: list[Decimal], extra: Decimal
) -> None:
    stated = sum(lines, extra)
    result = spread(lines, extra=extra, stated=stated)
    assert sum(result.amounts, result.left) == stated
    assert result.difference == 0


@given(lines=st.lists(cents, min_size=1, max_size=20), extra=cents, stated=cents)
def test_what_is_not_spread_is_told(lines: list[Decimal], extra: Decimal, stated: Decimal) -> None:
    result = spread(lines, extra=extra, stated=stated)
    assert sum(result.amounts, result.left) + result.difference == stated


@given(lines=st.lists(cents, min_size=1, max_size=20), extra=cents)
def test_no_line_gets_more_than_its_share_and_a_cent(lines: list[Decimal], extra: Decimal) -> None:
    result = spread(lines, extra=extra, stated=None)
    whole = sum(abs(line) for line in lines)
    for line, amount in zip(lines, result.amounts, strict=True):
        share = extra * abs(line) / whole if whole else Decimal(0)
        assert abs(amount - line - share) <= Decimal("0.01")


@given(cents)
def test_plain_text_reads_back_as_the_same_amount(amount: Decimal) -> None:
    assert decimal_of(plain(amount)) == amount
