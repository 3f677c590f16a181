"""Reads for whoever logs contacts: who comes first in a list, and contacts with their people."""

from datetime import date, timedelta
from typing import Final

from django.db.models import Case, F, Max, Prefetch, Q, QuerySet, Value, When

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import own_accounts, visible_accounts
from verder.apps.core.models import User
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import Colleague, ContactMoment, NextStep, Position
from verder.apps.intensify.queries.contacts import visible_moments, visible_steps
from verder.apps.intensify.queries.people import positions_of

NAMED: Final = ("person__family_name", "person__given_name", "pk")
OPEN, KEPT = "open", "kept"  # how a promise stands


def diary_of(user: User) -> QuerySet[ContactMoment]:
    """Return the contacts in view with who was there, the latest first."""
    return with_people(visible_moments(user)).order_by("-on", "-begins_at", "-pk")


def with_people(moments: QuerySet[ContactMoment]) -> QuerySet[ContactMoment]:
    """Return contacts with account, people of both sides, and author."""
    return moments.select_related("account", "by", "owner").prefetch_related(
        Prefetch("positions", Position.objects.select_related("person").order_by("pk")),
        Prefetch("colleagues", Colleague.objects.order_by("name", "pk")),
    )


def planned_contacts(user: User) -> QuerySet[ContactMoment]:
    """Return the contacts in view that are still to come, the first one first."""
    found = with_people(visible_moments(user).filter(state=MomentState.PLANNED))
    return found.order_by("on", "begins_at", "pk")


def planned_between(user: User, first: date, last: date) -> set[tuple[int | None, int]]:
    """Return with whom, and with which account, something is planned in these days."""
    coming = visible_moments(user).filter(
        state=MomentState.PLANNED, on__gte=first.replace(day=1), on__lte=last
    )
    coming = coming.exclude(on__lt=first, is_month_only=False)
    return set(coming.values_list("positions", "account"))


def met_on(day: date) -> QuerySet[Position]:
    """Return whoever was met on a day, by anybody."""
    return Position.objects.filter(moments__on=day, moments__state=MomentState.DONE)


def just_planned(user: User, account: Account, today: date) -> QuerySet[ContactMoment]:
    """Return what should have taken place with an account this week: the latest first."""
    with_me = Q(colleagues__user=user) | Q(owner__user=user)
    found = planned_contacts(user).filter(
        with_me,
        account=account,
        is_month_only=False,
        on__gt=today - timedelta(days=7),
        on__lte=today,
    )
    return found.distinct().order_by("-on", "-begins_at", "-pk")


def open_promises(user: User) -> QuerySet[NextStep]:
    """Return the promises in view that wait, the one that is due first first."""
    return promises(user).filter(done_on=None)


def promises(user: User, *, with_dropped: bool = False) -> QuerySet[NextStep]:
    """Return the promises in view with whose they are, by the day they are due."""
    found = visible_steps(user, with_dropped=with_dropped).select_related(
        "account", "owner", "by", "moment", "position__person"
    )
    state = Case(When(done_on=None, then=Value(OPEN)), default=Value(KEPT))
    return found.annotate(state=state).order_by(F("due_on").asc(nulls_last=True), "pk")


def recent_positions(user: User, account: Account, on: date) -> QuerySet[Position]:
    """Return who works at an account, whom the user met last first, then by name."""
    is_told = Q(moments__is_private=False) | Q(moments__by=user)
    met = Max("moments__on", filter=is_told & Q(moments__state=MomentState.DONE))
    return (
        positions_of(account, on)
        .annotate(met_on=met)
        .order_by(F("met_on").desc(nulls_last=True), *NAMED)
    )


def recent_accounts(user: User, *, most: int) -> list[Account]:
    """Return the accounts with which the user had contact last, then those of the user's own."""
    mine = (
        visible_moments(user)
        .filter(by=user)
        .exclude(state=MomentState.DROPPED)
        .values("account")
        .annotate(last=Max("on"))
        .order_by("-last", "-account")
        .values_list("account", flat=True)[:most]
    )
    keys = list(mine)
    own = own_accounts(user).exclude(pk__in=keys).order_by("name", "pk")
    met = visible_accounts(user).in_bulk(keys)
    return [met[key] for key in keys if key in met] + list(own[: max(0, most - len(keys))])


def contact_accounts(user: User, words: str, *, most: int) -> list[Account]:
    """Return the accounts in view whose name or town holds these words."""
    found = visible_accounts(user)
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(city__icontains=word))
    return list(found.order_by("name", "pk")[:most])
