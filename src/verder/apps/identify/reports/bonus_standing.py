"""How far an account is with its year-end bonus: what it bought, what is accrued, what is next."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.agreements.models import BonusAgreement
from verder.apps.identify import figures
from verder.apps.identify.bonuses import agreed, revenue_under
from verder.apps.imports.queries import current_facts
from verder.domain.agreements.year_end_bonus import BonusTier, year_end_bonus
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusStanding:
    """A bonus in its agreement year, up to the last invoice line; revenue is before bonus."""

    agreement: BonusAgreement
    year: Period
    revenue: Decimal
    accrued: Decimal
    reached: BonusTier | None
    following: BonusTier | None

    @property
    def to_following(self) -> Decimal | None:
        """What is still to be bought for the next tier; None where there is none."""
        return self.following.threshold - self.revenue if self.following else None


def bonus_standings(
    rows: Iterable[BonusAgreement],
) -> dict[int, BonusStanding | NotComputable]:
    """Return by agreement how far it is in the agreement year of the last invoice line."""
    return {row.pk: _standing(row) for row in rows}


def _standing(row: BonusAgreement) -> BonusStanding | NotComputable:
    facts = current_facts()
    days = figures.span(facts)
    if days is None:
        return NotComputable("no_lines")
    found = next((each for each in agreed(facts) if each.key == row.pk), None)
    terms = row.terms
    year = terms.year_of(days[1])
    if found is None or not terms.overlaps(year):
        return NotComputable("bonus_not_in_force")
    revenue = revenue_under(facts, found, year)
    return BonusStanding(
        agreement=row,
        year=year,
        revenue=revenue,
        accrued=year_end_bonus(revenue, terms.scheme),
        reached=terms.scheme.reached(revenue),
        following=terms.scheme.following(revenue),
    )
