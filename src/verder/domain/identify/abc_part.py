"""A part of the customers in the classes of the whole: what one viewer sees of the ABC."""

from collections.abc import Container
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

from verder.domain.identify.abc_analysis import (
    CLASSES,
    NOTHING_SOLD,
    Abc,
    AbcGroup,
    AbcRow,
    answers_of,
)
from verder.domain.identify.curves import place_of

ZERO = Decimal(0)


def part_of(whole: Abc, account_ids: Container[int]) -> Abc:
    """Return the accounts of a part with the class and rank they have in the whole.

    Sums, averages and shares are of the part alone, so that nothing of the other
    accounts can be read from them.

    >>> from verder.domain.identify.abc_analysis import abc
    >>> from verder.domain.identify.ranking import AccountRevenue
    >>> whole = abc(AccountRevenue(i, Decimal(r)) for i, r in enumerate([70, 20, 10]))
    >>> [(row.rank, row.group.value, str(row.share)) for row in part_of(whole, {1, 2}).rows]
    [(2, 'A', '0.6666666666666666666666666667'), (3, 'B', '0.3333333333333333333333333333')]
    """
    rows = [row for row in whole.rows if row.account_id in account_ids]
    sold = [row for row in rows if row.group in CLASSES]
    reached = [ZERO, *accumulate(row.revenue for row in sold)]
    total = reached[-1]
    return replace(
        whole,
        rows=(*_with_shares(sold, reached), *rows[len(sold) :]),
        groups={
            group: answers_of(group, [r for r in rows if r.group is group], total, len(sold))
            for group in AbcGroup
        },
        total=sum((row.revenue for row in rows), ZERO),
        positive_total=total,
        customers_needed_share=(
            place_of(reached, whole.limits.a_share * total) / len(sold) if sold else NOTHING_SOLD
        ),
    )


def _with_shares(sold: list[AbcRow], reached: list[Decimal]) -> list[AbcRow]:
    return [
        replace(row, share=row.revenue / reached[-1], cumulative_share=so_far / reached[-1])
        for row, so_far in zip(sold, reached[1:], strict=True)
    ]
