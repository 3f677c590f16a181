"""Who was met and is not known yet becomes known at the account."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.intensify.entries import ContactEntry, Newcomer
from verder.apps.intensify.enums import ActKind, ReachKind, ReachPlace
from verder.apps.intensify.models import PeopleAct, Position, Reach
from verder.apps.intensify.queries.people import positions_of
from verder.apps.intensify.services.journal import Journal
from verder.apps.intensify.services.people import add_contact
from verder.apps.intensify.services.said import ReachSaid


def with_newcomers(
    *, by: User | None, account: Account, entry: ContactEntry, newcomers: Iterable[Newcomer]
) -> ContactEntry:
    """Return the contact with those who were met for the first time, each known once."""
    today = timezone.localdate()
    met = {_met(by, account, each, today).pk for each in newcomers}
    return replace(entry, positions=entry.positions | met)


def learn_address(*, by: User | None, position: Position, place: str) -> PeopleAct | None:
    """Know somebody by one more e-mail address; None where nobody has the place, or it is known."""
    person = position.person
    if person is None or Reach.objects.filter(kind=ReachKind.EMAIL, value=place).exists():
        return None
    journal = Journal()
    journal.make(Reach(person=person, kind=ReachKind.EMAIL, place=ReachPlace.WORK, value=place))
    record(by=by, action="person.changed", subject=person, after={"reaches": [place]})
    return journal.keep(by=by, kind=ActKind.CHANGED, account=position.account)


def parted(name: str) -> tuple[str, str]:
    """Return the first name and the last name; of a single word the last name.

    >>> parted("Jan  de Wit"), parted("Bos")
    (('Jan', 'de Wit'), ('', 'Bos'))
    """
    given, _space, family = " ".join(name.split()).partition(" ")
    return (given, family) if family else ("", given)


def _met(by: User | None, account: Account, newcomer: Newcomer, on: date) -> Position:
    """Return the position of somebody of that name or address, made now if there is none."""
    given, family = parted(newcomer.name)
    name, place = f"{given} {family}".strip().casefold(), newcomer.email.strip().lower()
    for position in (
        positions_of(account, on).exclude(person=None).prefetch_related("person__reaches")
    ):
        person = position.person
        known = {reach.value for reach in person.reaches.all()} if person else set()
        if str(person).casefold() == name or (place and place in known):
            return position
    reaches = [ReachSaid(kind=ReachKind.EMAIL, place=ReachPlace.WORK, value=place)]
    position, _act = add_contact(
        by=by,
        account=account,
        person={"given_name": given, "family_name": family},
        position={"function": newcomer.function.strip()},
        on=on,
        reaches=reaches if place else (),
    )
    return position
