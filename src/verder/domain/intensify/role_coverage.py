"""Role coverage (rolbezetting): how many of the roles of a team somebody fills."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

Role = TypeVar("Role", bound=StrEnum)
Holders = Mapping[Role, tuple[int, ...]]


def role_coverage(holders: Mapping[Role, Collection[int]]) -> Decimal:
    """Return the roles that at least one person fills ÷ all roles; `holders` names every role.

    >>> round(role_coverage({"decider": (1,), "buyer": (1, 2), "adviser": ()}), 4)
    Decimal('0.6667')
    """
    return Decimal(sum(1 for found in holders.values() if found)) / len(holders)


def only_holder(holders: Mapping[Role, Collection[int]]) -> int | None:
    """Return the one person who carries several roles while nobody else has any.

    >>> only_holder({"decider": (7,), "buyer": (7,), "adviser": ()})
    7
    >>> only_holder({"decider": (7,), "buyer": (7, 8), "adviser": ()})
    """
    filled = [found for found in holders.values() if found]
    people = {person for found in filled for person in found}
    return people.pop() if len(people) == 1 and len(filled) > 1 else None
