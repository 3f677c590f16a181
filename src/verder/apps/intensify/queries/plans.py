"""Reads of the plan of contacts: what is planned, what slipped, and what was done to it."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.models import User
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import (
    Colleague,
    ContactMoment,
    PlanAct,
    Position,
    PositionRole,
    Seat,
)
from verder.apps.intensify.queries.contacts import visible_moments
from verder.apps.intensify.queries.people import held_on
from verder.domain.values.period import first_of_month

LATEST_ACTS = 8


def planned_moments(user: User | None) -> QuerySet[ContactMoment]:
    """Return the contacts still to come that the user sees."""
    rows = ContactMoment.objects.all() if user is None else visible_moments(user)
    return rows.filter(state=MomentState.PLANNED)


def with_people(moments: QuerySet[ContactMoment]) -> QuerySet[ContactMoment]:
    """Return contacts with account, people of both sides and series, by day."""
    return (
        moments.select_related("account", "owner", "series")
        .prefetch_related(
            Prefetch("positions", Position.objects.select_related("person").order_by("pk")),
            Prefetch("colleagues", Colleague.objects.order_by("name", "pk")),
        )
        .order_by("on", "pk")
    )


def with_roles(moments: QuerySet[ContactMoment], on: date) -> QuerySet[ContactMoment]:
    """Return contacts with account and people, and the roles at the customer of a day, by day."""
    held = PositionRole.objects.filter(held_on(on))
    positions = Position.objects.select_related("person").order_by("pk")
    return (
        moments.select_related("account", "owner", "series")
        .prefetch_related(
            Prefetch("positions", positions.prefetch_related(Prefetch("roles", held))),
            Prefetch("colleagues", Colleague.objects.order_by("name", "pk")),
        )
        .order_by("on", "pk")
    )


def overdue_moments(user: User | None, today: date) -> QuerySet[ContactMoment]:
    """Return what should have taken place and of which nobody said that it did."""
    month_passed = Q(is_month_only=True, on__lt=first_of_month(today))
    return planned_moments(user).filter(month_passed | Q(is_month_only=False, on__lt=today))


def colleagues_in_view(user: User | None, on: date) -> QuerySet[Colleague]:
    """Return the colleagues who work for accounts that the user sees, and who the user is.

    The terminal sees everybody.
    """
    there = Colleague.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on))
    if user is None:
        return there
    seats = Seat.objects.filter(held_on(on), account__in=visible_accounts(user))
    return there.filter(Q(pk__in=seats.values("colleague")) | Q(user=user))


def planned_accounts(user: User) -> QuerySet[Account]:
    """Return the accounts in view with something planned, by name."""
    planned = planned_moments(user).order_by().values("account")
    return visible_accounts(user).filter(pk__in=planned).order_by("name", "pk")


def latest_acts(account: Account) -> list[PlanAct]:
    """Return what was last done to the plan of an account and still stands."""
    acts = PlanAct.objects.filter(account=account, undone_at=None).select_related("by")
    return list(acts.order_by("-pk")[:LATEST_ACTS])
