"""Year-end bonus (jaarbonus): what a customer gets back for the revenue of an agreement year."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusTier:
    """From this net revenue on (staffel), this share of it."""

    threshold: Decimal
    rate_share: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusScheme:
    """The tiers of a bonus, from low to high.

    Retroactive (met terugwerkende kracht), the rate of the tier that is reached counts for
    all revenue of the year; otherwise each rate counts for the part above its threshold.
    """

    tiers: tuple[BonusTier, ...]
    is_retroactive: bool

    def __post_init__(self) -> None:
        is_rising = all(
            low.threshold < high.threshold and low.rate_share <= high.rate_share
            for low, high in pairwise(self.tiers)
        )
        is_possible = all(tier.threshold >= 0 and 0 <= tier.rate_share <= 1 for tier in self.tiers)
        if not (self.tiers and is_rising and is_possible):
            raise ValueError("Tiers rise, and their rates are shares.")

    def reached(self, revenue: Decimal) -> BonusTier | None:
        """Return the highest tier whose threshold the revenue reaches."""
        found = [tier for tier in self.tiers if revenue >= tier.threshold]
        return found[-1] if found else None

    def following(self, revenue: Decimal) -> BonusTier | None:
        """Return the first tier that the revenue does not reach yet."""
        return next((tier for tier in self.tiers if revenue < tier.threshold), None)


def year_end_bonus(revenue: Decimal, scheme: BonusScheme) -> Decimal:
    """Return the bonus on the net revenue of an agreement year.

    A threshold is reached by revenue equal to it. Without positive revenue there is none.
    Source: literature (retro bonus accrued by the tier reached); the tiers are our own.

    >>> tiers = (BonusTier(threshold=Decimal(100_000), rate_share=Decimal("0.02")),
    ...          BonusTier(threshold=Decimal(150_000), rate_share=Decimal("0.03")))
    >>> year_end_bonus(Decimal(180_000), BonusScheme(tiers=tiers, is_retroactive=True))
    Decimal('5400.00')
    >>> year_end_bonus(Decimal(180_000), BonusScheme(tiers=tiers, is_retroactive=False))
    Decimal('1900.00')
    """
    tier = scheme.reached(revenue)
    if tier is None or revenue <= 0:
        return ZERO
    if scheme.is_retroactive:
        return revenue * tier.rate_share
    return sum(
        (part * rate for part, rate in _parts(revenue, scheme.tiers)),
        ZERO,
    )


def _parts(revenue: Decimal, tiers: Sequence[BonusTier]) -> list[tuple[Decimal, Decimal]]:
    """Return the revenue that falls in each tier, with its rate."""
    ends = [*(tier.threshold for tier in tiers[1:]), revenue]
    return [
        (min(revenue, end) - tier.threshold, tier.rate_share)
        for tier, end in zip(tiers, ends, strict=True)
        if revenue > tier.threshold
    ]
