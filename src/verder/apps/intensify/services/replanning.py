"""What slipped is planned again in one act: moved on, spread over the year, or dropped."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction

from verder.apps.core.models import User
from verder.apps.intensify.enums import PlanActKind
from verder.apps.intensify.models import ContactMoment, PlanAct
from verder.apps.intensify.reports.capacity import free_days
from verder.apps.intensify.reports.plan_hours import busy_colleagues
from verder.apps.intensify.services.plan_lines import Line, keep_act
from verder.apps.intensify.services.planning import (
    accounts_of,
    dropped,
    locked_planned,
    moved,
    moved_to,
)
from verder.domain.intensify.contact_plan import phase, spread
from verder.domain.values.period import add_months, first_of_month

LAST_MONTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAgainOn:
    """A new date: a day, or any day of its month."""

    on: date
    is_month_only: bool


class Again(StrEnum):
    """What is done with contacts that slipped."""

    MOVE = "move"
    SPREAD = "spread"
    DROP = "drop"


@transaction.atomic
def replan(
    *, by: User | None, moments: Sequence[ContactMoment], again: Again, today: date
) -> PlanAct:
    """Plan contacts that slipped again: this month, spread over the rest of the year, or not."""
    held = locked_planned(by, [moment.pk for moment in moments])
    match again:
        case Again.MOVE:
            lines = [moved(moment, today) for moment in held]
        case Again.SPREAD:
            lines = _spread_out(held, today)
        case Again.DROP:
            lines = [dropped(moment) for moment in held]
    return keep_act(by=by, kind=PlanActKind.REPLANNED, accounts=accounts_of(held), lines=lines)


@transaction.atomic
def replan_on(*, by: User | None, dates: Mapping[int, PlanAgainOn]) -> PlanAct:
    """Plan contacts that slipped again, each on the date that was chosen for it."""
    held = locked_planned(by, list(dates))
    lines = [
        moved(moment, dates[moment.pk].on)
        if dates[moment.pk].is_month_only
        else moved_to(moment, dates[moment.pk].on)
        for moment in held
    ]
    return keep_act(by=by, kind=PlanActKind.REPLANNED, accounts=accounts_of(held), lines=lines)


def rest_of_year(today: date) -> list[date]:
    """Return the months that are left of the year; of December, the first quarter as well."""
    months = [date(today.year, month, 1) for month in range(today.month, LAST_MONTH + 1)]
    first = first_of_month(today)
    return months if len(months) > 1 else [add_months(first, number) for number in range(4)]


def _spread_out(moments: Sequence[ContactMoment], today: date) -> list[Line]:
    """Spread the contacts of each colleague over the days that this colleague works."""
    months = rest_of_year(today)
    by_colleague: defaultdict[int, list[ContactMoment]] = defaultdict(list)
    people = {}
    for moment in moments:
        first = next(iter(busy_colleagues(moment)), None)
        by_colleague[first.pk if first else 0].append(moment)
        if first:
            people[first.pk] = first
    free = free_days(people.values(), months)
    lines = []
    for place, (key, some) in enumerate(sorted(by_colleague.items())):
        found = spread(len(some), free.get(key, {}), phase(place)) or [months[0]] * len(some)
        lines += [moved(moment, month) for moment, month in zip(some, found, strict=True)]
    return lines
