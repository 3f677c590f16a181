"""The plan as the optimiser gets it: what each contact takes, is worth, and who could do it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verder.apps.core.models import User
from verder.apps.intensify.models import Colleague, ContactMoment, Seat
from verder.apps.intensify.queries.people import held_on
from verder.apps.intensify.queries.plans import colleagues_in_view, planned_moments, with_roles
from verder.apps.intensify.reports.contact_values import values_of
from verder.apps.intensify.reports.plan_hours import (
    Slot,
    busy_colleagues,
    contact_hours,
    effort_of,
    room_of,
)
from verder.domain.intensify.fitting_options import PlanItem
from verder.domain.values.period import add_months, first_of_month

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class FittingQuestion:
    """What is asked of the optimiser; the key of an item finds its contact and its colleague."""

    items: tuple[PlanItem, ...]
    room: Mapping[Slot, Decimal]
    moments: Mapping[int, tuple[ContactMoment, Colleague]]


def fitting_question(*, user: User | None, months: Sequence[date], today: date) -> FittingQuestion:
    """Return the contacts in view in these months, and the hours of everybody who has any.

    A contact with several colleagues takes each one's hours: it counts as an item for each,
    with an equal part of its value. Appointments with a day and those of several people stay
    where they are; only what stands on a month alone is moved, handed over or dropped.
    """
    planned = planned_moments(user).filter(on__gte=months[0], on__lt=add_months(months[-1], 1))
    moments = list(with_roles(planned, today))
    values, hours = values_of(moments), contact_hours()
    deputies = _deputies({moment.account_id for moment in moments}, today)
    found: dict[int, tuple[ContactMoment, Colleague]] = {}
    items: list[PlanItem] = []
    for moment in moments:
        people = busy_colleagues(moment)
        for colleague in people:
            key = len(items)
            found[key] = (moment, colleague)
            items.append(
                PlanItem(
                    key=key,
                    colleague_id=colleague.pk,
                    month=first_of_month(moment.on),
                    hours=effort_of(moment, hours),
                    value=values[moment.pk] / len(people),
                    deputies=deputies.get((moment.account_id, colleague.pk), ()),
                    is_fixed=not moment.is_month_only or len(people) > 1,
                )
            )
    return FittingQuestion(
        items=tuple(items), room=_room(user, months, found.values(), today), moments=found
    )


def _room(
    user: User | None,
    months: Sequence[date],
    found: Iterable[tuple[ContactMoment, Colleague]],
    today: date,
) -> dict[Slot, Decimal]:
    """Return the hours there are for what is in view; of this month only what is left of it."""
    people = {colleague.pk: colleague for _moment, colleague in found}
    if user is not None:
        people |= {each.pk: each for each in colleagues_in_view(user, today)}
    return room_of(user=user, colleagues=list(people.values()), months=months, today=today)


def _deputies(accounts: Collection[int], today: date) -> dict[tuple[int, int], tuple[int, ...]]:
    """Return who of the team of an account could go instead of whom: deputy, or same role."""
    by_account: defaultdict[int, list[Seat]] = defaultdict(list)
    rows = Seat.objects.filter(held_on(today), account__in=accounts).prefetch_related("roles")
    for seat in rows.order_by("pk"):
        by_account[seat.account_id].append(seat)
    found = {}
    for key, seats in by_account.items():
        roles = {
            seat.colleague_id: {row.role for row in seat.roles.all() if row.ended_on is None}
            for seat in seats
        }
        for seat in seats:
            alike = {
                other
                for other, theirs in roles.items()
                if other != seat.colleague_id and theirs & roles[seat.colleague_id]
            }
            named = {seat.deputy_id} if seat.deputy_id else set()
            found[key, seat.colleague_id] = tuple(sorted(alike | named))
    return found
