"""Where accounts stand in the portfolio matrix, now or on a day."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verder.apps.identify.models import KeyBuyingFactor
from verder.apps.identify.queries import buying_factors_of
from verder.apps.identify.reports.attractiveness import attractiveness_of
from verder.domain.identify.business_strength import BuyingFactor, Strength, business_strength
from verder.domain.values.missing import NotComputable

Figure = Decimal | NotComputable
NOT_SCORED = NotComputable("not_attractive_yet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A place in the matrix on a day, and the buying factors behind it."""

    attractiveness: Figure
    strength: Strength | NotComputable
    factors: tuple[KeyBuyingFactor, ...]

    @property
    def ratio(self) -> Figure:
        """Our score on what the customer buys by, over the best competitor's."""
        found = self.strength
        return found.ratio if isinstance(found, Strength) else found

    @property
    def place(self) -> tuple[Decimal, Decimal] | None:
        """Strength and attractiveness, where both are known."""
        ratio, attractiveness = self.ratio, self.attractiveness
        if isinstance(ratio, NotComputable) or isinstance(attractiveness, NotComputable):
            return None
        return ratio, attractiveness


def positions_of(account_ids: Collection[int], on: date | None = None) -> dict[int, Position]:
    """Return where these accounts stand now, or stood on a day."""
    factors = buying_factors_of(account_ids, on)
    attractive = attractiveness_of(account_ids, on)
    return {
        key: Position(
            attractiveness=attractive.get(key, NOT_SCORED),
            strength=_strength(factors.get(key, [])),
            factors=tuple(factors.get(key, [])),
        )
        for key in account_ids
    }


def as_weighed(factors: Iterable[KeyBuyingFactor]) -> list[BuyingFactor]:
    """Return the kept factors as the method weighs them."""
    return [
        BuyingFactor(name=each.name, weight=each.weight, own=each.own, competitor=each.competitor)
        for each in factors
    ]


def _strength(factors: Iterable[KeyBuyingFactor]) -> Strength | NotComputable:
    try:
        return business_strength(as_weighed(factors))
    except NotComputable as missing:
        return missing
