"""Limits by what they are: a share, an amount, a number of days."""

from decimal import Decimal
from typing import Final

from verder.apps.identify.limit_shapes import Limit, Text, Unit

MOST: Final = Decimal(10) ** 12


def share(name: str, label: Text) -> Limit:
    """Return a limit that is a share from 0 to 1."""
    return Limit(name=name, label=label, unit=Unit.SHARE)


def money(name: str, label: Text, *, is_optional: bool = False) -> Limit:
    """Return a limit that is an amount."""
    return Limit(name=name, label=label, unit=Unit.MONEY, most=MOST, is_optional=is_optional)


def count(name: str, label: Text, most: int, *, is_optional: bool = False) -> Limit:
    """Return a limit that is a whole number."""
    return Limit(
        name=name, label=label, unit=Unit.COUNT, most=Decimal(most), is_optional=is_optional
    )


def at_least_one(name: str, label: Text, most: int) -> Limit:
    """Return a limit that is a whole number that is not 0."""
    return Limit(name=name, label=label, unit=Unit.COUNT, least=Decimal(1), most=Decimal(most))


def days(name: str, label: Text) -> Limit:
    """Return a limit that is a number of days."""
    return at_least_one(name, label, 3650)


def times(name: str, label: Text) -> Limit:
    """Return a limit that is a number of times."""
    return Limit(name=name, label=label, unit=Unit.RATIO, most=Decimal(100))


def points(name: str, label: Text, most: Decimal = Decimal(100)) -> Limit:
    """Return a limit that is a number of points."""
    return Limit(name=name, label=label, unit=Unit.RATIO, most=most)
