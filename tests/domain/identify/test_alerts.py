from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.identify.ladders import c03, sales
from verder.domain.identify.abc_analysis import AbcGroup, AbcRow
from verder.domain.identify.alert_rules import (
    MonthMargin,
    class_falls,
    margin_falls,
    new_losses,
    passed_shares,
    silences,
)
from verder.domain.identify.alerts import (
    Alert,
    AlertKind,
    AlertLimits,
    ClassFall,
    MarginFall,
    NewLoss,
    OrderGap,
    PassedShare,
    StageTurn,
    gravest_first,
)
from verder.domain.identify.life_cycle import Stage, Standing, standing
from verder.domain.identify.order_history import OrderHistory
from verder.domain.identify.profit_ladder import Step, profit_ladder
from verder.domain.values.missing import NotComputable

BEFORE, NOW = date(2026, 5, 31), date(2026, 6, 30)
JUNE = date(2026, 6, 1)


def row(account_id: int, group: str, revenue: int) -> AbcRow:
    return AbcRow(
        1, account_id, AbcGroup(group), Decimal(revenue), Decimal(0), Decimal(0), 1, False
    )


def test_who_left_class_a_alerts_with_the_revenue_lost() -> None:
    before = [row(1, "A", 900), row(2, "A", 800), row(3, "A", 500), row(4, "B", 90)]
    now = [row(2, "A", 850), row(1, "B", 400), row(4, "A", 700)]
    assert list(class_falls(before, now)) == [
        Alert(
            account_id=1,
            revenue=Decimal(900),
            at_stake=Decimal(500),
            evidence=ClassFall(before=Decimal(900), now=Decimal(400), group=AbcGroup.B),
        ),
        Alert(
            account_id=3,
            revenue=Decimal(500),
            at_stake=Decimal(500),
            evidence=ClassFall(before=Decimal(500), now=Decimal(0), group=AbcGroup.NO_REVENUE),
        ),
    ]


def test_who_is_passed_by_others_has_nothing_at_stake() -> None:
    (alert,) = class_falls([row(1, "A", 500)], [row(1, "B", 600)])
    assert alert.at_stake == 0


def history(last: str, usual: int | None = 30, *, is_seasonal: bool = False) -> OrderHistory:
    return OrderHistory(
        account_id=1,
        orders=20,
        first_on=date(2020, 1, 1),
        last_on=date.fromisoformat(last),
        median_interval=None if usual is None else Decimal(usual),
        longest_return=usual,
        is_seasonal=is_seasonal,
    )


def stood(found: OrderHistory, *, revenue: int = 100, previous: int = 100) -> tuple[Standing, ...]:
    """Return where an account stood a month ago, and where it stands now."""
    return tuple(
        standing(1, found, day, revenue=Decimal(revenue), previous=Decimal(previous))
        for day in (BEFORE, NOW)
    )


def silent(found: OrderHistory, **amounts: int) -> list[Alert]:
    before, now = stood(found, **amounts)
    return list(silences({1: before}, {1: now}))


@pytest.mark.parametrize(
    ("last", "usual", "kinds"),
    [
        ("2026-05-01", 30, []),  # sixty days are not more than twice thirty
        ("2026-04-30", 30, [AlertKind.ORDER_GAP]),
        ("2026-04-01", 30, [AlertKind.ORDER_GAP]),  # a month ago sixty days too
        ("2026-03-31", 30, [AlertKind.LIFE_CYCLE]),  # the gap is old, the risk is not
        ("2026-06-17", 3, []),  # thirteen days are too few, however often it orders
        ("2026-06-15", 3, [AlertKind.ORDER_GAP]),
        ("2025-12-20", None, [AlertKind.LIFE_CYCLE]),  # nobody knows the usual gap
        ("2026-03-01", 60, [AlertKind.ORDER_GAP]),  # at risk by the same gap: one alert
        ("2025-06-01", 30, [AlertKind.LIFE_CYCLE]),  # lost
        ("2025-01-01", 30, []),  # lost long ago
    ],
)
def test_silence_alerts_once(last: str, usual: int | None, kinds: list[AlertKind]) -> None:
    assert [alert.kind for alert in silent(history(last, usual))] == kinds


