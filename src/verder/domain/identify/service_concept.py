"""Service concept (bedieningsconcept): what each class of customer gets, in hours a year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from verder.domain.values.holidays import HolidayCalendar
from verder.domain.values.workload import Effort, account_hours, capacity_hours

ZERO: Final = Decimal(0)


class ServiceClass(StrEnum):
    """The classes of the service concept."""

    KEY = "key"
    A = "A"
    B = "B"
    C = "C"
    PROSPECT = "prospect"  # inactive customers, and those who are none yet


class PlanKind(StrEnum):
    """How full the account plan is."""

    FULL = "full"
    LIGHT = "light"
    LIGHT_IF_PROMISING = "light_if_promising"  # from a score of 3.5; counted once it is made
    NONE = "none"


class Channel(StrEnum):
    """Who serves the customer."""

    ACCOUNT_TEAM = "account_team"
    ACCOUNT_MANAGER = "account_manager"
    WITH_INSIDE_SALES = "with_inside_sales"
    INSIDE_SALES = "inside_sales"
    MARKETING = "marketing"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLevel:
    """What one customer of a class gets in a year; `response_hours` is how soon an answer comes."""

    visits: Decimal
    calls: Decimal
    senior_meetings: Decimal
    reviews: Decimal
    response_hours: Decimal
    plan: PlanKind
    channel: Channel

    def __post_init__(self) -> None:
        counts = (self.visits, self.calls, self.senior_meetings, self.reviews, self.response_hours)
        if any(count < 0 for count in counts):
            raise ValueError("A service is never less than nothing.")


def _level(
    visits: str, calls: int, senior: int, reviews: int, response: int, plan: PlanKind, by: Channel
) -> ServiceLevel:
    return ServiceLevel(
        visits=Decimal(visits),
        calls=Decimal(calls),
        senior_meetings=Decimal(senior),
        reviews=Decimal(reviews),
        response_hours=Decimal(response),
        plan=plan,
        channel=by,
    )


# Our own proposal (REC). "0-1 visits" is a half; a review on signal is counted when it comes.
DEFAULT_LEVELS: Final[Mapping[ServiceClass, ServiceLevel]] = {
    ServiceClass.KEY: _level("24", 24, 2, 4, 4, PlanKind.FULL, Channel.ACCOUNT_TEAM),
    ServiceClass.A: _level("12", 18, 1, 2, 8, PlanKind.FULL, Channel.ACCOUNT_MANAGER),
    ServiceClass.B: _level("4", 12, 0, 1, 24, PlanKind.LIGHT, Channel.WITH_INSIDE_SALES),
    ServiceClass.C: _level("0.5", 4, 0, 0, 48, PlanKind.NONE, Channel.INSIDE_SALES),
    ServiceClass.PROSPECT: _level("1", 4, 0, 0, 48, PlanKind.LIGHT_IF_PROMISING, Channel.MARKETING),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceConcept:
    """What the customers of each class get."""

    levels: Mapping[ServiceClass, ServiceLevel] = field(
        default_factory=lambda: dict(DEFAULT_LEVELS)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceHours:
    """How long each contact takes, and how much time an account manager has in a year.

    A visit is its talk, the way there and back, and what comes before and after it.
    """

    talk: Decimal = Decimal("1.25")
    travel: Decimal = Decimal("1.25")
    preparation: Decimal = Decimal("0.75")
    call: Decimal = Decimal("0.5")
    senior_meeting: Decimal = Decimal(4)
    review: Decimal = Decimal(3)
    full_plan: Decimal = Decimal(16)
    light_plan: Decimal = Decimal(4)
    days: Decimal = Decimal(220)
    hours_a_day: Decimal = Decimal(8)
    customer_share: Decimal = Decimal("0.45")
    holidays: HolidayCalendar = HolidayCalendar.NETHERLANDS

    def __post_init__(self) -> None:
        if self.days > 366 or self.hours_a_day > 24 or not 0 <= self.customer_share <= 1:
            raise ValueError("A year has 366 days at most, and a day 24 hours.")

    @property
    def visit(self) -> Decimal:
        """Hours that one visit takes in all."""
        return self.talk + self.travel + self.preparation

    @property
    def capacity(self) -> Decimal:
        """Hours that one account manager has for customers in a year."""
        return capacity_hours(self.days, self.hours_a_day, self.customer_share)


def served_as(service_class: ServiceClass, *, is_developed: bool) -> ServiceClass:
    """Return the service that a customer gets: who is developed of class C gets that of B.

    >>> str(served_as(ServiceClass.C, is_developed=True))
    'B'
    """
    if is_developed and service_class is ServiceClass.C:
        return ServiceClass.B
    return service_class


def is_promising(
    service_class: ServiceClass, *, white_space: Decimal, least_of_a: Decimal | None
) -> bool:
    """Return whether a customer of class C could buy that much more that it would be an A.

    White space (witte vlek) is what it could buy less what it buys; `least_of_a` what the
    smallest of class A buys, None where there is none. Source: our own rule (REC).

    >>> is_promising(ServiceClass.C, white_space=Decimal(90), least_of_a=Decimal(80))
    True
    """
    return service_class is ServiceClass.C and least_of_a is not None and white_space > least_of_a


def level_hours(level: ServiceLevel, hours: ServiceHours) -> Decimal:
    """Return the hours that one account of this service level takes in a year."""
    plan = {PlanKind.FULL: hours.full_plan, PlanKind.LIGHT: hours.light_plan}
    return account_hours(
        [
            Effort(level.visits, hours.visit),
            Effort(level.calls, hours.call),
            Effort(level.senior_meetings, hours.senior_meeting),
            Effort(level.reviews, hours.review),
        ],
        plan.get(level.plan, ZERO),
    )
