from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.dependence import (
    OF_CUSTOMER,
    OF_SUPPLIER,
    Balance,
    DependenceLimits,
    Reason,
    balance_of,
    contribution_score,
    dependence,
)
from verder.domain.values.missing import NotComputable

INSUFFICIENT = NotComputable("insufficient_scores")
EXAMPLE = dict(zip(Reason, map(Decimal, (62, 70, 50, 80, 28, 30, 40)), strict=True))
scores = st.decimals(0, 100, places=1)
answers = st.dictionaries(st.sampled_from(list(Reason)), scores)


def test_the_worked_example() -> None:
    found = dependence(EXAMPLE)
    assert (found.customer, found.supplier) == (Decimal("64.3"), Decimal("32.2"))
    assert (found.interdependence, found.asymmetry) == (Decimal("96.5"), Decimal("32.1"))
    assert (found.balance, found.is_lopsided) == (Balance.WE_DOMINATE, False)


@pytest.mark.parametrize(
    ("customer", "supplier", "balance"),
    [
        ("50", "50", Balance.MUTUAL),
        ("50", "49.99", Balance.WE_DOMINATE),
        ("49.99", "50", Balance.CAPTIVE_SUPPLIER),
        ("49.99", "49.99", Balance.LOOSE),
    ],
)
def test_exactly_on_the_limit_is_high(customer: str, supplier: str, balance: Balance) -> None:
    assert balance_of(Decimal(customer), Decimal(supplier), Decimal(50)) is balance


def test_what_is_missing_leaves_the_weights() -> None:
    known = dict(EXAMPLE)
    del known[Reason.SWITCHING_COST]
    found = dependence(known)
    assert found.customer == (62 * 40 + 50 * 20 + 80 * 15) / Decimal(75)
    assert found.customer_weight_share == Decimal("0.75")


def test_too_little_of_one_side_gives_no_answer_for_both_together() -> None:
    known = {key: EXAMPLE[key] for key in OF_CUSTOMER}
    found = dependence({**known, Reason.OWN_CONTRIBUTION: Decimal(28)})
    assert found.customer == Decimal("64.3")
    assert found.supplier == found.interdependence == found.asymmetry == found.balance
    assert found.balance == INSUFFICIENT
    assert not found.is_lopsided


def test_seventy_percent_of_the_weight_is_just_enough() -> None:
    found = dependence(
        {Reason.OWN_CONTRIBUTION: Decimal(10), Reason.DEDICATED_CAPACITY: Decimal(80)}
    )
    assert [found.supplier, found.supplier_weight_share] == [40, Decimal("0.7")]
    assert found.asymmetry == INSUFFICIENT


@pytest.mark.parametrize(
    ("share", "score"), [("0.07", 28), ("0.25", 100), ("0.60", 100), ("-0.02", 0)]
)
def test_a_quarter_of_our_contribution_counts_as_all(share: str, score: int) -> None:
    assert contribution_score(Decimal(share), Decimal("0.25")) == score


def test_a_score_outside_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="0 to 100"):
        dependence({Reason.CRITICALITY: Decimal(101)})


@pytest.mark.parametrize(
    "wrong",
    [
        {"full_contribution_share": Decimal(0)},
        {"criticality_weight": Decimal(-1)},
        dict.fromkeys((f"{reason}_weight" for reason in OF_SUPPLIER), Decimal(0)),
    ],
)
def test_limits_that_make_no_sense_are_refused(wrong: dict[str, Decimal]) -> None:
    with pytest.raises(ValueError, match=r"\."):
        DependenceLimits(**wrong)


@given(answers)
def test_each_side_lies_between_its_least_and_its_most_score(
    given_scores: dict[Reason, Decimal],
) -> None:
    found = dependence(given_scores)
    for side, reasons in ((found.customer, OF_CUSTOMER), (found.supplier, OF_SUPPLIER)):
        known = [given_scores[reason] for reason in reasons if reason in given_scores]
        if isinstance(side, Decimal):
            assert min(known) - Decimal("1e-9") <= side <= max(known) + Decimal("1e-9")


@given(answers)
def test_sum_and_difference_give_the_sides_back(given_scores: dict[Reason, Decimal]) -> None:
    found = dependence(given_scores)
    together, apart = found.interdependence, found.asymmetry
    if isinstance(together, Decimal) and isinstance(apart, Decimal):
        assert (together + apart) / 2 == pytest.approx(found.customer)
        assert (together - apart) / 2 == pytest.approx(found.supplier)
        assert abs(apart) <= together <= 200
        assert isinstance(found.balance, Balance)
    else:
        assert found.balance == INSUFFICIENT
