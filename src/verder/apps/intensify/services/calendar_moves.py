"""What happens to a contact because its event changed in the calendar of who takes part."""

from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.intensify.entries import uid_of_event
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import CalendarOrigin, ContactMoment, PlanSeries
from verder.apps.intensify.reports.appointments import purpose_in
from verder.apps.intensify.services.moments import content_of
from verder.domain.intensify.appointments import Appointment, Part

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
    before = content_of(moment)
    moment.state = MomentState.PLANNED
    if Part.WHEN in parts:
        take_time(moment, there)
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
    before = content_of(moment)
    moment.state, moment.before = MomentState.DROPPED, before
    moment.save(update_fields=ALWAYS)
    _record(by, moment, "account.contact_dropped_by_calendar", before)


@transaction.atomic
def plan_by_calendar(
    *,
    by: User,
    like: ContactMoment,
    there: Appointment,
    origin: CalendarOrigin,
    plan: PlanSeries | None,
) -> ContactMoment:
    """Plan one more contact of a series, with the people of one that is known."""
    moment = ContactMoment(
        uid=uid_of_event(origin.uid, origin.occurrence),
        account=like.account,
        channel=like.channel,
        state=MomentState.PLANNED,
        is_private=like.is_private,
        owner=like.owner,
        series=plan,
        by=by if like.is_private else like.by,
        purpose=like.purpose if like.is_private else purpose_in(there.title, like),
        place=like.place if like.is_private else there.place,
    )
    take_time(moment, there)
    moment.full_clean(validate_unique=False)
    moment.save()
    moment.positions.set(like.positions.all())
    moment.colleagues.set(like.colleagues.all())
    origin.moment = moment
    origin.save()
    said = {"is_private": True} if moment.is_private else {"day": moment.on}
    record(by=by, action="account.contact_planned", subject=moment.account, after=said)
    return moment


def take_time(moment: ContactMoment, there: Appointment) -> None:
    """Let a contact be when an event is: at an hour, or all day."""
    moment.is_month_only = False
    if isinstance(there.begins, datetime):
        moment.begins_at, moment.minutes = there.begins, there.minutes or None
        moment.on = timezone.localdate(there.begins)
    else:
        moment.begins_at = moment.minutes = None
        moment.on = there.begins


def _record(by: User, moment: ContactMoment, action: str, before: dict[str, Any]) -> None:
    """Put it on record: the day alone, of a private one only that it is; never what was said."""
    said: dict[str, object] = {"is_private": True}
    after = said if moment.is_private else {"day": moment.on}
    was = {} if moment.is_private else {"day": before["on"]}
    record(by=by, action=action, subject=moment.account, before=was, after=after)
