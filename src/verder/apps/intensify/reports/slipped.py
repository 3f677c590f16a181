"""What slipped, each with the new date that is proposed for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.intensify.models import ContactMoment
from verder.apps.intensify.queries.plans import planned_moments, with_roles
from verder.apps.intensify.reports.capacity import days_off
from verder.apps.intensify.reports.contact_values import importance
from verder.apps.intensify.reports.plan_hours import (
    busy_colleagues,
    contact_hours,
    effort_of,
    needed_hours,
    room_of,
)
from verder.domain.identify.service_concept import ServiceHours
from verder.domain.intensify.slipped import NewDate, Slipped, propose_dates
from verder.domain.values.period import add_months, first_of_month

ZERO = Decimal(0)
AHEAD = 6  # months in which a new date is looked for


@dataclass(frozen=True, slots=True)
class SlippedContact:
    """A contact that should have been, and when it is proposed to be."""

    moment: ContactMoment
    proposed: NewDate


def slipped_report(
    *, user: User | None, moments: QuerySet[ContactMoment], today: date
) -> list[SlippedContact]:
    """Return contacts that slipped, each with the first date for which there is room."""
    found = list(with_roles(moments, today))
    if not found:
        return []
    months = [add_months(first_of_month(today), number) for number in range(AHEAD)]
    people = {each.pk: each for moment in found for each in busy_colleagues(moment)}
    room = room_of(user=user, colleagues=list(people.values()), months=months, today=today)
    others = planned_moments(user).exclude(pk__in=[moment.pk for moment in found])
    taken = needed_hours(others.filter(on__gte=months[0], on__lt=add_months(months[-1], 1)))
    proposed = propose_dates(
        _slipped(found),
        {slot: hours - taken.get(slot, ZERO) for slot, hours in room.items()},
        months,
        today,
        days_off(list(people.values()), limits_of(ServiceHours), {day.year for day in months}),
    )
    return [SlippedContact(*each) for each in zip(found, proposed, strict=True)]


def _slipped(moments: Sequence[ContactMoment]) -> list[Slipped]:
    hours = contact_hours()
    return [
        Slipped(
            key=moment.pk,
            colleagues=tuple(each.pk for each in busy_colleagues(moment)),
            hours=effort_of(moment, hours),
            weight=importance(moment),
            had_on=moment.on,
            has_day=not moment.is_month_only,
        )
        for moment in moments
    ]
