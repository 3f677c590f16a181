"""Alerts (signalen): what became true of an account since a month ago, with its evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Final

from verder.domain.identify.abc_analysis import AbcGroup
from verder.domain.identify.life_cycle import Stage, Standing
from verder.domain.identify.profit_ladder import Step
from verder.domain.identify.ranking import ranked

ZERO: Final = Decimal(0)


class AlertKind(StrEnum):
    """What happened, the gravest first."""

    FALLEN_OUT_OF_A = "fallen_out_of_a"  # uit de A-klasse gevallen
    LOSS_MAKER = "loss_maker"  # nieuwe verliesgever
    ORDER_GAP = "order_gap"  # besteltussenpoos
    LIFE_CYCLE = "life_cycle"  # andere fase: risico, verloren, afname
    MARGIN_FALLING = "margin_falling"  # dalende marge
    CONCENTRATION = "concentration"  # te groot aandeel


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertLimits:
    """From where on a change is worth an alert.

    An order gap alerts after `gap_times` the usual interval and at least `gap_days`; a margin
    share after `margin_months` falls in a row that take off `margin_drop` together. Accounts
    that buy for less than `least_revenue` a year give none.
    """

    gap_times: Decimal = Decimal(2)
    gap_days: int = 14
    margin_months: int = 3
    margin_drop: Decimal = Decimal("0.02")
    least_revenue: Decimal = ZERO

    def __post_init__(self) -> None:
        is_small = self.gap_times < 1 or self.margin_months < 1 or self.gap_days < 1
        if is_small or not 0 <= self.margin_drop <= 1 or self.least_revenue < 0:
            raise ValueError("A gap is longer than usual, and a fall takes months.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassFall:
    """Class A a month ago, and now another class, or no revenue at all."""

    kind: ClassVar = AlertKind.FALLEN_OUT_OF_A
    before: Decimal
    now: Decimal
    group: AbcGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderGap:
    """Silent for longer than so many times the usual interval."""

    kind: ClassVar = AlertKind.ORDER_GAP
    silence: int
    usual: Decimal
    last_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTurn:
    """At risk, lost or in decline, and in another stage a month ago."""

    kind: ClassVar = AlertKind.LIFE_CYCLE
    before: Stage
    now: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginShare:
    """The gross margin share of one month."""

    month: date
    share: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginFall:
    """The margin share of months in a row, each lower than the one before."""

    kind: ClassVar = AlertKind.MARGIN_FALLING
    shares: tuple[MarginShare, ...]

    @property
    def drop(self) -> Decimal:
        """How much share was lost from the first month to the last."""
        return self.shares[0].share - self.shares[-1].share


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedShare:
    """A share of the revenue of the company that passed the limit."""

    kind: ClassVar = AlertKind.CONCENTRATION
    before: Decimal
    now: Decimal
    limit: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLoss:
    """A loss on the deepest step that is known; `before` is None where nothing was bought."""

    kind: ClassVar = AlertKind.LOSS_MAKER
    step: Step
    before: Decimal | None
    now: Decimal


Evidence = ClassFall | OrderGap | StageTurn | MarginFall | PassedShare | NewLoss


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One alert: of whom, what is at stake in a year, and the figures that say so.

    `revenue` is that of the last twelve months, or of those a month ago where that is more.
    """

    account_id: int
    revenue: Decimal
    at_stake: Decimal
    evidence: Evidence

    @property
    def kind(self) -> AlertKind:
        """What happened."""
        found: AlertKind = self.evidence.kind
        return found


def gravest_first(alerts: Iterable[Alert], limits: AlertLimits | None = None) -> tuple[Alert, ...]:
    """Return the alerts of accounts that are large enough, those with most at stake first."""
    least = (limits or AlertLimits()).least_revenue
    kinds = list(AlertKind)
    found = [each for each in alerts if each.revenue >= least]
    found.sort(key=lambda each: kinds.index(each.kind))  # equals keep this order
    return tuple(ranked(found, lambda each: each.at_stake))
