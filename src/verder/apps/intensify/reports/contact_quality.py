"""How complete and how fresh the details of contacts are."""

from datetime import date
from functools import reduce
from itertools import chain, repeat
from operator import add
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, When

from verder.apps.identify.limits import limits_of
from verder.apps.intensify.enums import ReachKind
from verder.apps.intensify.models import PositionRole, Reach
from verder.apps.intensify.queries.contact_list import HERE
from verder.domain.intensify.contact_quality import (
    ContactDetails,
    ContactLimits,
    ContactQuality,
    contact_quality,
)
from verder.domain.values.missing import NotComputable

# What a contact should have.
REQUIRED = (
    Q(person__given_name__gt=""),
    Q(function__gt=""),
    *(
        Exists(Reach.objects.filter(person=OuterRef("person"), kind=kind, value__gt=""))
        for kind in (ReachKind.EMAIL, ReachKind.PHONE)
    ),
    Exists(PositionRole.objects.filter(position=OuterRef("pk"), ended_on=None)),
)


def quality_of(contacts: QuerySet[Any], today: date) -> ContactQuality | NotComputable:
    """Return the score over those of the contacts who are there now, as a list reads them.

    The database counts who have as much filled and were checked on the same day.
    """
    filled = reduce(add, (Case(When(known, then=1), default=0) for known in REQUIRED))
    alike = (
        contacts.filter(state=HERE)
        .order_by()
        .annotate(filled=filled)
        .values_list("person__verified_on", "filled")
        .annotate(count=Count("pk"))
    )
    found = chain.from_iterable(
        repeat(ContactDetails(filled=known, required=len(REQUIRED), verified_on=verified_on), count)
        for verified_on, known, count in alike
    )
    try:
        return contact_quality(list(found), today=today, limits=limits_of(ContactLimits))
    except NotComputable as missing:
        return missing
