"""When somebody was heard last, and how often that was wanted."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce

from verder.apps.accounts.models import Account
from verder.apps.intensify.enums import Channel, FrequencyKind, MomentState
from verder.apps.intensify.models import ContactMoment, Frequency, Position
from verder.apps.intensify.queries.people import held_on

Wanted = dict[int, tuple[Decimal, date]]  # by position: contacts a year, and since when


def wanted_contacts(accounts: QuerySet[Account], on: date) -> Wanted:
    """Return how many contacts a year are wanted with who works at these accounts now."""
    named = Position.objects.exclude(person=None)  # somebody unknown cannot be heard
    here = named.filter(held_on(on), account__in=accounts).values("pk")
    rows = Frequency.objects.filter(
        position__in=here, kind=FrequencyKind.IDEAL, on__lte=on, replaced_on=None
    ).values_list("position", "times", "on")
    found: Wanted = {}
    for position, times, since in rows:
        known, first = found.get(position, (Decimal(0), since))
        found[position] = (known + times, min(first, since))
    return found


def last_heard(positions: Collection[int], on: date) -> dict[int, date]:
    """Return the day on which each of these people was met last; private contacts count too."""
    rows = _had(on).filter(positions__in=positions).values_list("positions").annotate(Max("on"))
    return {position: last for position, last in rows if position in positions}


def accounts_heard(accounts: QuerySet[Account], on: date) -> dict[int, date]:
    """Return the day of the last contact with each account, of its whole group."""
    rows = (
        _had(on)
        .filter(account__in=accounts.values("pk"))
        .values_list(Coalesce("account__head", "account"))
        .annotate(Max("on"))
    )
    return dict(rows)


def _had(on: date) -> QuerySet[ContactMoment]:
    had = ContactMoment.objects.filter(state=MomentState.DONE, on__lte=on)
    return had.exclude(channel=Channel.MAILING)
