"""How complete and how fresh the details of contacts are."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

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

# What a contact should have, beside a role in the buying team.
REQUIRED = ("person__given_name", "function", "email", "phone")


def quality_of(contacts: QuerySet[Any], today: date) -> ContactQuality | NotComputable:
    """Return the score over those of the contacts who are there now, as a list reads them."""
    role = PositionRole.objects.filter(position=OuterRef("pk"), ended_on=None)
    rows = contacts.filter(state=HERE).annotate(has_role=Exists(role))
    found = [
        ContactDetails(
            filled=sum(1 for field in fields if field),
            required=len(fields),
            verified_on=verified_on,
        )
        for _key, verified_on, *fields in rows.order_by("pk").values_list(
            "pk", "person__verified_on", *REQUIRED, "has_role"
        )
    ]
    try:
        return contact_quality(found, today=today, limits=limits_of(ContactLimits))
    except NotComputable as missing:
        return missing
