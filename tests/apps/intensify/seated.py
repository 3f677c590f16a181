"""People with roles on both sides that tests of teams begin with."""

from collections.abc import Sequence
from datetime import date

from verder.apps.accounts.models import Account
from verder.apps.intensify.models import Person, Position, PositionRole

LONG_AGO = date(2024, 1, 1)


def known(account: Account, *roles: str, name: str = "Boorstra", on: date = LONG_AGO) -> Position:
    """Return the position of somebody with these roles."""
    person = Person.objects.create(given_name="Femke", family_name=name)
    position = Position.objects.create(account=account, person=person, function="Inkoper")
    give_roles(position, roles, on)
    return position


def give_roles(position: Position, roles: Sequence[str], on: date = LONG_AGO) -> None:
    """Give a position these roles from a day on."""
    for role in roles:
        PositionRole.objects.create(position=position, role=role, began_on=on)
