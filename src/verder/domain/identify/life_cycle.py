"""Customer life cycle (klantenlevenscyclus): the stage in which an account stands."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from verder.domain.identify.order_history import HistoryLimits, OrderHistory
from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)
NOTHING_BEFORE: Final = NotComputable("no_previous_revenue")


class Stage(StrEnum):
    """The stages in the order in which an account passes them."""

    SUSPECT = "suspect"
    PROSPECT = "prospect"
    NEW = "new"  # nieuw
    GROWTH = "growth"  # groei
    MATURE = "mature"  # volwassen
    DECLINE = "decline"  # afname
    AT_RISK = "at_risk"  # risico
    LOST = "lost"  # verloren
    WON_BACK = "won_back"  # teruggewonnen


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeCycleLimits:
    """When silence means risk and loss, when an account is new, and what growth is.

    Silence is at risk after max(risk_days, risk_intervals · g) and lost after
    max(lost_days, lost_intervals · g) days; g is the usual interval, `usual_interval`
    where there are fewer than `fewest_intervals` and `seasonal_interval` for who orders in
    one quarter of the year only.
    """

    risk_days: int = 90
    risk_intervals: Decimal = Decimal(2)
    lost_days: int = 365
    lost_intervals: Decimal = Decimal(3)
    new_days: int = 365
    won_back_days: int = 365
    growth_share: Decimal = Decimal("0.10")
    decline_share: Decimal = Decimal("0.10")
    usual_interval: int = 90
    seasonal_interval: int = 365
    intervals: int = 12
    fewest_intervals: int = 3

    def __post_init__(self) -> None:
        is_late = self.lost_days < self.risk_days or self.lost_intervals < self.risk_intervals
        if is_late or self.fewest_intervals > self.intervals:
            raise ValueError("An account is at risk before it is lost.")

    @property
    def history(self) -> HistoryLimits:
        """How the order history is read under these limits."""
        return HistoryLimits(
            intervals=self.intervals,
            fewest_intervals=self.fewest_intervals,
            return_days=self.won_back_days,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an account stands, and the evidence for it.

    `silence` is the days since the last order, or since the end of its contract where that
    comes later (`contract_end_on`); `usual` is g. `change_share` compares the revenue of the
    last twelve months with those before; `is_base_zero` where there is nothing to compare with.
    """

    account_id: int
    stage: Stage
    history: OrderHistory | None = None
    contract_end_on: date | None = None
    silence: int = 0
    usual: Decimal = ZERO
    risk_after: Decimal = ZERO
    lost_after: Decimal = ZERO
    revenue: Decimal = ZERO
    previous: Decimal = ZERO
    change_share: Decimal | NotComputable = NOTHING_BEFORE
    is_base_zero: bool = False

    @property
    def yearly_revenue(self) -> Decimal:
        """What it is worth in a year: the better of the last two."""
        return max(self.revenue, self.previous, ZERO)


def usual_interval(history: OrderHistory, limits: LifeCycleLimits) -> Decimal:
    """Return g, the usual number of days between two orders of an account."""
    if history.is_seasonal:
        return Decimal(limits.seasonal_interval)
    if history.median_interval is None:
        return Decimal(limits.usual_interval)
    return history.median_interval


def standing(
    account_id: int,
    history: OrderHistory | None,
    today: date,
    *,
    revenue: Decimal = ZERO,
    previous: Decimal = ZERO,
    has_contact: bool = False,
    contract_end_on: date | None = None,
    limits: LifeCycleLimits | None = None,
) -> Standing:
    """Return the stage of an account: the first that fits.

    No order: prospect with a contact, else suspect. Silent for longer than the limits: lost,
    or at risk; under a contract its end counts instead of the last order, unless orders came
    after it. An order after a gap that long within the last year: won back. First order
    within a year: new. Then R0/R1 - 1, where R1 is not positive growth with the mark
    "base zero".
    Source: the stages are taught; the rules are our own.

    >>> history = OrderHistory(
    ...     account_id=5, orders=9, first_on=date(2022, 3, 1), last_on=date(2025, 7, 1),
    ...     median_interval=Decimal(45), longest_return=60, is_seasonal=False,
    ... )
    >>> found = standing(5, history, date(2026, 1, 1))
    >>> found.stage.value, found.silence
    ('at_risk', 184)
    """
    limits = limits or LifeCycleLimits()
    if history is None:
        stage = Stage.PROSPECT if has_contact else Stage.SUSPECT
        return Standing(account_id=account_id, stage=stage)
    usual = usual_interval(history, limits)
    contract_end_on = _later(contract_end_on, history.last_on)
    silence = max(0, (today - (contract_end_on or history.last_on)).days)
    risk_after = max(Decimal(limits.risk_days), limits.risk_intervals * usual)
    lost_after = max(Decimal(limits.lost_days), limits.lost_intervals * usual)
    if silence > risk_after:
        stage = Stage.LOST if silence > lost_after else Stage.AT_RISK
    else:
        turned = _by_orders(history, today, lost_after, limits)
        stage = turned or _by_revenue(revenue, previous, limits)
    return Standing(
        account_id=account_id,
        stage=stage,
        history=history,
        contract_end_on=contract_end_on,
        silence=silence,
        usual=usual,
        risk_after=risk_after,
        lost_after=lost_after,
        revenue=revenue,
        previous=previous,
        change_share=_change(revenue, previous),
        is_base_zero=previous <= 0 and stage in {Stage.GROWTH, Stage.DECLINE},
    )


def _later(contract_end_on: date | None, last_on: date) -> date | None:
    """Return the end of the contract where it says more than the last order does."""
    is_later = contract_end_on is not None and contract_end_on > last_on
    return contract_end_on if is_later else None


def _by_orders(
    history: OrderHistory, today: date, lost_after: Decimal, limits: LifeCycleLimits
) -> Stage | None:
    if history.longest_return is not None and history.longest_return > lost_after:
        return Stage.WON_BACK
    return Stage.NEW if (today - history.first_on).days <= limits.new_days else None


def _by_revenue(revenue: Decimal, previous: Decimal, limits: LifeCycleLimits) -> Stage:
    change = _change(revenue, previous)
    if isinstance(change, NotComputable):
        return Stage.GROWTH if revenue > 0 else Stage.DECLINE
    if change >= limits.growth_share:
        return Stage.GROWTH
    return Stage.DECLINE if change <= -limits.decline_share else Stage.MATURE


def _change(revenue: Decimal, previous: Decimal) -> Decimal | NotComputable:
    if previous <= 0:
        return NOTHING_BEFORE
    return revenue / previous - 1
