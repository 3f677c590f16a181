"""Two contacts beside each other, and what moves when they become one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.apps.core.models import User
from verder.apps.intensify.models import Person
from verder.apps.intensify.queries.contact_list import all_reaches
from verder.apps.intensify.queries.people import visible_positions
from verder.apps.intensify.reaches import shown_reach
from verder.apps.intensify.reports.merged_people import PeopleMergePreview
from verder.web.core.formats import day

FIELDS: Final[Mapping[str, Promise]] = {
    "given_name": _("First name"),
    "language": _("Language"),
    "birthday_on": _("Birthday"),
    "verified_on": _("Checked on"),
}
COUNTS: Final[Mapping[str, Promise]] = {
    "roles": _("Roles in the buying team"),
    "contacts": _("Contacts had and planned"),
    "promises": _("Promises"),
    "frequencies": _("Wanted and estimated contacts"),
    "opinions": _("Opinions of the account team"),
    "ties": _("Lines of influence"),
    "surveys": _("Surveys"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSide:
    """One of the two, with what tells who it is."""

    person: Person
    places: tuple[str, ...]
    reaches: tuple[str, ...]


def sides_of(user: User, people: Sequence[Person]) -> list[MergeSide]:
    """Return the two as they are now."""
    rows = visible_positions(user).filter(person__in=people).select_related("account")
    places = list(rows.order_by("ended_on", "pk"))
    known = Person.objects.prefetch_related(all_reaches()).in_bulk([each.pk for each in people])
    return [
        MergeSide(
            person=person,
            places=tuple(
                " · ".join(filter(None, (row.function, row.account.name, _until(row.ended_on))))
                for row in places
                if row.person_id == person.pk
            ),
            reaches=tuple(
                shown_reach(each.kind, each.value) for each in known[person.pk].reaches.all()
            ),
        )
        for person in people
    ]


def preview_rows(preview: PeopleMergePreview) -> list[tuple[str, str]]:
    """Return what moves, each with what it is called."""
    filled = [
        (str(FIELDS[name]), day(value) if isinstance(value, date) else str(value))
        for name, value in preview.filled.items()
        if name in FIELDS
    ]
    reaches = [
        (str(each.get_kind_display()), shown_reach(each.kind, each.value))
        for each in preview.reaches
    ]
    places = [
        (str(_("Position")), " · ".join(filter(None, (row.function, row.account.name))))
        for row in preview.places
    ]
    counts = [(str(COUNTS[name]), str(count)) for name, count in preview.counts.items()]
    return [*filled, *reaches, *places, *counts]


def _until(day_left: date | None) -> str:
    return str(_("until %(on)s") % {"on": day(day_left)}) if day_left else ""
