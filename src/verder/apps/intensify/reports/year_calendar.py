"""The year calendar: who is seen in which month, and whether the hours are there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.db.models import QuerySet

from verder.apps.core.models import User
from verder.apps.identify.reports.service_concept import service_classes
from verder.apps.intensify.models import Colleague, ContactMoment
from verder.apps.intensify.queries.plans import (
    colleagues_in_view,
    overdue_moments,
    planned_moments,
    with_people,
)
from verder.apps.intensify.reports.plan_hours import (
    PlannedLoad,
    Slot,
    busy_colleagues,
    contact_hours,
    effort_of,
    planned_loads,
)
from verder.domain.identify.service_concept import ServiceClass
from verder.domain.values.period import add_months, first_of_month

ZERO = Decimal(0)


class Side(StrEnum):
    """What the rows of the calendar are."""

    ACCOUNTS = "accounts"
    COLLEAGUES = "colleagues"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarAsked:
    """Which months, and whose contacts."""

    months: Sequence[date]
    side: Side = Side.ACCOUNTS
    colleague_id: int | None = None
    account_id: int | None = None
    service_class: ServiceClass | None = None


@dataclass(slots=True)
class CalendarCell:
    """The contacts of a row in a month, and their hours."""

    moments: list[ContactMoment] = field(default_factory=list)
    hours: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRow:
    """An account, or a colleague, with twelve months."""

    key: int
    name: str
    cells: tuple[CalendarCell, ...]
    service_class: ServiceClass | None = None

    @property
    def contacts(self) -> int:
        """How many contacts the year has."""
        return sum(len(cell.moments) for cell in self.cells)

    @property
    def hours(self) -> Decimal:
        """How many hours they take."""
        return sum((cell.hours for cell in self.cells), ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueLoad:
    """The load of a colleague by month, and over the year."""

    colleague: Colleague
    months: tuple[PlannedLoad, ...]

    @property
    def year(self) -> PlannedLoad:
        """All months together."""
        total = PlannedLoad()
        for load in self.months:
            total = total.plus(load)
        return total

    @property
    def over(self) -> Decimal:
        """Hours too many in the months that do not fit."""
        return sum((load.over for load in self.months), ZERO)

    @property
    def can_be_eased(self) -> bool:
        """Whether a month that does not fit has contacts in view, which can be moved."""
        return any(load.over and load.needed for load in self.months)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCalendar:
    """What is planned in twelve months, and the load of everybody in view."""

    asked: CalendarAsked
    rows: tuple[CalendarRow, ...]
    loads: tuple[ColleagueLoad, ...]
    overdue: tuple[ContactMoment, ...]
    colleagues: Mapping[int, Colleague]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is planned at all."""
        return not self.rows and not self.overdue

    @property
    def over(self) -> list[ColleagueLoad]:
        """Who has a month that does not fit."""
        return [load for load in self.loads if load.over]

    @property
    def can_be_eased(self) -> bool:
        """Whether moving contacts in view can make a month fit."""
        return any(load.can_be_eased for load in self.loads)


def year_calendar(*, user: User | None, asked: CalendarAsked, today: date) -> YearCalendar:
    """Return the calendar of the accounts and colleagues that the user sees."""
    until_on = add_months(asked.months[-1], 1)
    planned = planned_moments(user).filter(on__lt=until_on)
    since = max(asked.months[0], first_of_month(today))
    found = list(with_people(_narrowed(planned.filter(on__gte=since), asked)))
    late = list(with_people(_narrowed(overdue_moments(user, today), asked)))
    accounts = {moment.account_id: moment.account for moment in [*found, *late]}
    classes = service_classes(list(accounts.values()))
    if asked.service_class is not None:
        found = [each for each in found if classes[each.account_id] == asked.service_class]
        late = [each for each in late if classes[each.account_id] == asked.service_class]
    people = {each.pk: each for each in colleagues_in_view(user, today)}
    known = people | {each.pk: each for moment in found for each in busy_colleagues(moment)}
    loads = planned_loads(user=user, colleagues=list(known.values()), months=asked.months)
    return YearCalendar(
        asked=asked,
        rows=tuple(_rows(found, asked, classes)),
        loads=tuple(_loads(known.values(), loads, asked)),
        overdue=tuple(late),
        colleagues=known,
    )


def _narrowed(moments: QuerySet[ContactMoment], asked: CalendarAsked) -> QuerySet[ContactMoment]:
    if asked.colleague_id is not None:
        moments = moments.filter(colleagues=asked.colleague_id)
    if asked.account_id is not None:
        moments = moments.filter(account=asked.account_id)
    return moments


def _rows(
    moments: Sequence[ContactMoment],
    asked: CalendarAsked,
    classes: Mapping[int, ServiceClass],
) -> list[CalendarRow]:
    hours, places = contact_hours(), {month: place for place, month in enumerate(asked.months)}
    cells: defaultdict[tuple[int, str], list[CalendarCell]] = defaultdict(
        lambda: [CalendarCell() for _month in asked.months]
    )
    for moment in moments:
        effort, people = effort_of(moment, hours), busy_colleagues(moment)
        for key, name, spent in (
            [(moment.account_id, moment.account.name, effort * len(people))]
            if asked.side is Side.ACCOUNTS
            else [(each.pk, each.name, effort) for each in people]
        ):
            cell = cells[key, name][places[first_of_month(moment.on)]]
            cell.moments.append(moment)
            cell.hours += spent
    return [
        CalendarRow(
            key=key,
            name=name,
            cells=tuple(found),
            service_class=classes.get(key) if asked.side is Side.ACCOUNTS else None,
        )
        for (key, name), found in sorted(
            cells.items(), key=lambda item: (item[0][1].casefold(), item[0][0])
        )
    ]


def _loads(
    colleagues: Iterable[Colleague], loads: Mapping[Slot, PlannedLoad], asked: CalendarAsked
) -> list[ColleagueLoad]:
    found = [
        ColleagueLoad(colleague=each, months=tuple(loads[each.pk, month] for month in asked.months))
        for each in colleagues
        if asked.colleague_id in {None, each.pk}
    ]
    return sorted(found, key=lambda load: (-load.over, load.colleague.name.casefold()))
