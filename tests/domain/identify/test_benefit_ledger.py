from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.benefit_ledger import Benefit, Side, ledger
from verder.domain.values.missing import NotComputable

benefits = st.builds(
    Benefit,
    side=st.sampled_from(list(Side)),
    amount=st.none() | st.decimals(0, 10**6, places=2),
    is_fact=st.booleans(),
)


def of(side: Side, amount: int | None, *, is_fact: bool = False) -> Benefit:
    return Benefit(side=side, amount=None if amount is None else Decimal(amount), is_fact=is_fact)


def test_both_sides_are_added_up_and_weighed_against_each_other() -> None:
    found = ledger(
        [
            of(Side.CUSTOMER, 9_000, is_fact=True),
            of(Side.CUSTOMER, 3_000),
            of(Side.CUSTOMER, None),
            of(Side.US, 8_000),
        ]
    )
    assert [found.customer.total, found.us.total] == [12_000, 8_000]
    assert (found.balance_share, found.fact_share) == (Decimal("0.6"), Decimal("0.45"))
    assert (found.customer.count, found.customer.without_amount) == (3, 1)


def test_an_empty_side_of_the_customer_is_not_stated() -> None:
    found = ledger([of(Side.US, 8_000)])
    assert not found.is_stated
    assert found.balance_share == 0


def test_a_benefit_in_words_alone_is_stated_but_has_no_balance() -> None:
    found = ledger([of(Side.CUSTOMER, None)])
    assert found.is_stated
    assert found.balance_share == found.fact_share == NotComputable("no_benefit_amounts")


def test_a_negative_benefit_is_refused() -> None:
    with pytest.raises(ValueError, match="not negative"):
        ledger([of(Side.US, -1)])


@given(st.lists(benefits))
def test_totals_add_up_and_shares_stay_between_nothing_and_all(rows: list[Benefit]) -> None:
    found = ledger(rows)
    whole = sum((row.amount or Decimal(0) for row in rows), Decimal(0))
    assert found.customer.total + found.us.total == whole
    assert found.customer.count + found.us.count == len(rows)
    for share in (found.balance_share, found.fact_share):
        assert (0 <= share <= 1) if isinstance(share, Decimal) else not whole