def test_the_evidence_of_a_gap_holds_the_days() -> None:
    (alert,) = silent(history("2026-04-20"), revenue=3650, previous=100)
    evidence = OrderGap(silence=71, usual=Decimal(30), last_on=date(2026, 4, 20))
    assert (alert.evidence, alert.revenue) == (evidence, Decimal(3650))
    assert alert.at_stake == Decimal(410)  # 41 days longer than usual, at 10 a day
    (risk,) = silent(history("2026-03-01", 60), revenue=80, previous=120)
    assert (risk.kind, risk.at_stake) == (AlertKind.ORDER_GAP, Decimal(120))


def test_a_season_that_passed_has_a_usual_gap() -> None:
    assert silent(history("2025-06-15", None, is_seasonal=True)) == []
    (alert,) = silent(history("2024-06-15", None, is_seasonal=True))
    assert isinstance(alert.evidence, OrderGap)
    assert alert.evidence.silence == 745


def test_a_decline_alerts_with_what_it_fell() -> None:
    found = history("2026-06-29")
    before = standing(1, found, BEFORE, revenue=Decimal(95), previous=Decimal(100))
    now = standing(1, found, NOW, revenue=Decimal(85), previous=Decimal(100))
    (alert,) = silences({1: before}, {1: now})
    assert alert.evidence == StageTurn(before=Stage.MATURE, now=now)
    assert alert.at_stake == 15
    assert list(silences({1: now}, {1: now})) == []


def test_who_had_not_ordered_a_month_ago_gives_no_alert() -> None:
    _before, now = stood(history("2026-04-20"))
    assert list(silences({}, {1: now})) == []


def months(*shares: str, known: str = "1", account_id: int = 1) -> list[MonthMargin]:
    """Return the margins of the months up to and with June."""
    first = JUNE.month - len(shares) + 1
    return [
        MonthMargin(
            account_id=account_id,
            month=JUNE.replace(month=first + place),
            costed_revenue=Decimal(100),
            cost=100 - Decimal(share),
            costed_share=Decimal(known),
        )
        for place, share in enumerate(shares)
    ]


def falling(rows: list[MonthMargin], **limits: object) -> list[Alert]:
    revenues = {1: Decimal(1000), 2: Decimal(1000)}
    return list(margin_falls(rows, JUNE, revenues, AlertLimits(**limits)))  # type: ignore[arg-type]


def test_three_falls_in_a_row_alert_with_the_margin_lost_in_a_year() -> None:
    (alert,) = falling(months("40", "30", "28", "27", "25"))
    assert isinstance(alert.evidence, MarginFall)
    assert [each.share * 100 for each in alert.evidence.shares] == [30, 28, 27, 25]
    assert alert.evidence.shares[-1].month == JUNE
    assert (alert.evidence.drop, alert.at_stake) == (Decimal("0.05"), Decimal(50))


@pytest.mark.parametrize(
    "rows",
    [
        months("30", "28", "28", "25"),  # one month stayed the same
        months("28", "27", "25"),  # a month without revenue breaks the row
        months("30", "28", "27", "25", known="0.9"),  # too little of the cost is known
        months("30.0", "29.6", "29.3", "29.0"),  # too little to speak of
        months("31", "25", "26", "24"),
        [*months("30", "28"), *months("27", "25", account_id=2)],
    ],
)
def test_what_is_no_fall_gives_no_alert(rows: list[MonthMargin]) -> None:
    assert falling(rows) == []


def test_how_many_months_and_how_much_are_limits() -> None:
    rows = months("31", "25", "24")
    assert len(falling(rows, margin_months=2)) == 1
    assert falling(rows, margin_months=2, margin_drop=Decimal("0.08")) == []


