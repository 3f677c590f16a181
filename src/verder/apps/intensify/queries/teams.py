"""Reads of the own side: colleagues and the seats they have."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.models import Colleague, Seat, SeatRole
from verder.apps.intensify.queries.people import held_on


def colleagues(on: date) -> QuerySet[Colleague]:
    """Return who works in the own organisation on a day, by name."""
    return Colleague.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on)).order_by("name", "pk")


def colleague_of(user: User) -> Colleague | None:
    """Return who the user is among the colleagues."""
    return Colleague.objects.filter(user=user).first()


def seats_of(account: Account, on: date) -> QuerySet[Seat]:
    """Return the team of an account on a day, with colleagues and roles, as they joined."""
    roles = SeatRole.objects.filter(held_on(on)).order_by("pk")
    return (
        Seat.objects.filter(held_on(on), account=account)
        .select_related("colleague", "deputy")
        .prefetch_related(Prefetch("roles", roles))
        .order_by("pk")
    )
