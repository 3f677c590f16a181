from decimal import Decimal

import pytest

from verder.domain.identify.relation_economics import (
    OwnCosts,
    RelationClaims,
    cost_ratio,
    position_after,
    relation_economics,
)
from verder.domain.values.missing import NotComputable
from verder.domain.values.money import round_half_up


@pytest.mark.parametrize(
    ("erosion", "years", "left"),
    [
        ("0.15", 1, "0.85"),
        ("0.15", 3, "0.614125"),
        ("0.15", 5, "0.4437053125"),
        ("0.20", 1, "0.8"),
        ("0.20", 3, "0.512"),
        ("0.20", 5, "0.32768"),
        ("0", 4, "1"),
        ("1", 0, "1"),
        ("1", 2, "0"),
    ],
)
def test_a_position_that_nobody_secures_erodes(erosion: str, years: int, left: str) -> None:
    assert position_after(Decimal(erosion), years) == Decimal(left)


@pytest.mark.parametrize("erosion", ["-0.01", "1.01"])
def test_erosion_outside_zero_to_one_is_refused(erosion: str) -> None:
    with pytest.raises(NotComputable, match="erosion_outside_range"):
        position_after(Decimal(erosion), 1)


def test_time_does_not_run_back() -> None:
    with pytest.raises(NotComputable, match="years_negative"):
        position_after(Decimal("0.1"), -1)


def test_the_card_draws_both_claims_year_by_year() -> None:
    found = relation_economics()
    assert [str(round_half_up(left, 4)) for left in found.low_positions] == [
        "1.0000",
        "0.8500",
        "0.7225",
        "0.6141",
        "0.5220",
        "0.4437",
    ]
    assert found.high_positions[-1] == Decimal("0.32768")
    assert found.claims.cost_ratio == 5


def test_own_costs_stand_beside_the_claim() -> None:
    own = OwnCosts(
        acquisition_cost=Decimal(60_000),
        new_customers=15,
        retention_cost=Decimal(181_000),
        kept_customers=181,
    )
    found = relation_economics(own, RelationClaims(years=1))
    assert (found.cost_of_winning, found.cost_of_keeping, found.cost_ratio) == (
        Decimal(4000),
        Decimal(1000),
        Decimal(4),
    )
    assert len(found.low_positions) == 2


@pytest.mark.parametrize(
    ("own", "reason"),
    [
        (OwnCosts(), "acquisition_cost_unknown"),
        (OwnCosts(acquisition_cost=Decimal(1), new_customers=0), "acquisition_cost_unknown"),
        (OwnCosts(acquisition_cost=Decimal(1), new_customers=1), "retention_cost_unknown"),
        (
            OwnCosts(
                acquisition_cost=Decimal(1),
                new_customers=1,
                retention_cost=Decimal(0),
                kept_customers=3,
            ),
            "retention_cost_not_positive",
        ),
    ],
)
def test_without_own_costs_only_the_claim_stands(own: OwnCosts, reason: str) -> None:
    assert relation_economics(own).cost_ratio == NotComputable(reason)


def test_keeping_that_costs_nothing_has_no_ratio() -> None:
    with pytest.raises(NotComputable, match="retention_cost_not_positive"):
        cost_ratio(cost_of_winning=Decimal(5), cost_of_keeping=Decimal(0))
