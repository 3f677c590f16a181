"""Reads for lists of contacts: a row for each place that somebody has, or should have."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    Value,
    When,
)

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.models import User
from verder.apps.intensify.enums import ReachKind
from verder.apps.intensify.models import Person, Position, PositionRole, Reach
from verder.apps.intensify.queries.people import held_on, visible_positions

HERE, VACANT, LEFT = "here", "vacant", "left"


def contacts(user: User, on: date) -> QuerySet[Any]:
    """Return all places at accounts in view, with their person, first e-mail, phone and state."""
    return told_with(visible_positions(user), on)


def told_with(positions: QuerySet[Position], on: date) -> QuerySet[Any]:
    """Return positions with all that a list says of them."""
    roles = PositionRole.objects.filter(held_on(on)).order_by("pk")
    return (
        positions.select_related("person", "account__owner")
        .prefetch_related(Prefetch("roles", roles, to_attr="held_roles"))
        .annotate(
            state=Case(
                When(ended_on__lte=on, then=Value(LEFT)),
                When(person=None, then=Value(VACANT)),
                default=Value(HERE),
                output_field=CharField(),
            ),
            email=_first(ReachKind.EMAIL),
            phone=_first(ReachKind.PHONE),
        )
    )


def _first(kind: ReachKind) -> Subquery:
    rows = Reach.objects.filter(person=OuterRef("person"), kind=kind).order_by("pk")
    return Subquery(rows.values("value")[:1], output_field=CharField())


def contacts_of(account: Account, on: date) -> QuerySet[Any]:
    """Return every place at an account, past ones included, those of now first, by name."""
    rows = told_with(Position.objects.filter(account=account), on)
    return rows.prefetch_related(all_reaches("person__")).order_by(
        "-level", "person__family_name", "person__given_name", "pk"
    )


def all_reaches(of: str = "") -> Prefetch[str]:
    """Return how to read the addresses and numbers of people along with them."""
    return Prefetch(f"{of}reaches", Reach.objects.order_by("kind", "pk"))


def seen_places(user: User, person: Person, on: date) -> QuerySet[Any]:
    """Return where somebody works and worked, of the accounts in view, the latest first."""
    rows = told_with(Position.objects.filter(person=person), on)
    return rows.filter(account__in=visible_accounts(user)).order_by(
        "state", "-ended_on", "-began_on", "-pk"
    )


def people_with_reaches(people: Iterable[int]) -> QuerySet[Person]:
    """Return people with their addresses and numbers, by name."""
    return (
        Person.objects.filter(pk__in=people)
        .prefetch_related(all_reaches())
        .order_by("family_name", "given_name", "pk")
    )
