"""People that tests begin with."""

from datetime import date

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.enums import FunctionLevel, ReachKind, ReachPlace
from verder.apps.intensify.models import Position
from verder.apps.intensify.services.people import add_contact
from verder.apps.intensify.services.said import PersonSaid, PositionSaid, ReachSaid

TODAY = date(2026, 5, 20)
BUYER = PositionSaid(function="Inkoper", department="Inkoop", level=FunctionLevel.SPECIALIST)


def email(value: str) -> ReachSaid:
    """Return an e-mail address at work."""
    return ReachSaid(kind=ReachKind.EMAIL, place=ReachPlace.WORK, value=value)


def phone(value: str) -> ReachSaid:
    """Return a number at work."""
    return ReachSaid(kind=ReachKind.PHONE, place=ReachPlace.WORK, value=value)


def known_buyer(
    account: Account, *, by: User | None = None, given: str = "Femke", family: str = "Boorstra"
) -> Position:
    """Return the position of a buyer with an e-mail address and a number."""
    position, _act = add_contact(
        by=by,
        account=account,
        person=PersonSaid(given_name=given, family_name=family),
        position=BUYER,
        reaches=[email(f"{given}.{family}@klant.example"), phone("085 000 1234")],
        roles=["buyer"],
        on=TODAY,
    )
    return position
