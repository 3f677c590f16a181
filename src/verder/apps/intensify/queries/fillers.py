"""Reads of whom a vacant position may be for, among those who are known."""

from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from verder.apps.core.models import User
from verder.apps.intensify.models import Person, Position
from verder.apps.intensify.queries.people import held_on, visible_people, visible_positions

WORDS = 4


def fillers_of(user: User, position: Position, words: str) -> QuerySet[Person]:
    """Return who may take a position: of the same account first; by name where one is typed."""
    near = Position.objects.filter(account=position.account_id).values("person")
    rows = visible_people(user).annotate(
        nearness=Case(
            When(pk__in=near, then=Value(0)), default=Value(1), output_field=IntegerField()
        )
    )
    for word in words.split()[:WORDS]:
        rows = rows.filter(
            Q(given_name__icontains=word)
            | Q(family_name__icontains=word)
            | Q(reaches__value__icontains=word)
        )
    if not words.split():
        rows = rows.filter(nearness=0)
    return rows.distinct().order_by("nearness", "family_name", "given_name", "pk")


def places_now(user: User, person: Person, on: date) -> QuerySet[Position]:
    """Return where somebody works on a day, of the accounts in view."""
    rows = visible_positions(user).filter(held_on(on), person=person)
    return rows.select_related("account").order_by("pk")
