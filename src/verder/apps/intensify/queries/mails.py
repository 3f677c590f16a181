"""Reads of mails that were sent on, of the folders they come from, and of whom they are about."""

from collections.abc import Collection
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Lower

from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.models import User
from verder.apps.intensify.enums import MailState, ReachKind
from verder.apps.intensify.models import Colleague, DroppedMail, Mailbox, Position
from verder.apps.intensify.queries.people import held_on

Reached = tuple[str, Position]  # an address, and who is reached there
MOST_REACHED: Final = 500


def mailbox_of(user: User | None) -> Mailbox | None:
    """Return the folder of a user, or that of the organisation."""
    return Mailbox.objects.filter(user=user).first()


def due_mailboxes(now: datetime) -> QuerySet[Mailbox]:
    """Return the folders that the worker reads now, the longest waiting first."""
    due = Mailbox.objects.filter(next_at__lte=now).exclude(user__is_active=False)
    return due.order_by("next_at", "pk")


def mails_of(user: User) -> QuerySet[DroppedMail]:
    """Return the mails that are the user's own, the latest first."""
    found = DroppedMail.objects.filter(user=user).select_related("moment__account")
    return found.order_by("-on", "-pk")


def waiting_mails(user: User) -> QuerySet[DroppedMail]:
    """Return the mails that wait until their user says whom they are about."""
    return mails_of(user).filter(state=MailState.WAITING)


def kept_mails(user: User, *, since: date) -> QuerySet[DroppedMail]:
    """Return the mails that became contacts lately."""
    found = mails_of(user).filter(state=MailState.KEPT, settled_at__date__gte=since)
    return found.exclude(moment=None).order_by("-settled_at", "-pk")


def strange_mails() -> QuerySet[DroppedMail]:
    """Return what came in from senders whom nobody knows: address and day alone."""
    found = DroppedMail.objects.filter(user=None, state=MailState.STRANGE)
    return found.order_by("-came_at", "-pk")


def user_of_address(place: str) -> User | None:
    """Return who of the own organisation writes from an address."""
    users = User.objects.filter(is_active=True)
    return (
        users.filter(email__iexact=place).first()
        or users.filter(colleague__email__iexact=place, colleague__ended_on=None).first()
    )


def own_addresses() -> set[str]:
    """Return the addresses of the own side, in small letters."""
    users = User.objects.values_list(Lower("email"), flat=True)
    colleagues = Colleague.objects.exclude(email="").values_list(Lower("email"), flat=True)
    boxes = Mailbox.objects.exclude(address="").values_list(Lower("address"), flat=True)
    return {*users, *colleagues, *boxes}


def positions_at(user: User, places: Collection[str], on: date) -> list[Reached]:
    """Return who is reached at these addresses, where they work now, at accounts in view."""
    return _reached(user, Q(person__reaches__value__in=places), on) if places else []


def positions_of_companies(user: User, domains: Collection[str], on: date) -> list[Reached]:
    """Return who works now where people have addresses that end alike."""
    ends = [Q(person__reaches__value__endswith=f"@{domain}") for domain in domains]
    return _reached(user, reduce(or_, ends), on) if ends else []


def _reached(user: User, where: Q, on: date) -> list[Reached]:
    found = Position.objects.filter(
        held_on(on) & where,
        account__in=visible_accounts(user),
        person__reaches__kind=ReachKind.EMAIL,
    )
    rows = found.annotate(place=F("person__reaches__value")).select_related("person", "account")
    return [(str(row.place), row) for row in rows.order_by("pk")[:MOST_REACHED]]
