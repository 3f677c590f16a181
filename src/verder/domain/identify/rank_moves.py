"""Moving one account in an order in which some are equal."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby

Groups = tuple[tuple[int, ...], ...]


def groups_of(accounts: Sequence[int], ranks: Mapping[int, Decimal]) -> Groups:
    """Return the accounts from best to worst, equals in one group; without a rank they come last.

    >>> groups_of([1, 2, 3, 4], {1: Decimal(2), 2: Decimal(1), 4: Decimal(2)})
    ((2,), (1, 4), (3,))
    """
    known = sorted((one for one in accounts if one in ranks), key=ranks.__getitem__)
    groups = [tuple(same) for _rank, same in groupby(known, key=ranks.__getitem__)]
    return (*groups, *((one,) for one in accounts if one not in ranks))


def typed_ranks(groups: Groups) -> dict[int, int]:
    """Return the rank of each as people type it: equals share the first of their places.

    >>> typed_ranks(((2,), (1, 4), (3,)))
    {2: 1, 1: 2, 4: 2, 3: 4}
    """
    ranks: dict[int, int] = {}
    for group in groups:
        ranks |= dict.fromkeys(group, len(ranks) + 1)
    return ranks


def raised(groups: Groups, account: int) -> Groups:
    """Move an account up: out of its equals, or before the group above.

    >>> raised(((1,), (2, 3)), 3), raised(((1,), (3,)), 3)
    (((1,), (3,), (2,)), ((3,), (1,)))
    """
    place = _place(groups, account)
    if len(groups[place]) > 1:
        return (*groups[:place], (account,), _without(groups[place], account), *groups[place + 1 :])
    if place == 0:
        return groups
    return (*groups[: place - 1], (account,), groups[place - 1], *groups[place + 1 :])


def lowered(groups: Groups, account: int) -> Groups:
    """Move an account down: out of its equals, or behind the group below.

    >>> lowered(((1, 2), (3,)), 1), lowered(((1,), (3,)), 1)
    (((2,), (1,), (3,)), ((3,), (1,)))
    """
    turned: Groups = tuple(reversed(groups))
    return tuple(reversed(raised(turned, account)))


def joined(groups: Groups, account: int) -> Groups:
    """Make an account as interesting as the group above it.

    >>> joined(((1,), (2,), (3,)), 2)
    ((1, 2), (3,))
    """
    place = _place(groups, account)
    if place == 0:
        return groups
    rest = _without(groups[place], account)
    above = (*groups[place - 1], account)
    return (*groups[: place - 1], above, *((rest,) if rest else ()), *groups[place + 1 :])


def placed(groups: Groups, account: int, order: Sequence[int]) -> Groups:
    """Put an account where it stands in the new order; between two equals it is their equal.

    >>> placed(((1,), (2, 3), (4,)), 4, [1, 2, 4, 3]), placed(((1,), (2, 3)), 1, [2, 3, 1])
    (((1,), (2, 4, 3)), ((2, 3), (1,)))
    """
    rest = tuple(left for group in groups if (left := _without(group, account)))
    before = set(order[: order.index(account)]) if account in order else set()
    found: list[tuple[int, ...]] = []
    is_placed = False
    for group in rest:
        above = tuple(one for one in group if one in before)
        below = tuple(one for one in group if one not in before)
        if is_placed or not below:
            found.append(group)
        else:
            found += [(*above, account, *below)] if above else [(account,), below]
            is_placed = True
    return tuple(found) if is_placed else (*found, (account,))


def _place(groups: Groups, account: int) -> int:
    return next(place for place, group in enumerate(groups) if account in group)


def _without(group: tuple[int, ...], account: int) -> tuple[int, ...]:
    return tuple(one for one in group if one != account)
