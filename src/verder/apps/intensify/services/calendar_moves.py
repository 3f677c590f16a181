"""What happens to a contact because its event changed in the calendar of who takes part."""

from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.core.services.audit import plain
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import ContactMoment
from verder.apps.intensify.reports.appointments import purpose_in
from verder.domain.intensify.appointments import Appointment, Part

CONTENT: Final = (
    *("state", "channel", "on", "begins_at", "minutes", "place", "purpose", "agreed"),
    *("is_private", "is_month_only"),
)
PEOPLE: Final = ("positions", "colleagues")
ALWAYS: Final = ("state", "before", "changed_at")
FIELDS: Final = {
    Part.WHEN: ("on", "begins_at", "minutes", "is_month_only"),
    Part.PLACE: ("place",),
    Part.TITLE: ("purpose",),
}


@transaction.atomic
def move_contact(
    *, by: User, moment: ContactMoment, there: Appointment, parts: frozenset[Part]
) -> None:
    """Let a planned contact be when, where and about what its event says."""
    before = _content(moment)
    moment.state = MomentState.PLANNED
    if Part.WHEN in parts:
        _take_time(moment, there)
    if Part.PLACE in parts:
        moment.place = there.place
    if Part.TITLE in parts:
        moment.purpose = purpose_in(there.title, moment)
    moment.before = before
    moment.full_clean(validate_unique=False)
    written = [name for part in sorted(parts) for name in FIELDS.get(part, ())]
    # Only these, so that what somebody writes here meanwhile stays.
    moment.save(update_fields=[*ALWAYS, *written])
    _record(by, moment, "account.contact_moved_by_calendar", before)


@transaction.atomic
def drop_by_calendar(*, by: User, moment: ContactMoment) -> None:
    """Drop a planned contact whose event was removed or cancelled; it can be undone here."""
    before = _content(moment)
    moment.state, moment.before = MomentState.DROPPED, before
    moment.save(update_fields=ALWAYS)
    _record(by, moment, "account.contact_dropped_by_calendar", before)


def _take_time(moment: ContactMoment, there: Appointment) -> None:
    moment.is_month_only = False
    if isinstance(there.begins, datetime):
        moment.begins_at, moment.minutes = there.begins, there.minutes or None
        moment.on = timezone.localdate(there.begins)
    else:
        moment.begins_at = moment.minutes = None
        moment.on = there.begins


def _content(moment: ContactMoment) -> dict[str, Any]:
    """Return what a contact says, so that this can be brought back."""
    people = {name: sorted(row.pk for row in getattr(moment, name).all()) for name in PEOPLE}
    return {**{name: plain(getattr(moment, name)) for name in CONTENT}, **people}


def _record(by: User, moment: ContactMoment, action: str, before: dict[str, Any]) -> None:
    """Put it on record: the day alone, of a private one only that it is; never what was said."""
    said: dict[str, object] = {"is_private": True}
    after = said if moment.is_private else {"day": moment.on}
    was = {} if moment.is_private else {"day": before["on"]}
    record(by=by, action=action, subject=moment.account, before=was, after=after)
