"""Reads of the people on the customer's side."""

from collections.abc import Collection
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.models import User
from verder.apps.intensify.models import Opinion, Person, Position, PositionRole


def held_on(day: date) -> Q:
    """Return the condition that something with a begin and an end held on a day."""
    return (Q(began_on=None) | Q(began_on__lte=day)) & (Q(ended_on=None) | Q(ended_on__gt=day))


def positions_of(account: Account, on: date) -> QuerySet[Position]:
    """Return who works at an account on a day, with their person and roles, by name."""
    roles = PositionRole.objects.filter(held_on(on)).order_by("pk")
    return (
        Position.objects.filter(held_on(on), account=account)
        .select_related("person")
        .prefetch_related(Prefetch("roles", roles))
        .order_by("person__family_name", "person__given_name", "pk")
    )


def visible_positions(user: User) -> QuerySet[Position]:
    """Return all positions, past and present, at the accounts that the user sees."""
    return Position.objects.filter(account__in=visible_accounts(user))


def visible_people(user: User) -> QuerySet[Person]:
    """Return the people who have, or had, a position at an account that the user sees."""
    return Person.objects.filter(pk__in=visible_positions(user).values("person"))


def opinions_on(positions: Collection[int], on: date) -> dict[int, Opinion]:
    """Return the judgement that held of each position on a day; ask `may_see_opinions` first."""
    rows = (
        Opinion.objects.filter(position__in=positions, on__lte=on, keep_until__gt=on)
        .filter(Q(replaced_on=None) | Q(replaced_on__gt=on))
        .select_related("by", "mover")
        .order_by("on", "pk")
    )
    return {row.position_id: row for row in rows}
