from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.two_sided_value import (
    SidesOfAccount,
    ValueField,
    ValueWeights,
    percentiles,
    two_sided_values,
    value_for,
    value_of,
)
from verder.domain.values.missing import NotComputable


def sides(account_id: int, **known: int | None) -> SidesOfAccount:
    given = {name: None if value is None else Decimal(value) for name, value in known.items()}
    return SidesOfAccount(
        account_id=account_id,
        spend=Decimal(100),
        benefit=given.get("benefit"),
        lifetime_value=given.get("worth"),
        reference_score=given.get("score"),
    )


def test_a_customer_gains_the_published_part_of_what_it_spends() -> None:
    found = value_for(Decimal(24_000), Decimal(112_000))
    assert found.quantize(Decimal("0.0001")) == Decimal("0.2143")


@pytest.mark.parametrize(
    ("benefit", "spend", "reason"),
    [(None, 100, "benefit_not_given"), (5, 0, "no_positive_revenue")],
)
def test_the_value_for_the_customer_needs_both(
    benefit: int | None, spend: int, reason: str
) -> None:
    with pytest.raises(NotComputable, match=reason):
        value_for(None if benefit is None else Decimal(benefit), Decimal(spend))


def test_the_reference_score_alone_says_too_little() -> None:
    with pytest.raises(NotComputable, match="too_little_known"):
        value_of(None, Decimal(5))
    assert value_of(None, Decimal(5), ValueWeights(least_known=Decimal("0.3"))) == 1
    assert value_of(Decimal(1), Decimal(1)) == Decimal("0.7")


def test_equal_values_share_a_percentile_and_one_account_stands_at_the_top() -> None:
    tied = {1: Decimal(5), 2: Decimal(5), 3: Decimal(9)}
    assert percentiles(tied) == {1: Decimal("0.25"), 2: Decimal("0.25"), 3: Decimal(1)}
    assert percentiles({4: Decimal(0)}) == {4: Decimal(1)}
    assert percentiles({}) == {}


def test_the_medians_part_four_fields() -> None:
    found = two_sided_values(
        [
            sides(1, benefit=40, worth=400),
            sides(2, benefit=30, worth=100),
            sides(3, benefit=10, worth=300),
            sides(4, benefit=20, worth=200),
            sides(5, worth=500),
        ]
    )
    assert [row.field for row in found.rows] == [
        ValueField.KEEP,
        ValueField.RAISE_PRICE,
        ValueField.ADD_VALUE,
        ValueField.STANDARD,
        ValueField.UNKNOWN,
    ]
    assert (found.median_for, found.median_of) == (Decimal("0.25"), Decimal("0.5"))


def test_where_nothing_is_known_nothing_is_placed() -> None:
    found = two_sided_values([sides(1)])
    assert found.rows[0].field is ValueField.UNKNOWN
    assert found.median_for == NotComputable("nothing_known")


def test_weights_without_any_weight_are_refused() -> None:
    with pytest.raises(ValueError, match="weights"):
        ValueWeights(lifetime=Decimal(0), reference=Decimal(0))


@given(st.dictionaries(st.integers(1, 50), st.integers(-100, 100).map(Decimal), max_size=30))
def test_percentiles_keep_the_order_and_lie_from_zero_to_one(values: dict[int, Decimal]) -> None:
    found = percentiles(values)
    order = sorted(values, key=lambda key: values[key])
    assert [found[key] for key in order] == sorted(found.values())
    assert all(0 <= share <= 1 for share in found.values())
