"""What tests of calendars start from: people, and contacts with them."""

from datetime import date
from typing import Any

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.enums import Channel, MomentState
from verder.apps.intensify.models import ContactMoment, Person, Position
from verder.apps.intensify.services.colleagues import colleague_for


def make_position(
    account: Account, name: str = "Els Inkoop", function: str = "inkoper"
) -> Position:
    """Return somebody who works at the account."""
    given, _space, family = name.partition(" ")
    person = Person.objects.create(given_name=given, family_name=family)
    return Position.objects.create(account=account, person=person, function="inkoper")


def make_moment(
    account: Account, *with_whom: Position, of: User | None, on: date, **said: Any
) -> ContactMoment:
    """Return a visit that is planned, unless told otherwise."""
    usual = {"state": MomentState.PLANNED, "channel": Channel.VISIT, "purpose": "Prijzen 2027"}
    moment = ContactMoment.objects.create(account=account, on=on, by=of, **(usual | said))
    moment.positions.set(with_whom)
    if of is not None:
        moment.colleagues.set([colleague_for(of)])
    return moment
