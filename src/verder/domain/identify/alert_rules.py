"""The rules of alerts: each compares the last twelve months with those of a month ago."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Final

from verder.domain.identify.abc_analysis import AbcGroup, AbcRow
from verder.domain.identify.alerts import (
    ZERO,
    Alert,
    AlertLimits,
    ClassFall,
    MarginFall,
    MarginShare,
    NewLoss,
    OrderGap,
    PassedShare,
    StageTurn,
)
from verder.domain.identify.life_cycle import Stage, Standing
from verder.domain.identify.profit_ladder import ProfitLadder, Step
from verder.domain.values.period import add_months

YEAR: Final = Decimal(365)
TURNS: Final = frozenset({Stage.AT_RISK, Stage.LOST, Stage.DECLINE})
DEEPEST_FIRST: Final = (Step.CM3, Step.CM2, Step.CM1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthMargin:
    """What one account bought in one month; `cost` belongs to `costed_revenue` only."""

    account_id: int
    month: date
    costed_revenue: Decimal
    cost: Decimal
    costed_share: Decimal


def class_falls(before: Iterable[AbcRow], now: Iterable[AbcRow]) -> Iterator[Alert]:
    """Yield who was in class A a month ago and is not now; at stake is the revenue lost.

    >>> def row(group, revenue):
    ...     return AbcRow(1, 7, AbcGroup(group), Decimal(revenue), Decimal(1), Decimal(1), 1, False)
    >>> (alert,) = class_falls([row("A", 900)], [row("B", 600)])
    >>> alert.account_id, alert.at_stake, alert.evidence.group.value
    (7, Decimal('300'), 'B')
    """
    stands = {row.account_id: row for row in now}
    for row in before:
        found = stands.get(row.account_id)
        group = found.group if found else AbcGroup.NO_REVENUE
        if row.group is AbcGroup.A and group is not AbcGroup.A:
            revenue = found.revenue if found else ZERO
            yield Alert(
                account_id=row.account_id,
                revenue=row.revenue,
                at_stake=max(ZERO, row.revenue - revenue),
                evidence=ClassFall(before=row.revenue, now=revenue, group=group),
            )


def silences(
    before: Mapping[int, Standing], now: Mapping[int, Standing], limits: AlertLimits | None = None
) -> Iterator[Alert]:
    """Yield whose order gap passed the limit, and who came to be at risk, lost or in decline.

    At stake is what the account is worth in a year; in decline what it fell; in a gap that is
    no risk yet what it would have bought meanwhile, revenue a year · (silence - usual) ÷ 365.
    Who comes at risk by the same gap gets one alert. Without an order a month ago there is none.
    """
    limits = limits or AlertLimits()
    for key, standing in now.items():
        earlier = before.get(key)
        if earlier is None:
            continue
        is_gap = has_gap(standing, limits) and not has_gap(earlier, limits)
        if is_gap and standing.history is not None:
            gap = OrderGap(
                silence=standing.silence, usual=standing.usual, last_on=standing.history.last_on
            )
            yield _of_standing(standing, _missed(standing), gap)
        has_turned = standing.stage in TURNS and earlier.stage is not standing.stage
        if has_turned and not (is_gap and standing.stage is Stage.AT_RISK):
            turn = StageTurn(before=earlier.stage, now=standing)
            yield _of_standing(standing, _stake_of(standing), turn)


def has_gap(standing: Standing, limits: AlertLimits) -> bool:
    """Return whether the silence is too long; nobody can tell before the usual one is known."""
    history = standing.history
    if history is None or (history.median_interval is None and not history.is_seasonal):
        return False
    longest = max(Decimal(limits.gap_days), limits.gap_times * standing.usual)
    return standing.silence > longest


def _missed(standing: Standing) -> Decimal:
    if standing.stage in TURNS - {Stage.DECLINE}:
        return standing.yearly_revenue
    return standing.yearly_revenue * (standing.silence - standing.usual) / YEAR


def _stake_of(standing: Standing) -> Decimal:
    if standing.stage is Stage.DECLINE:
        return max(ZERO, standing.previous - standing.revenue)
    return standing.yearly_revenue


def _of_standing(standing: Standing, at_stake: Decimal, evidence: OrderGap | StageTurn) -> Alert:
    return Alert(
        account_id=standing.account_id,
        revenue=standing.yearly_revenue,
        at_stake=at_stake,
        evidence=evidence,
    )


def margin_falls(
    margins: Iterable[MonthMargin],
    last: date,
    revenues: Mapping[int, Decimal],
    limits: AlertLimits | None = None,
    *,
    minimum_costed_share: Decimal = Decimal("0.95"),
) -> Iterator[Alert]:
    """Yield whose margin share fell month after month, up to the month `last`.

    Three falls take four months, each with revenue and with enough of its cost known; a month
    without is no fall. At stake is the drop over the revenue of a year. Months come by account.
    """
    limits = limits or AlertLimits()
    wanted = [add_months(last, -back) for back in range(limits.margin_months, -1, -1)]
    for key, rows in groupby(margins, attrgetter("account_id")):
        known = {row.month: row for row in rows if _is_known(row, minimum_costed_share)}
        if not all(month in known for month in wanted):
            continue
        fall = MarginFall(shares=tuple(_share_of(known[month]) for month in wanted))
        if _falls(fall.shares) and fall.drop >= limits.margin_drop:
            revenue = max(ZERO, revenues.get(key, ZERO))
            yield Alert(
                account_id=key, revenue=revenue, at_stake=fall.drop * revenue, evidence=fall
            )


def _is_known(row: MonthMargin, minimum_costed_share: Decimal) -> bool:
    return row.costed_revenue > 0 and row.costed_share >= minimum_costed_share


def _share_of(row: MonthMargin) -> MarginShare:
    return MarginShare(month=row.month, share=1 - row.cost / row.costed_revenue)


def _falls(shares: Sequence[MarginShare]) -> bool:
    return all(after.share < before.share for before, after in pairwise(shares))


def passed_shares(
    before: Mapping[int, Decimal], now: Mapping[int, Decimal], limit: Decimal
) -> Iterator[Alert]:
    """Yield whose share of all positive revenue is above the limit, and was not a month ago.

    >>> before, now = {1: Decimal(20), 2: Decimal(80)}, {1: Decimal(30), 2: Decimal(70)}
    >>> [alert.account_id for alert in passed_shares(before, now, Decimal("0.25"))]
    [1]
    """
    was, shares = _shares(before), _shares(now)
    for key, share in shares.items():
        if share > limit >= was.get(key, ZERO):
            evidence = PassedShare(before=was.get(key, ZERO), now=share, limit=limit)
            yield Alert(account_id=key, revenue=now[key], at_stake=now[key], evidence=evidence)


def _shares(revenues: Mapping[int, Decimal]) -> dict[int, Decimal]:
    positive = {key: revenue for key, revenue in revenues.items() if revenue > 0}
    whole = sum(positive.values(), ZERO)
    return {key: revenue / whole for key, revenue in positive.items()}


def new_losses(
    before: Mapping[int, ProfitLadder], now: Mapping[int, ProfitLadder]
) -> Iterator[Alert]:
    """Yield who loses money now and did not a month ago, on the deepest step known both times.

    At stake is the loss. Whose profit of a month ago is not known gives no alert: the loss
    may be old.
    """
    for key, ladder in now.items():
        loss = _new_loss(before.get(key), ladder)
        if loss is not None:
            yield Alert(
                account_id=key,
                revenue=max(ZERO, ladder.revenue),
                at_stake=-loss.now,
                evidence=loss,
            )


def _new_loss(before: ProfitLadder | None, now: ProfitLadder) -> NewLoss | None:
    for step in DEEPEST_FIRST:
        profit = now.profit(step)
        was = before.profit(step) if before else None
        if isinstance(profit, Decimal) and (was is None or isinstance(was, Decimal)):
            is_new = profit < 0 and (was is None or was >= 0)
            return NewLoss(step=step, before=was, now=profit) if is_new else None
    return None
