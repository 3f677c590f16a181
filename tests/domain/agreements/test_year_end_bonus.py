from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.agreements.bonus_accrual import (
    BonusTerms,
    Bought,
    accrued_bonus,
    counting_revenue,
)
from verder.domain.agreements.year_end_bonus import BonusScheme, BonusTier, year_end_bonus
from verder.domain.values.period import Period

TIERS = ((0, "0.01"), (100_000, "0.02"), (150_000, "0.03"))
BORDERS = (100_000, 150_000)


def scheme(*tiers: tuple[int, str], is_retroactive: bool = True) -> BonusScheme:
    return BonusScheme(
        tiers=tuple(
            BonusTier(threshold=Decimal(least), rate_share=Decimal(rate)) for least, rate in tiers
        ),
        is_retroactive=is_retroactive,
    )


def bought(month: int, revenue: int | str, *, year: int = 2026, **more: object) -> Bought:
    given: dict[str, object] = {"entity_id": 1, "product_group": None, **more}
    return Bought(month=date(year, month, 1), revenue=Decimal(revenue), **given)  # type: ignore[arg-type]


amounts = st.decimals(0, 400_000, places=2)
schemes = st.builds(
    lambda is_retroactive, steps, rates: BonusScheme(
        tiers=tuple(
            BonusTier(threshold=Decimal(sum(steps[: place + 1])), rate_share=rate)
            for place, rate in enumerate(sorted(rates[: len(steps)]))
        ),
        is_retroactive=is_retroactive,
    ),
    st.booleans(),
    st.lists(st.integers(1, 100_000), min_size=1, max_size=4),
    st.lists(st.decimals(0, Decimal("0.2"), places=3), min_size=4, max_size=4),
)
purchases = st.lists(
    st.builds(
        bought,
        st.integers(1, 12),
        st.integers(-40_000, 120_000),
        year=st.integers(2025, 2026),
        entity_id=st.integers(1, 3),
        product_group=st.sampled_from([None, "Tools"]),
    ),
    max_size=24,
)


@pytest.mark.parametrize(
    ("revenue", "retroactive", "above"),
    [
        ("-10", "0", "0"),
        ("0", "0", "0"),
        ("99999.99", "999.9999", "999.9999"),
        ("100000", "2000", "1000"),
        ("150000", "4500", "2000"),
        ("180000", "5400", "2900"),
    ],
)
def test_a_tier_is_reached_at_its_border(revenue: str, retroactive: str, above: str) -> None:
    found = [
        year_end_bonus(Decimal(revenue), scheme(*TIERS, is_retroactive=is_retroactive))
        for is_retroactive in (True, False)
    ]
    assert found == [Decimal(retroactive), Decimal(above)]


def test_what_is_reached_and_what_follows() -> None:
    tiers = scheme(*TIERS)
    assert tiers.reached(Decimal(-1)) is None
    assert tiers.reached(Decimal(100_000)) == tiers.tiers[1]
    assert tiers.following(Decimal(100_000)) == tiers.tiers[2]
    assert tiers.following(Decimal(150_000)) is None


@pytest.mark.parametrize(
    "tiers",
    [
        (),
        ((100, "0.02"), (100, "0.03")),
        ((200, "0.02"), (100, "0.03")),
        ((100, "0.03"), (200, "0.02")),
        ((-1, "0.02"),),
        ((0, "1.01"),),
        ((0, "-0.01"),),
    ],
)
def test_tiers_that_do_not_rise_are_refused(tiers: tuple[tuple[int, str], ...]) -> None:
    with pytest.raises(ValueError, match="Tiers rise"):
        scheme(*tiers)


@given(schemes, amounts, amounts)
def test_more_revenue_never_brings_a_smaller_bonus(
    tiers: BonusScheme, one: Decimal, other: Decimal
) -> None:
    low, high = sorted((one, other))
    assert year_end_bonus(low, tiers) <= year_end_bonus(high, tiers)


@given(schemes, amounts)
def test_retroactive_tiers_bring_at_least_as_much(tiers: BonusScheme, revenue: Decimal) -> None:
    back = BonusScheme(tiers=tiers.tiers, is_retroactive=True)
    above = BonusScheme(tiers=tiers.tiers, is_retroactive=False)
    assert year_end_bonus(revenue, above) <= year_end_bonus(revenue, back) <= revenue


