"""Reads of who left so long ago that there is no reason any more to know them."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.intensify.models import Position
from verder.apps.intensify.queries.mergeable import mergeable_people
from verder.apps.intensify.queries.people import visible_people
from verder.domain.intensify.contact_quality import ContactLimits


def leavers(user: User, on: date) -> QuerySet[Any]:
    """Return who left every employer longer ago than is usual here, of those the user may erase.

    Who is kept on purpose comes back when that time is over.
    """
    border = on - timedelta(days=limits_of(ContactLimits).leavers_days)
    working = Position.objects.filter(person=OuterRef("pk")).filter(
        Q(ended_on=None) | Q(ended_on__gt=border)
    )
    rows = (
        visible_people(user)
        .filter(Q(keep_until=None) | Q(keep_until__lte=on))
        .filter(~Exists(working))
        .annotate(left_on=Max("positions__ended_on"))
    )
    mine = mergeable_people(user, list(rows.values_list("pk", flat=True)))
    return rows.filter(pk__in=mine).order_by("left_on", "pk")
