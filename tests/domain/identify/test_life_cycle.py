from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.life_cycle import LifeCycleLimits, Stage, standing
from verder.domain.identify.order_history import OrderHistory
from verder.domain.identify.stage_totals import stage_totals, transitions
from verder.domain.values.missing import NotComputable

TODAY = date(2026, 1, 1)


def history(
    first: str, last: str, usual: int | None = 30, returned: int | None = None
) -> OrderHistory:
    return OrderHistory(
        account_id=1,
        orders=20,
        first_on=date.fromisoformat(first),
        last_on=date.fromisoformat(last),
        median_interval=None if usual is None else Decimal(usual),
        longest_return=returned,
        is_seasonal=False,
    )


@pytest.mark.parametrize(
    ("ordered", "revenue", "previous", "stage"),
    [
        (history("2025-09-01", "2025-12-10", 30), 40, 0, Stage.NEW),
        (history("2020-01-01", "2025-12-20", 20), 132, 120, Stage.GROWTH),
        (history("2020-01-01", "2025-12-20", 20), 97, 100, Stage.MATURE),
        (history("2020-01-01", "2025-12-20", 20), 64, 80, Stage.DECLINE),
        (history("2020-01-01", "2025-07-01", 45), 50, 90, Stage.AT_RISK),
        (history("2020-01-01", "2024-10-01", 40), 0, 90, Stage.LOST),
    ],
)
def test_the_reference_accounts_stand_in_the_published_stages(
    ordered: OrderHistory, revenue: int, previous: int, stage: Stage
) -> None:
    found = standing(1, ordered, TODAY, revenue=Decimal(revenue), previous=Decimal(previous))
    assert found.stage is stage


def test_silence_is_counted_in_days_with_its_limits_beside_it() -> None:
    found = standing(1, history("2020-01-01", "2025-07-01", 45), TODAY)
    assert (found.silence, found.usual, found.risk_after, found.lost_after) == (
        184,
        Decimal(45),
        Decimal(90),
        Decimal(365),
    )
    lost = standing(1, history("2020-01-01", "2024-10-01", 40), TODAY)
    assert lost.silence == 457


def test_who_never_ordered_is_a_prospect_with_a_contact_and_else_a_suspect() -> None:
    assert standing(1, None, TODAY).stage is Stage.SUSPECT
    assert standing(1, None, TODAY, has_contact=True).stage is Stage.PROSPECT


def test_an_order_after_a_long_gap_wins_back() -> None:
    back = history("2020-01-01", "2025-12-01", 30, returned=400)
    assert standing(1, back, TODAY, revenue=Decimal(1)).stage is Stage.WON_BACK
    short = history("2020-01-01", "2025-12-01", 30, returned=365)
    assert standing(1, short, TODAY, revenue=Decimal(1)).stage is Stage.GROWTH


def test_too_few_intervals_take_the_usual_interval_and_a_season_a_year() -> None:
    few = standing(1, history("2020-01-01", "2025-08-01", None), TODAY)
    assert (few.usual, few.risk_after, few.stage) == (
        Decimal(90),
        Decimal(180),
        Stage.DECLINE,
    )
    seasonal = replace(history("2020-05-01", "2025-05-01", 20), is_seasonal=True)
    found = standing(1, seasonal, TODAY, revenue=Decimal(100), previous=Decimal(100))
    assert (found.usual, found.risk_after, found.stage) == (
        Decimal(365),
        Decimal(730),
        Stage.MATURE,
    )


def test_nothing_in_the_year_before_is_growth_from_a_base_of_zero() -> None:
    found = standing(1, history("2020-01-01", "2025-12-20"), TODAY, revenue=Decimal(10))
    assert (found.stage, found.is_base_zero) == (Stage.GROWTH, True)
    assert found.change_share == NotComputable("no_previous_revenue")
    credited = standing(1, history("2020-01-01", "2025-12-20"), TODAY, revenue=Decimal(-5))
    assert (credited.stage, credited.is_base_zero) == (Stage.DECLINE, True)


def test_under_a_contract_its_end_counts_instead_of_the_last_order() -> None:
    quiet = history("2020-01-01", "2024-06-01", 30)
    running = standing(1, quiet, TODAY, contract_end_on=date(2027, 1, 1), previous=Decimal(9))
    assert (running.silence, running.stage) == (0, Stage.DECLINE)
    ended = standing(1, quiet, TODAY, contract_end_on=date(2025, 9, 1))
    assert ended.stage is Stage.AT_RISK


def test_the_worth_of_a_year_is_the_better_of_two() -> None:
    found = standing(
        1, history("2020-01-01", "2025-07-01"), TODAY, revenue=Decimal(50), previous=Decimal(90)
    )
    assert found.yearly_revenue == 90


def test_limits_are_told_apart() -> None:
    with pytest.raises(ValueError, match="before it is lost"):
        LifeCycleLimits(risk_days=400)
    strict = LifeCycleLimits(growth_share=Decimal("0.2"))
    found = standing(
        1,
        history("2020-01-01", "2025-12-20"),
        TODAY,
        revenue=Decimal(115),
        previous=Decimal(100),
        limits=strict,
    )
    assert found.stage is Stage.MATURE
    assert strict.history.intervals == 12


def test_stages_add_up_and_the_tenure_is_in_years() -> None:
    rows = [
        standing(1, history("2024-01-01", "2025-12-20"), TODAY, revenue=Decimal(10)),
        standing(2, None, TODAY),
    ]
    totals = stage_totals(rows, TODAY)
    assert totals[Stage.GROWTH].accounts == 1
    assert totals[Stage.GROWTH].revenue == 10
    tenure = totals[Stage.GROWTH].average_tenure
    assert isinstance(tenure, Decimal)
    assert round(tenure, 4) == Decimal("2.0014")
    assert totals[Stage.SUSPECT].average_tenure == NotComputable("no_orders")


def test_transitions_leave_out_who_had_not_ordered_yet() -> None:
    before = {1: Stage.NEW, 2: Stage.NEW, 3: Stage.SUSPECT, 4: Stage.MATURE}
    now = {1: Stage.GROWTH, 2: Stage.LOST, 3: Stage.NEW, 4: Stage.MATURE, 5: Stage.NEW}
    found = transitions(before, now)
    assert [(each.start, each.end, each.accounts, each.share) for each in found] == [
        (Stage.NEW, Stage.GROWTH, 1, Decimal("0.5")),
        (Stage.NEW, Stage.LOST, 1, Decimal("0.5")),
        (Stage.MATURE, Stage.MATURE, 1, Decimal(1)),
    ]


STAGES = st.dictionaries(st.integers(1, 30), st.sampled_from(Stage), max_size=30)


@given(STAGES, STAGES)
def test_the_shares_of_each_start_add_up_to_one(
    before: dict[int, Stage], now: dict[int, Stage]
) -> None:
    found = transitions(before, now)
    for start in {each.start for each in found}:
        assert round(sum(each.share for each in found if each.start is start), 9) == 1


@given(st.integers(0, 3000), st.integers(1, 400))
def test_longer_silence_never_leads_back_from_lost(days: int, usual: int) -> None:
    stages = [
        standing(1, history("2000-01-01", "2016-01-01", usual), date.fromordinal(start)).stage
        for start in range(date(2016, 1, 1).toordinal(), date(2016, 1, 1).toordinal() + days, 97)
    ]
    first_lost = stages.index(Stage.LOST) if Stage.LOST in stages else len(stages)
    assert set(stages[first_lost:]) <= {Stage.LOST}
