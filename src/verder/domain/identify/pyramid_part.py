"""A part of the customers in the layers of the whole: what one viewer sees."""

from collections.abc import Container
from dataclasses import replace
from decimal import Decimal

from verder.domain.identify.migration import Migration, assembled
from verder.domain.identify.pyramid import Pyramid, layer_answers

ZERO = Decimal(0)


def pyramid_part(whole: Pyramid, account_ids: Container[int]) -> Pyramid:
    """Return the accounts of a part in the layer they have in the whole, with their own sums.

    >>> from verder.domain.identify.pyramid import pyramid
    >>> from verder.domain.identify.ranking import AccountRevenue
    >>> whole = pyramid(AccountRevenue(i, Decimal(100 - i)) for i in range(20))
    >>> [answers.customers for answers in pyramid_part(whole, {1, 2, 19}).layers.values()]
    [0, 0, 2, 1]
    """
    layers = {
        layer: [row for row in answers.accounts if row.account_id in account_ids]
        for layer, answers in whole.layers.items()
    }
    revenue = sum((row.revenue for rows in layers.values() for row in rows), ZERO)
    return replace(
        whole,
        layers={
            layer: layer_answers(layer, rows, revenue, whole.limits)
            for layer, rows in layers.items()
        },
        customers=sum(len(rows) for rows in layers.values()),
        revenue=revenue,
        inactive=tuple(each for each in whole.inactive if each in account_ids),
        no_revenue=tuple(row for row in whole.no_revenue if row.account_id in account_ids),
        credit_balances=tuple(
            row for row in whole.credit_balances if row.account_id in account_ids
        ),
    )


def migration_part(whole: Migration, account_ids: Container[int]) -> Migration:
    """Return the movements of a part between layers of the whole, with their own sums.

    >>> from verder.domain.identify.migration import migration
    >>> from verder.domain.identify.ranking import AccountRevenue
    >>> rows = [AccountRevenue(1, Decimal(5)), AccountRevenue(2, Decimal(7))]
    >>> part = migration_part(migration(rows, rows[1:]), {1})
    >>> [(row.account_id, row.move.value) for row in part.movements], part.retention
    ([(1, 'lost')], Decimal('0'))
    """
    return assembled(
        pyramid_part(whole.start, account_ids),
        pyramid_part(whole.end, account_ids),
        [row for row in whole.movements if row.account_id in account_ids],
        tuple(each for each in whole.excluded if each in account_ids),
    )
