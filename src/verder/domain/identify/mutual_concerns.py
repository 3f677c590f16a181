"""What should worry us about dependence and benefit, the gravest first."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from verder.domain.identify.benefit_ledger import Ledger
from verder.domain.identify.dependence import Balance, Dependence


class Concern(StrEnum):
    """A reason to act; the order is that of gravity."""

    CAPTIVE = "captive"  # we need them, they do not need us
    NOTHING_FOR_CUSTOMER = "nothing_for_customer"  # then account management will not work
    LOPSIDED = "lopsided"  # one needs the other much more
    NO_AMOUNTS = "no_amounts"  # the customer's benefit stands in words only
    ESTIMATES_ONLY = "estimates_only"
    OLD = "old"  # judged too long ago


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernLimits:
    """After how many days a judgement is old."""

    old_after_days: int = 365

    def __post_init__(self) -> None:
        if self.old_after_days < 1:
            raise ValueError("A judgement holds for a day at least.")


def concerns(
    found: Dependence,
    benefits: Ledger,
    *,
    judged_on: date | None,
    today: date,
    limits: ConcernLimits | None = None,
) -> tuple[Concern, ...]:
    """Return what should worry us about one account.

    `judged_on` is the day of the oldest judgement behind the dependence; None: there is
    none. Source: an empty side of the customer S2; the rest our own (REC).
    """
    limits = limits or ConcernLimits()
    old_before = today - timedelta(days=limits.old_after_days)
    told = {
        Concern.CAPTIVE: found.balance is Balance.CAPTIVE_SUPPLIER,
        Concern.NOTHING_FOR_CUSTOMER: not benefits.is_stated,
        Concern.LOPSIDED: found.is_lopsided,
        Concern.NO_AMOUNTS: benefits.is_stated and not benefits.customer.total,
        Concern.ESTIMATES_ONLY: _is_estimated(benefits),
        Concern.OLD: judged_on is not None and judged_on < old_before,
    }
    return tuple(concern for concern in Concern if told[concern])


def _is_estimated(benefits: Ledger) -> bool:
    whole = benefits.customer.total + benefits.us.total
    return whole > Decimal(0) and benefits.fact_share == 0
