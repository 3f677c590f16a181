"""Two-sided customer value (klantwaarde op twee manieren): for the customer, of the customer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import median
from typing import Final

from verder.domain.values.missing import NotComputable

ONE: Final = Decimal(1)
BEST_SCORE: Final = 5


class ValueField(StrEnum):
    """What to do, by the value for the customer and the value of the customer."""

    KEEP = "keep"  # both high
    RAISE_PRICE = "raise_price"  # high for the customer, low of it: price up or service down
    ADD_VALUE = "add_value"  # low for the customer, high of it: it may leave
    STANDARD = "standard"  # both low
    UNKNOWN = "unknown"  # one of the two is not known


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueWeights:
    """What the value of a customer is made of, and how much of that must be known."""

    lifetime: Decimal = Decimal("0.7")
    reference: Decimal = Decimal("0.3")
    least_known: Decimal = Decimal("0.7")

    def __post_init__(self) -> None:
        if min(self.lifetime, self.reference) < 0 or self.lifetime + self.reference <= 0:
            raise ValueError("The weights are shares, and one of them is above 0.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SidesOfAccount:
    """What is known of one account; None where nobody said so."""

    account_id: int
    spend: Decimal
    benefit: Decimal | None = None
    lifetime_value: Decimal | None = None
    reference_score: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoSidedValue:
    """The two values of one account, and the field they put it in."""

    account_id: int
    value_for: Decimal | NotComputable
    value_of: Decimal | NotComputable
    field: ValueField


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoSidedValues:
    """All accounts, and the medians that part the fields."""

    rows: tuple[TwoSidedValue, ...]
    median_for: Decimal | NotComputable
    median_of: Decimal | NotComputable
    weights: ValueWeights


def value_for(benefit: Decimal | None, spend: Decimal) -> Decimal:
    """Return what a customer gains a year for each euro it spends with us.

    >>> round(value_for(Decimal(24_000), Decimal(112_000)), 4)
    Decimal('0.2143')
    """
    if benefit is None:
        raise NotComputable("benefit_not_given")
    if spend <= 0:
        raise NotComputable("no_positive_revenue")
    return benefit / spend


def value_of(
    percentile: Decimal | None, reference_score: Decimal | None, weights: ValueWeights | None = None
) -> Decimal:
    """Return 0.7 · percentile of the lifetime value + 0.3 · reference score, from 0 to 1.

    The score of 1 to 5 becomes 0 to 1. Where one is missing the other counts alone, if it
    bears enough of the weight; else "too_little_known".

    >>> value_of(Decimal("0.5"), Decimal(5)), value_of(Decimal("0.5"), None)
    (Decimal('0.65'), Decimal('0.5'))
    """
    weights = weights or ValueWeights()
    parts: list[tuple[Decimal, Decimal]] = []
    if percentile is not None:
        parts.append((weights.lifetime, percentile))
    if reference_score is not None:
        parts.append((weights.reference, (reference_score - 1) / (BEST_SCORE - 1)))
    known = sum((weight for weight, _value in parts), Decimal(0))
    if not parts or known < weights.least_known * (weights.lifetime + weights.reference):
        raise NotComputable("too_little_known")
    return sum((weight * value for weight, value in parts), Decimal(0)) / known


def percentiles(values: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """Return the share of the other accounts that lie below, equals counting half.

    One account alone stands at the top.

    >>> percentiles({1: Decimal(10), 2: Decimal(30), 3: Decimal(20)})
    {1: Decimal('0'), 2: Decimal('1'), 3: Decimal('0.5')}
    """
    if len(values) == 1:
        return dict.fromkeys(values, ONE)
    order = sorted(values.values())
    first: dict[Decimal, int] = {}
    last: dict[Decimal, int] = {}
    for place, value in enumerate(order):
        first.setdefault(value, place)
        last[value] = place
    return {
        key: Decimal(first[value] + last[value]) / 2 / (len(order) - 1)
        for key, value in values.items()
    }


def two_sided_values(
    accounts: Iterable[SidesOfAccount], weights: ValueWeights | None = None
) -> TwoSidedValues:
    """Return both values of every account; a value on the median counts as high.

    The medians are those of the accounts whose value is known. Source: the two sides are
    taught; the index and the fields are our own.
    """
    weights = weights or ValueWeights()
    rows = list(accounts)
    places = percentiles(
        {row.account_id: row.lifetime_value for row in rows if row.lifetime_value is not None}
    )
    values = [
        (row, _for(row), _of(places.get(row.account_id), row.reference_score, weights))
        for row in rows
    ]
    middle_for = _median([each for _row, each, _of in values])
    middle_of = _median([each for _row, _for, each in values])
    return TwoSidedValues(
        rows=tuple(
            TwoSidedValue(
                account_id=row.account_id,
                value_for=to_them,
                value_of=to_us,
                field=_field(to_them, to_us, middle_for, middle_of),
            )
            for row, to_them, to_us in values
        ),
        median_for=middle_for,
        median_of=middle_of,
        weights=weights,
    )


def _for(row: SidesOfAccount) -> Decimal | NotComputable:
    try:
        return value_for(row.benefit, row.spend)
    except NotComputable as missing:
        return missing


def _of(
    percentile: Decimal | None, score: Decimal | None, weights: ValueWeights
) -> Decimal | NotComputable:
    try:
        return value_of(percentile, score, weights)
    except NotComputable as missing:
        return missing


def _median(values: Sequence[Decimal | NotComputable]) -> Decimal | NotComputable:
    known = [each for each in values if isinstance(each, Decimal)]
    return median(known) if known else NotComputable("nothing_known")


def _field(
    to_them: Decimal | NotComputable,
    to_us: Decimal | NotComputable,
    middle_for: Decimal | NotComputable,
    middle_of: Decimal | NotComputable,
) -> ValueField:
    is_high_for, is_high_of = _is_high(to_them, middle_for), _is_high(to_us, middle_of)
    if is_high_for is None or is_high_of is None:
        return ValueField.UNKNOWN
    if is_high_for:
        return ValueField.KEEP if is_high_of else ValueField.RAISE_PRICE
    return ValueField.ADD_VALUE if is_high_of else ValueField.STANDARD


def _is_high(value: Decimal | NotComputable, middle: Decimal | NotComputable) -> bool | None:
    if isinstance(value, NotComputable) or isinstance(middle, NotComputable):
        return None
    return value >= middle
