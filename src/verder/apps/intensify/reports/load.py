"""How full the year of colleagues is: the hours of their seats beside the hours they have."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verder.apps.core.models import User
from verder.apps.intensify.models import Colleague
from verder.apps.intensify.queries.teams import seat_hours
from verder.apps.intensify.reports.capacity import year_capacities
from verder.domain.values.missing import NotComputable
from verder.domain.values.workload import utilisation


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedLoad:
    """The accounts and hours of a colleague in a year, over the accounts in view.

    Seats of which nobody said the hours are counted in `unsaid`, and add none.
    """

    accounts: int
    hours: Decimal
    unsaid: int
    capacity: Decimal
    share: Decimal | NotComputable


def agreed_loads(
    user: User | None, colleagues: Collection[Colleague], today: date
) -> Mapping[int, AgreedLoad]:
    """Return the load of each colleague, counted over the accounts that the user sees."""
    capacity = year_capacities(colleagues, today.year)
    hours: dict[int, list[Decimal | None]] = {each.pk: [] for each in colleagues}
    for colleague_id, said in seat_hours(user, hours.keys(), today):
        hours[colleague_id].append(said)
    return {each.pk: _load(hours[each.pk], capacity[each.pk]) for each in colleagues}


def _load(seats: Iterable[Decimal | None], capacity: Decimal) -> AgreedLoad:
    found = list(seats)
    said = [hours for hours in found if hours is not None]
    return AgreedLoad(
        accounts=len(found),
        hours=sum(said, Decimal(0)),
        unsaid=len(found) - len(said),
        capacity=capacity,
        share=_share(said, len(found), capacity),
    )


def _share(said: Collection[Decimal], seats: int, capacity: Decimal) -> Decimal | NotComputable:
    if seats and not said:
        return NotComputable("no_team_hours")
    try:
        return utilisation(sum(said, Decimal(0)), capacity)
    except NotComputable as missing:
        return missing
