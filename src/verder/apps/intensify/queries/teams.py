"""Reads of the own side: colleagues and the seats they have."""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, Q, QuerySet

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
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


def teammates(account: Account, on: date) -> list[Colleague]:
    """Return who has a seat in the team of an account and still works here, by name."""
    found = colleagues(on).filter(pk__in=seats_of(account, on).values("colleague"))
    return list(found)


def open_seats(account: Account) -> QuerySet[Seat]:
    """Return the seats that nobody ended, those of colleagues who left included."""
    return Seat.objects.filter(account=account, ended_on=None).select_related("colleague__user")


def visible_seats(user: User | None, on: date) -> QuerySet[Seat]:
    """Return the seats of a day at the accounts that the user sees; the terminal sees all."""
    seats = Seat.objects.filter(held_on(on))
    return seats if user is None else seats.filter(account__in=visible_accounts(user))


def seats_of_colleague(user: User | None, colleague: Colleague, on: date) -> QuerySet[Seat]:
    """Return the seats of a colleague at the accounts in view, by account."""
    seats = visible_seats(user, on).filter(colleague=colleague)
    return seats.select_related("account", "deputy").order_by("account__name", "pk")


def seats_without_deputy(user: User | None, colleague: Colleague, on: date) -> QuerySet[Seat]:
    """Return the seats of a colleague in view for which nobody stands in, by account."""
    still_here = Q(deputy__ended_on=None) | Q(deputy__ended_on__gt=on)
    seats = seats_of_colleague(user, colleague, on)
    return seats.exclude(pk__in=seats.filter(still_here, deputy__isnull=False).values("pk"))


def seat_hours(
    user: User | None, colleagues: Collection[int], on: date
) -> Iterable[tuple[int, Decimal | None]]:
    """Return a colleague and the hours a year of each seat at the accounts that the user sees."""
    rows = visible_seats(user, on).filter(colleague__in=colleagues).order_by("pk")
    return rows.values_list("colleague_id", "hours_a_year")


def people_to_seat(on: date) -> tuple[list[Colleague], list[User]]:
    """Return who can be taken into a team: colleagues, and users who are none yet."""
    users = User.objects.filter(is_active=True, colleague=None).order_by("name", "pk")
    return list(colleagues(on)), list(users)
