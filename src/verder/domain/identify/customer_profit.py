"""Customers by margin and cost to serve (Shapiro): where a good price meets a costly service."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import median
from typing import Final

from verder.domain.identify.profit_ladder import Figure, ProfitLadder, Step, UnknownProfit
from verder.domain.identify.ranking import ranked
from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)


class Field(StrEnum):
    """The four fields: a high or low margin with a high or low cost to serve."""

    CARRIAGE_TRADE = "carriage_trade"  # high margin, high cost: pays for what it asks
    PASSIVE = "passive"  # high margin, low cost: the most profitable
    AGGRESSIVE = "aggressive"  # low margin, high cost: buys cheap and asks much
    BARGAIN_BASEMENT = "bargain_basement"  # low margin, low cost: price is all that counts


class SplitAt(StrEnum):
    """Where the fields part: at the customer in the middle, or at the company's average."""

    MEDIAN = "median"
    AVERAGE = "average"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerProfitLimits:
    """Where the four fields part."""

    split_at: SplitAt = SplitAt.MEDIAN


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerProfit:
    """One customer: both shares are of net revenue, so profit is their difference."""

    account_id: int
    revenue: Decimal
    margin_share: Decimal
    service_share: Decimal
    field: Field

    @property
    def profit_share(self) -> Decimal:
        """What is left of net revenue; below the diagonal it is negative."""
        return self.margin_share - self.service_share

    @property
    def profit(self) -> Decimal:
        """What is left."""
        return self.profit_share * self.revenue


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerProfits:
    """All customers with a known cost to serve, the largest first, and where the fields part.

    `left_out` are the accounts that miss an input or have no positive revenue; coverage
    is the revenue of the others over all positive revenue.
    """

    customers: tuple[CustomerProfit, ...]
    margin_split: Decimal
    service_split: Decimal
    step: Step
    limits: CustomerProfitLimits
    left_out: tuple[UnknownProfit, ...]
    coverage: Decimal


@dataclass(frozen=True, slots=True)
class _Place:
    """A customer before the fields are known."""

    account_id: int
    revenue: Decimal
    margin_share: Decimal
    service_share: Decimal


def customer_profits(
    ladders: Sequence[ProfitLadder],
    step: Step = Step.CM3,
    limits: CustomerProfitLimits | None = None,
) -> CustomerProfits:
    """Place customers by gross margin and cost to serve, both as a share of net revenue.

    Cost to serve is all that is taken off between gross margin and the step; where both
    shares are equal the customer breaks even. A customer exactly on a split counts as
    high. Nobody at all raises "no_accounts", nobody with a known cost to serve the
    reason of the largest account. Source: literature (Shapiro et al. 1987); where the
    fields part is our own choice.
    """
    limits = limits or CustomerProfitLimits()
    places: list[_Place] = []
    left_out: list[UnknownProfit] = []
    for ladder in ranked(ladders):
        found = _place(ladder, step)
        if isinstance(found, NotComputable):
            left_out.append(
                UnknownProfit(account_id=ladder.account_id, revenue=ladder.revenue, why=found)
            )
        else:
            places.append(found)
    if not places:
        raise left_out[0].why if left_out else NotComputable("no_accounts")
    margin_split, service_split = _splits(places, limits.split_at)
    return CustomerProfits(
        customers=tuple(_customer(place, margin_split, service_split) for place in places),
        margin_split=margin_split,
        service_split=service_split,
        step=step,
        limits=limits,
        left_out=tuple(left_out),
        coverage=_coverage(places, left_out),
    )


def field_of(
    margin_share: Decimal, service_share: Decimal, *, margin_split: Decimal, service_split: Decimal
) -> Field:
    """Return the field of a customer; exactly on a split is high.

    >>> field_of(
    ...     Decimal("0.2"), Decimal("0.3"),
    ...     margin_split=Decimal("0.25"), service_split=Decimal("0.1"),
    ... ).value
    'aggressive'
    """
    if margin_share >= margin_split:
        return Field.CARRIAGE_TRADE if service_share >= service_split else Field.PASSIVE
    return Field.AGGRESSIVE if service_share >= service_split else Field.BARGAIN_BASEMENT


def _place(ladder: ProfitLadder, step: Step) -> _Place | NotComputable:
    margin, service = ladder.share(Step.CM1), _service_share(ladder, step)
    if isinstance(margin, NotComputable):
        return margin
    if isinstance(service, NotComputable):
        return service
    return _Place(ladder.account_id, ladder.revenue, margin, service)


def _service_share(ladder: ProfitLadder, step: Step) -> Figure:
    if step is Step.CM1:
        return NotComputable("no_rates")
    return ladder.cost_to_serve_share(step)


def _splits(places: Sequence[_Place], split_at: SplitAt) -> tuple[Decimal, Decimal]:
    if split_at is SplitAt.MEDIAN:
        return (
            median(place.margin_share for place in places),
            median(place.service_share for place in places),
        )
    whole = sum((place.revenue for place in places), ZERO)
    return (
        sum((place.margin_share * place.revenue for place in places), ZERO) / whole,
        sum((place.service_share * place.revenue for place in places), ZERO) / whole,
    )


def _customer(place: _Place, margin_split: Decimal, service_split: Decimal) -> CustomerProfit:
    return CustomerProfit(
        account_id=place.account_id,
        revenue=place.revenue,
        margin_share=place.margin_share,
        service_share=place.service_share,
        field=field_of(
            place.margin_share,
            place.service_share,
            margin_split=margin_split,
            service_split=service_split,
        ),
    )


def _coverage(places: Sequence[_Place], left_out: Sequence[UnknownProfit]) -> Decimal:
    included = sum((place.revenue for place in places), ZERO)
    missing = sum((each.revenue for each in left_out if each.revenue > 0), ZERO)
    return included / (included + missing)