def test_a_share_that_passed_the_limit_alerts_once() -> None:
    before = {1: Decimal(20), 2: Decimal(80), 3: Decimal(-50)}
    now = {1: Decimal(30), 2: Decimal(70), 3: Decimal(-50)}
    (alert,) = passed_shares(before, now, Decimal("0.25"))
    assert alert.evidence == PassedShare(
        before=Decimal("0.2"), now=Decimal("0.3"), limit=Decimal("0.25")
    )
    assert list(passed_shares(now, now, Decimal("0.25"))) == []
    assert list(passed_shares(before, now, Decimal("0.3"))) == []  # at the limit is not above it


@given(st.dictionaries(st.integers(0, 5), st.integers(-9, 99).map(Decimal), max_size=6))
def test_nothing_passes_a_limit_by_staying_the_same(revenues: dict[int, Decimal]) -> None:
    assert list(passed_shares(revenues, revenues, Decimal("0.25"))) == []


def test_a_new_loss_is_told_on_the_deepest_step_known() -> None:
    gain, loss = c03(), c03(visits=Decimal(200))
    assert isinstance(gain.cm3, NotComputable) is False
    (alert,) = new_losses({3: replace(gain, cm3=Decimal(10))}, {3: loss})
    assert isinstance(alert.evidence, NewLoss)
    assert (alert.evidence.step, alert.evidence.before) == (Step.CM3, Decimal(10))
    assert (alert.evidence.now, alert.at_stake) == (loss.cm3, -alert.evidence.now)


def test_a_step_that_is_not_known_both_times_is_not_compared() -> None:
    shallow, deep = profit_ladder(sales(3, 1000, 100)), c03(visits=Decimal(500))
    assert list(new_losses({3: shallow}, {3: deep})) == []  # CM1 is a gain in both
    lost = profit_ladder(sales(3, 1000, -100))
    (alert,) = new_losses({3: shallow}, {3: lost})
    assert isinstance(alert.evidence, NewLoss)
    assert alert.evidence == NewLoss(step=Step.CM1, before=Decimal(100), now=Decimal(-100))


def test_an_old_loss_gives_no_alert_and_a_new_customer_one() -> None:
    lost = profit_ladder(sales(3, 1000, -100))
    assert list(new_losses({3: lost}, {3: lost})) == []
    (alert,) = new_losses({}, {3: lost})
    assert isinstance(alert.evidence, NewLoss)
    assert alert.evidence.before is None


def test_nothing_known_gives_no_alert() -> None:
    unknown = replace(profit_ladder(sales(3, 1000, -100)), cm1=NotComputable("cost_unknown"))
    assert list(new_losses({}, {3: unknown})) == []


def alert_of(account_id: int, at_stake: int, revenue: int, group: AbcGroup | None) -> Alert:
    fall = ClassFall(before=Decimal(1), now=Decimal(0), group=group or AbcGroup.C)
    share = PassedShare(before=Decimal(0), now=Decimal(1), limit=Decimal("0.25"))
    return Alert(
        account_id=account_id,
        revenue=Decimal(revenue),
        at_stake=Decimal(at_stake),
        evidence=fall if group else share,
    )


def test_most_at_stake_comes_first_and_small_accounts_are_left_out() -> None:
    given = [
        alert_of(1, 5, 10, None),
        alert_of(1, 5, 10, AbcGroup.B),
        alert_of(2, 9, 9, AbcGroup.B),
        alert_of(3, 99, 4, AbcGroup.B),
    ]
    found = gravest_first(given, AlertLimits(least_revenue=Decimal(5)))
    assert found == (given[2], given[1], given[0])


@pytest.mark.parametrize(
    "wrong",
    [
        {"gap_times": Decimal("0.5")},
        {"gap_days": 0},
        {"margin_months": 0},
        {"margin_drop": Decimal(2)},
        {"least_revenue": Decimal(-1)},
    ],
)
def test_limits_that_make_no_sense_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="A gap is longer"):
        AlertLimits(**wrong)  # type: ignore[arg-type]
