"""Mutual dependence (wederzijdse afhankelijkheid): who needs whom, and how much."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import add, sub
from typing import Final, TypeVar

from verder.domain.identify.weighted_score import weight_share, weighted_score
from verder.domain.values.missing import NotComputable

HUNDRED: Final = Decimal(100)
Figure = Decimal | NotComputable
Answer = TypeVar("Answer")


class Reason(StrEnum):
    """Why one side depends on the other; each is said from 0 to 100."""

    SHARE_OF_WALLET = "share_of_wallet"  # the customer on us
    SWITCHING_COST = "switching_cost"
    CRITICALITY = "criticality"
    LACK_OF_ALTERNATIVES = "lack_of_alternatives"
    OWN_CONTRIBUTION = "own_contribution"  # we on the customer
    DEDICATED_CAPACITY = "dedicated_capacity"
    IRREPLACEABILITY = "irreplaceability"


OF_CUSTOMER: Final = (
    Reason.SHARE_OF_WALLET,
    Reason.SWITCHING_COST,
    Reason.CRITICALITY,
    Reason.LACK_OF_ALTERNATIVES,
)
OF_SUPPLIER: Final = (Reason.OWN_CONTRIBUTION, Reason.DEDICATED_CAPACITY, Reason.IRREPLACEABILITY)


class Balance(StrEnum):
    """Who depends on whom."""

    MUTUAL = "mutual"  # partnership
    WE_DOMINATE = "we_dominate"
    CAPTIVE_SUPPLIER = "captive_supplier"  # the risk: we need them, they do not need us
    LOOSE = "loose"  # at arm's length


@dataclass(frozen=True, slots=True, kw_only=True)
class DependenceLimits:
    """Weights in points, and where dependence begins to be high.

    `full_contribution_share` is the part of our own contribution that counts as 100.
    """

    share_of_wallet_weight: Decimal = Decimal(40)
    switching_cost_weight: Decimal = Decimal(25)
    criticality_weight: Decimal = Decimal(20)
    lack_of_alternatives_weight: Decimal = Decimal(15)
    own_contribution_weight: Decimal = Decimal(40)
    dedicated_capacity_weight: Decimal = Decimal(30)
    irreplaceability_weight: Decimal = Decimal(30)
    full_contribution_share: Decimal = Decimal("0.25")
    high_from: Decimal = Decimal(50)
    lopsided_from: Decimal = Decimal(40)
    minimum_weight_share: Decimal = Decimal("0.70")

    def __post_init__(self) -> None:
        if not 0 < self.full_contribution_share <= 1:
            raise ValueError("The share that counts as 100 lies above 0 and is at most 1.")
        for side in (OF_CUSTOMER, OF_SUPPLIER):
            if min(self.weights(side).values()) < 0 or not sum(self.weights(side).values()):
                raise ValueError("Weights are not negative, and one of each side is above 0.")

    def weights(self, reasons: tuple[Reason, ...]) -> dict[Reason, Decimal]:
        """Return the weights of the reasons of one side."""
        return {reason: getattr(self, f"{reason.value}_weight") for reason in reasons}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """How much the customer depends on us and we on the customer, each 0 to 100.

    Interdependence = D_c + D_s, 0 to 200; asymmetry = D_c - D_s, above 0 where the
    customer needs us more than we need them.
    """

    customer: Figure
    supplier: Figure
    customer_weight_share: Decimal
    supplier_weight_share: Decimal
    limits: DependenceLimits

    @property
    def interdependence(self) -> Figure:
        """How tightly the two are bound."""
        return self._of_both(add)

    @property
    def asymmetry(self) -> Figure:
        """Who needs the other more."""
        return self._of_both(sub)

    @property
    def balance(self) -> Balance | NotComputable:
        """Who depends on whom; exactly on the limit counts as high."""
        high_from = self.limits.high_from
        return self._of_both(lambda customer, supplier: balance_of(customer, supplier, high_from))

    @property
    def is_lopsided(self) -> bool:
        """Whether one of the two needs the other much more."""
        asymmetry = self.asymmetry
        return isinstance(asymmetry, Decimal) and abs(asymmetry) >= self.limits.lopsided_from

    def _of_both(self, found: Callable[[Decimal, Decimal], Answer]) -> Answer | NotComputable:
        if isinstance(self.customer, NotComputable):
            return self.customer
        if isinstance(self.supplier, NotComputable):
            return self.supplier
        return found(self.customer, self.supplier)


def dependence(
    scores: Mapping[Reason, Decimal], limits: DependenceLimits | None = None
) -> Dependence:
    """Return the weighted means D_c and D_s of what is known.

    A missing score leaves the weights; less than 70 % of the weight of a side gives that
    side no answer ("insufficient_scores"). Source: the question is S2's; inputs, weights
    and limits our own (REC); interdependence and asymmetry from Kumar, Scheer and
    Steenkamp, and Caniëls and Gelderman (LIT).

    >>> values = dict(zip(Reason, map(Decimal, (62, 70, 50, 80, 28, 30, 40)), strict=True))
    >>> found = dependence(values)
    >>> found.customer, found.supplier, found.asymmetry, found.balance.value
    (Decimal('64.3'), Decimal('32.2'), Decimal('32.1'), 'we_dominate')
    """
    limits = limits or DependenceLimits()
    if any(not 0 <= score <= HUNDRED for score in scores.values()):
        raise ValueError("Every score lies from 0 to 100.")
    return Dependence(
        customer=_side(OF_CUSTOMER, scores, limits),
        supplier=_side(OF_SUPPLIER, scores, limits),
        customer_weight_share=weight_share(limits.weights(OF_CUSTOMER), scores),
        supplier_weight_share=weight_share(limits.weights(OF_SUPPLIER), scores),
        limits=limits,
    )


def balance_of(customer: Decimal, supplier: Decimal, high_from: Decimal) -> Balance:
    """Return the quadrant of two sides.

    >>> balance_of(Decimal(50), Decimal("49.9"), Decimal(50)).value
    'we_dominate'
    """
    if customer >= high_from:
        return Balance.MUTUAL if supplier >= high_from else Balance.WE_DOMINATE
    return Balance.CAPTIVE_SUPPLIER if supplier >= high_from else Balance.LOOSE


def contribution_score(share: Decimal, full_share: Decimal) -> Decimal:
    """Return the score of a customer's share of our contribution: min(100, share/0.25·100).

    A customer that brings a loss scores 0: we do not live by it.

    >>> contribution_score(Decimal("0.07"), Decimal("0.25"))
    Decimal('28.00')
    """
    return max(Decimal(0), min(HUNDRED, share / full_share * HUNDRED))


def _side(
    reasons: tuple[Reason, ...], scores: Mapping[Reason, Decimal], limits: DependenceLimits
) -> Figure:
    try:
        return weighted_score(limits.weights(reasons), scores, limits.minimum_weight_share)
    except NotComputable as missing:
        return missing
