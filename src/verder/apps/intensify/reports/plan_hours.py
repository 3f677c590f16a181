"""Hours of the plan: what contacts take, what colleagues have, and what is left of it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.intensify.models import Colleague, ContactMoment
from verder.apps.intensify.queries.plans import planned_moments
from verder.apps.intensify.reports.capacity import capacities
from verder.domain.identify.service_concept import ServiceHours
from verder.domain.intensify.contact_hours import ContactHours
from verder.domain.intensify.working_days import share_left
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period, add_months, first_of_month
from verder.domain.values.workload import utilisation

ZERO = Decimal(0)
MONTHS = 12
Slot = tuple[int, date]  # a colleague in a month


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedLoad:
    """The hours of a colleague in a month: asked by the plan in view, and there for it.

    `available` is what is left beside contacts with accounts outside the reader's view: how
    free somebody is, as any shared calendar shows it.
    """

    needed: Decimal = ZERO
    available: Decimal = ZERO

    @property
    def over(self) -> Decimal:
        """Hours too many."""
        return max(ZERO, self.needed - self.available)

    @property
    def used(self) -> Decimal | NotComputable:
        """Which part of the hours is taken, or why there is no such part."""
        try:
            return utilisation(self.needed, self.available)
        except NotComputable as missing:
            return missing

    def plus(self, other: "PlannedLoad") -> "PlannedLoad":
        """Return both together."""
        return PlannedLoad(
            needed=self.needed + other.needed, available=self.available + other.available
        )


def plan_months(first: date) -> list[date]:
    """Return the twelve months of a plan."""
    return [add_months(first_of_month(first), number) for number in range(MONTHS)]


def contact_hours(hours: ServiceHours | None = None) -> ContactHours:
    """Return what each kind of contact takes, as the service concept has it."""
    hours = hours or limits_of(ServiceHours)
    return ContactHours(
        talk=hours.talk,
        travel=hours.travel,
        preparation=hours.preparation,
        call=hours.call,
        senior_meeting=hours.senior_meeting,
        review=hours.review,
    )


def effort_of(moment: ContactMoment, hours: ContactHours) -> Decimal:
    """Return the hours that a contact takes of each colleague who goes."""
    return hours.effort(moment.channel, moment.minutes)


def busy_colleagues(moment: ContactMoment) -> list[Colleague]:
    """Return whose hours a contact takes: who goes, or else who arranges it."""
    return list(moment.colleagues.all()) or ([moment.owner] if moment.owner else [])


def planned_loads(
    *, user: User | None, colleagues: Collection[Colleague], months: Sequence[date]
) -> dict[Slot, PlannedLoad]:
    """Return the load of colleagues by month, as this user sees it."""
    period = Period(months[0], add_months(months[-1], 1))
    everything = needed_hours(_in(None, period))
    needed = everything if user is None else needed_hours(_in(user, period))
    return {
        slot: PlannedLoad(
            needed=needed.get(slot, ZERO),
            available=hours - (everything.get(slot, ZERO) - needed.get(slot, ZERO)),
        )
        for slot, hours in capacities(colleagues, months).items()
    }


def room_of(
    *, user: User | None, colleagues: Collection[Colleague], months: Sequence[date], today: date
) -> dict[Slot, Decimal]:
    """Return the hours that colleagues have for what is in view; of this month what is left."""
    has = capacities(colleagues, months)
    loads = planned_loads(user=user, colleagues=colleagues, months=months)
    return {
        slot: load.available - has[slot] * (1 - share_left(slot[1], today))
        for slot, load in loads.items()
    }


def needed_hours(moments: QuerySet[ContactMoment]) -> Mapping[Slot, Decimal]:
    """Return the hours that contacts take of each colleague in each month."""
    found: defaultdict[Slot, Decimal] = defaultdict(Decimal)
    for colleague, on, _account, effort in _efforts(moments):
        found[colleague, first_of_month(on)] += effort
    return found


def planned_at_accounts(
    user: User | None,
    today: date,
    *,
    account: Account | None = None,
    colleague: Colleague | None = None,
) -> Mapping[tuple[int, int], Decimal]:
    """Return the hours planned for twelve months of each colleague at each account, in view."""
    months = plan_months(today)
    moments = _in(user, Period(months[0], add_months(months[-1], 1)))
    if account is not None:
        moments = moments.filter(account=account)
    found: defaultdict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for key, _on, at, effort in _efforts(moments, colleague):
        found[key, at] += effort
    return found


def _efforts(
    moments: QuerySet[ContactMoment], colleague: Colleague | None = None
) -> Iterator[tuple[int, date, int, Decimal]]:
    """Yield who goes, when, to which account, and the hours it takes; asked for one, of one."""
    hours = contact_hours()
    busy = moments.order_by().annotate(busy=Coalesce("colleagues", "owner"))
    asked = busy.exclude(busy=None) if colleague is None else busy.filter(busy=colleague.pk)
    for key, on, account, channel, minutes in asked.values_list(
        "busy", "on", "account", "channel", "minutes"
    ):
        yield key, on, account, hours.effort(channel, minutes)


def _in(user: User | None, period: Period) -> QuerySet[ContactMoment]:
    return planned_moments(user).filter(on__gte=period.start_on, on__lt=period.end_on)
