"""Relation economics: what sources claim about erosion and retention, beside own figures."""

from dataclasses import dataclass
from decimal import Decimal

from verder.domain.values.missing import NotComputable


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationClaims:
    """What sources claim; every number is an assumption to change, never a fact.

    A firm that does not secure a customer relation loses 15 to 20 % of its position a
    year; winning a customer costs five times keeping one. Source: S0.
    """

    low_erosion: Decimal = Decimal("0.15")
    high_erosion: Decimal = Decimal("0.20")
    cost_ratio: Decimal = Decimal(5)
    years: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCosts:
    """What winning and keeping customers cost us in a year; None where it is not known."""

    acquisition_cost: Decimal | None = None
    new_customers: int | None = None
    retention_cost: Decimal | None = None
    kept_customers: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationEconomics:
    """The claim and the own figure side by side; positions begin with 1 in year 0."""

    low_positions: tuple[Decimal, ...]
    high_positions: tuple[Decimal, ...]
    cost_of_winning: Decimal | NotComputable
    cost_of_keeping: Decimal | NotComputable
    cost_ratio: Decimal | NotComputable
    claims: RelationClaims


def relation_economics(
    own: OwnCosts | None = None, claims: RelationClaims | None = None
) -> RelationEconomics:
    """Set the claims about erosion and retention beside the own cost of both.

    Own figures that are not given have no answer: then only the claim stands. An erosion
    outside 0 to 1 raises "erosion_outside_range".
    Source: S0 (the numbers); literature doubts them; the card is our own.

    >>> found = relation_economics(OwnCosts(
    ...     acquisition_cost=Decimal(60_000), new_customers=12,
    ...     retention_cost=Decimal(90_000), kept_customers=90,
    ... ))
    >>> found.cost_ratio, found.low_positions[1]
    (Decimal('5'), Decimal('0.85'))
    """
    own, claims = own or OwnCosts(), claims or RelationClaims()
    winning = _cost_each(own.acquisition_cost, own.new_customers, "acquisition_cost_unknown")
    keeping = _cost_each(own.retention_cost, own.kept_customers, "retention_cost_unknown")
    return RelationEconomics(
        low_positions=_positions(claims.low_erosion, claims.years),
        high_positions=_positions(claims.high_erosion, claims.years),
        cost_of_winning=winning,
        cost_of_keeping=keeping,
        cost_ratio=_ratio(winning, keeping),
        claims=claims,
    )


def position_after(erosion: Decimal, years: int) -> Decimal:
    """Return the part of a position that is left after so many years: (1 - e)^n.

    >>> position_after(Decimal("0.15"), 3)
    Decimal('0.614125')
    """
    if not 0 <= erosion <= 1:
        raise NotComputable("erosion_outside_range")
    if years < 0:
        raise NotComputable("years_negative")
    return (1 - erosion) ** years if years else Decimal(1)


def cost_ratio(*, cost_of_winning: Decimal, cost_of_keeping: Decimal) -> Decimal:
    """Return how many times keeping a customer winning one costs.

    >>> cost_ratio(cost_of_winning=Decimal(5000), cost_of_keeping=Decimal(1250))
    Decimal('4')
    """
    if cost_of_keeping <= 0:
        raise NotComputable("retention_cost_not_positive")
    return cost_of_winning / cost_of_keeping


def _positions(erosion: Decimal, years: int) -> tuple[Decimal, ...]:
    return tuple(position_after(erosion, year) for year in range(years + 1))


def _cost_each(cost: Decimal | None, customers: int | None, reason: str) -> Decimal | NotComputable:
    return cost / customers if cost is not None and customers else NotComputable(reason)


def _ratio(
    winning: Decimal | NotComputable, keeping: Decimal | NotComputable
) -> Decimal | NotComputable:
    if isinstance(winning, NotComputable):
        return winning
    if isinstance(keeping, NotComputable):
        return keeping
    if keeping <= 0:
        return NotComputable("retention_cost_not_positive")
    return cost_ratio(cost_of_winning=winning, cost_of_keeping=keeping)