@given(schemes, amounts, st.decimals(0, 1, places=2))
def test_above_the_threshold_the_parts_of_revenue_add_up(
    tiers: BonusScheme, revenue: Decimal, step: Decimal
) -> None:
    above = BonusScheme(tiers=tiers.tiers, is_retroactive=False)
    more = year_end_bonus(revenue + step, above) - year_end_bonus(revenue, above)
    assert 0 <= more <= step * tiers.tiers[-1].rate_share


def terms(**given: object) -> BonusTerms:
    return BonusTerms(**{"scheme": scheme(*TIERS), "begins_on": date(2025, 1, 1), **given})  # type: ignore[arg-type]


def test_a_tier_that_is_reached_is_caught_up_in_its_month_and_given_back_when_it_is_lost() -> None:
    rows = [bought(1, 60_000), bought(2, 60_000), bought(3, -30_000), bought(4, 90_000)]
    found = [(each.month.month, each.amount) for each in accrued_bonus(terms(), [], rows)]
    # 1% of 60,000; 2% of 120,000 less 600; 1% of 90,000 less 2,400; 3% of 180,000 less 900
    assert found == [(1, Decimal(600)), (2, Decimal(1800)), (3, Decimal(-1500)), (4, Decimal(4500))]


def test_a_bonus_looks_at_its_own_term_year_and_product_group() -> None:
    rows = [
        bought(3, 50_000),
        bought(4, 50_000),
        bought(4, 70_000, product_group="Tools"),
        bought(5, 60_000, product_group="Tools"),
        bought(9, 99_000, product_group="Tools"),
    ]
    of_tools = terms(
        begins_on=date(2026, 1, 1),
        until_on=date(2026, 9, 1),
        first_month=5,
        product_group="Tools",
    )
    found = [(each.month.month, each.amount) for each in accrued_bonus(of_tools, [], rows)]
    # a new agreement year begins in May
    assert found == [(4, Decimal(700)), (5, Decimal(600))]
    assert counting_revenue(of_tools, rows) == 130_000
    assert of_tools.overlaps(Period(date(2026, 8, 1), date(2027, 1, 1)))
    assert not of_tools.overlaps(Period(date(2026, 9, 1), date(2027, 1, 1)))
    assert not of_tools.overlaps(Period(date(2025, 1, 1), date(2026, 1, 1)))


def test_a_month_is_shared_by_who_bought_in_it() -> None:
    rows = [
        bought(1, 60_000, entity_id=1),
        bought(1, 30_000, entity_id=2),
        bought(1, -10_000, entity_id=3),
    ]
    found = {each.entity_id: each.amount for each in accrued_bonus(terms(), [], rows)}
    assert found == {1: Decimal("533.3333"), 2: Decimal("266.6667")}
    assert sum(found.values()) == 800
    credit = [bought(2, -80_000, entity_id=3)]
    assert [each.amount for each in accrued_bonus(terms(), rows, credit)] == [-800]


@given(purchases, schemes, st.integers(1, 12))
def test_the_months_of_agreement_years_add_up_to_their_bonuses(
    rows: list[Bought], tiers: BonusScheme, first_month: int
) -> None:
    of_year = terms(scheme=tiers, first_month=first_month)
    years: dict[date, Decimal] = defaultdict(Decimal)
    for row in rows:
        years[of_year.year_of(row.month).start_on] += row.revenue
    expected = sum(year_end_bonus(revenue, tiers) for revenue in years.values())
    found = sum((each.amount for each in accrued_bonus(of_year, [], rows)), Decimal(0))
    assert abs(found - expected) < Decimal("0.001")


@given(purchases, schemes, st.integers(1, 24))
def test_parts_of_a_period_add_up_to_the_whole(
    rows: list[Bought], tiers: BonusScheme, place: int
) -> None:
    border = date(2025 + (place - 1) // 12, (place - 1) % 12 + 1, 1)
    early = [row for row in rows if row.month < border]
    late = [row for row in rows if row.month >= border]
    of_year = terms(scheme=tiers)
    whole = accrued_bonus(of_year, [], rows)
    assert whole == accrued_bonus(of_year, [], early) + accrued_bonus(of_year, early, late)
