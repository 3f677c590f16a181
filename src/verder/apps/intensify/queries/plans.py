"""Reads of the plan of contacts: what is planned, what slipped, and what was done to it."""

from collections.abc import Collection
from datetime import date

from django.db.models import Prefetch, QuerySet

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import Absence, Colleague, ContactMoment, PlanAct, Position
from verder.apps.intensify.queries.contacts import visible_moments

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


def latest_acts(account: Account) -> list[PlanAct]:
    """Return what was last done to the plan of an account and still stands."""
    acts = PlanAct.objects.filter(account=account, undone_at=None).select_related("by")
    return list(acts.order_by("-pk")[:LATEST_ACTS])


def absences_of(colleagues: Collection[int], *, until_on: date) -> QuerySet[Absence]:
    """Return the days that colleagues see no customers, up to a day."""
    rows = Absence.objects.filter(colleague__in=colleagues, from_on__lt=until_on)
    return rows.order_by("from_on", "pk")
