"""How complete and how fresh the details of contacts are."""

from datetime import date
from functools import reduce
from itertools import chain, repeat
from operator import add
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, When

from verder.apps.identify.limits import limits_of
from verder.apps.intensify.models import PositionRole
from verder.apps.intensify.queries.contact_list import HERE
from verder.domain.intensify.contact_quality import (
    ContactDetails,
    ContactLimits,
    ContactQuality,
    contact_quality,
)
from verder.domain.values.missing import NotComputable

# What a contact should have: these fields, and a role in the buying team.
TEXTS = ("person__given_name", "function", "email", "phone")
FIELDS = tuple(Q((f"{name}__gt", "")) for name in TEXTS)
REQUIRED = len(FIELDS) + 1


def quality_of(contacts: QuerySet[Any], today: date) -> ContactQuality | NotComputable:
    """Return the score over those of the contacts who are there now, as a list reads them.

    The database counts who have as much filled and were checked on the same day.
    """
    role = Exists(PositionRole.objects.filter(position=OuterRef("pk"), ended_on=None))
    filled = reduce(add, (Case(When(known, then=1), default=0) for known in (*FIELDS, role)))
    alike = (
        contacts.filter(state=HERE)
        .order_by()
        .annotate(filled=filled)
        .values_list("person__verified_on", "filled")
        .annotate(count=Count("pk"))
    )
    found = chain.from_iterable(
        repeat(ContactDetails(filled=known, required=REQUIRED, verified_on=verified_on), count)
        for verified_on, known, count in alike
    )
    try:
        return contact_quality(list(found), today=today, limits=limits_of(ContactLimits))
    except NotComputable as missing:
        return missing
