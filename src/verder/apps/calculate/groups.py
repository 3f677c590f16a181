"""Calculators by the question that they answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.apps.calculate.calculators import KnownCalculator


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together, and the concepts of the method that answer them."""

    key: str
    title: str | Promise
    concepts: tuple[str, ...]


GROUPS: Final = (
    Group("price", _("Price and discount"), ("E3", "E6", "E12")),
    Group("margin", _("Margin"), ("E2", "E5")),
    Group("cost", _("Cost and break-even"), ("E4", "E7", "E9")),
    Group("result", _("The result explained"), ("E8", "E10", "E11")),
    Group("customer", _("Customer and value"), ("A7", "A13", "C1", "C2", "C4")),
    Group("sales", _("Sales team"), ("F5",)),
)


def in_groups(
    calculators: Iterable[KnownCalculator],
) -> list[tuple[Group, list[KnownCalculator]]]:
    """Return the groups that have calculators, each with its own, in their order."""
    known = list(calculators)
    found = [
        (group, [each for each in known if each.method.concept in group.concepts])
        for group in GROUPS
    ]
    return [(group, members) for group, members in found if members]
