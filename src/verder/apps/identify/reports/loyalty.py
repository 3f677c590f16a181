"""What the orders of the whole company tell of how long customers stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from verder.apps.identify import figures
from verder.apps.identify.keeping import kept
from verder.domain.identify.bg_nbd import Repeats, fit_bg_nbd
from verder.domain.identify.likelihood import LikelyRange
from verder.domain.identify.loyalty import Renewals, renewals_of, retention_of
from verder.domain.identify.order_history import HistoryLimits, OrderHistory
from verder.domain.identify.sbg import ShiftedBetaGeometric, fit_sbg
from verder.domain.values.missing import NotComputable
from verder.facts.engine import Facts, Level

DAYS_IN_WEEK: Final = 7
WEEKS_IN_YEAR: Final = 52
MOST_LEARNED: Final = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Loyalty:
    """The renewals so far, one retention for all, and the model in which it rises with years."""

    renewals: Renewals
    retention: Decimal | NotComputable
    model: ShiftedBetaGeometric | NotComputable


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospects:
    """Whether an account still buys, and how many orders to expect in a year, with ranges."""

    alive: tuple[float, float, float]
    orders: tuple[float, float, float]


def histories(facts: Facts, today: date, level: Level) -> Mapping[int, OrderHistory]:
    """Return the order history of every account of the company."""
    return figures.order_histories(facts, today, level, "", HistoryLimits())


@kept
def company_loyalty(facts: Facts, today: date, level: Level) -> Loyalty:
    """Return what the whole company's orders tell."""
    renewals = renewals_of(histories(facts, today, level).values(), today)
    return Loyalty(renewals=renewals, retention=_retention(renewals), model=_model(renewals))


def _retention(renewals: Renewals) -> Decimal | NotComputable:
    try:
        return retention_of(renewals)
    except NotComputable as missing:
        return missing


def _model(renewals: Renewals) -> ShiftedBetaGeometric | NotComputable:
    try:
        return fit_sbg(renewals)
    except NotComputable as missing:
        return missing


@kept
def company_prospects(facts: Facts, today: date, level: Level) -> Mapping[int, Prospects]:
    """Return what BG/NBD expects of every account; nothing where it cannot be fitted.

    A large company is learned from a part of its accounts, evenly chosen.
    """
    found = histories(facts, today, level)
    repeats = [_repeats(each, today) for each in found.values()]
    try:
        model = fit_bg_nbd(repeats[:: len(repeats) // MOST_LEARNED + 1])
    except NotComputable:
        return MappingProxyType({})
    chances = _rows(model.alive(repeats))
    orders = _rows(model.expected_orders(repeats, WEEKS_IN_YEAR))
    return MappingProxyType(
        {
            key: Prospects(alive=alive, orders=expected)
            for key, alive, expected in zip(found, chances, orders, strict=True)
        }
    )


def _repeats(history: OrderHistory, today: date) -> Repeats:
    return Repeats(
        history.orders - 1,
        (history.last_on - history.first_on).days / DAYS_IN_WEEK,
        (today - history.first_on).days / DAYS_IN_WEEK,
    )


def _rows(found: LikelyRange) -> Sequence[tuple[float, float, float]]:
    columns = (found.low.tolist(), found.middle.tolist(), found.high.tolist())
    return list(zip(*columns, strict=True))
