"""What the parts of the service concept are called, and between which values they lie."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from verder.apps.core.holidays import HOLIDAY_CALENDARS
from verder.apps.identify.limit_shapes import Analysis, Limit, Unit
from verder.apps.identify.service_limits import flat_concept, make_concept, name_of
from verder.domain.identify.service_concept import (
    Channel,
    PlanKind,
    ServiceClass,
    ServiceConcept,
    ServiceHours,
)

CLASS_LABELS: Final[Mapping[ServiceClass, str | Promise]] = {
    ServiceClass.KEY: _("Key account"),
    ServiceClass.A: _("A: top customer"),
    ServiceClass.B: _("B: follower"),
    ServiceClass.C: _("C: tail customer"),
    ServiceClass.PROSPECT: _("Inactive or prospect"),
}
PLAN_LABELS: Final[Mapping[PlanKind, str | Promise]] = {
    PlanKind.FULL: _("full"),
    PlanKind.LIGHT: _("light"),
    PlanKind.LIGHT_IF_PROMISING: _("light from a score of 3.5"),
    PlanKind.NONE: _("none"),
}
CHANNEL_LABELS: Final[Mapping[Channel, str | Promise]] = {
    Channel.ACCOUNT_TEAM: _("account manager and team"),
    Channel.ACCOUNT_MANAGER: _("account manager"),
    Channel.WITH_INSIDE_SALES: _("account manager and inside sales"),
    Channel.INSIDE_SALES: _("inside sales or portal"),
    Channel.MARKETING: _("marketing"),
}
COUNT_LABELS: Final[Mapping[str, str | Promise]] = {
    "visits": _("Visits a year"),
    "calls": _("Calls a year"),
    "senior_meetings": _("Senior meetings a year"),
    "reviews": _("Reviews a year"),
    "response_hours": _("Answer within (hours)"),
}
HOUR_LABELS: Final[Mapping[str, str | Promise]] = {
    "talk": _("Visit: the talk (hours)"),
    "travel": _("Visit: there and back (hours)"),
    "preparation": _("Visit: before and after (hours)"),
    "call": _("Call (hours)"),
    "senior_meeting": _("Senior meeting (hours)"),
    "review": _("Review (hours)"),
    "full_plan": _("Full plan (hours a year)"),
    "light_plan": _("Light plan (hours a year)"),
}


def _level_limits() -> Iterator[Limit]:
    for each, label in CLASS_LABELS.items():
        for part, name in COUNT_LABELS.items():
            yield _number(name_of(each, part), format_lazy("{}: {}", label, name), 1000)
        yield Limit(
            name=name_of(each, "plan"),
            label=format_lazy("{}: {}", label, _("Plan")),
            unit=Unit.CHOICE,
            choices=tuple(PLAN_LABELS),
            choice_labels=tuple(PLAN_LABELS.values()),
        )
        yield Limit(
            name=name_of(each, "channel"),
            label=format_lazy("{}: {}", label, _("Channel")),
            unit=Unit.CHOICE,
            choices=tuple(CHANNEL_LABELS),
            choice_labels=tuple(CHANNEL_LABELS.values()),
        )


def _hour_limits() -> Iterator[Limit]:
    for name, label in HOUR_LABELS.items():
        yield _number(name, label, 500)
    yield _number("days", _("Working days a year"), 366)
    yield _number("hours_a_day", _("Hours a day"), 24)
    yield Limit(name="customer_share", label=_("Part of the time for customers"), unit=Unit.SHARE)
    yield Limit(
        name="holidays",
        label=_("Public holidays of"),
        unit=Unit.CHOICE,
        choices=tuple(HOLIDAY_CALENDARS),
        choice_labels=tuple(HOLIDAY_CALENDARS.values()),
    )


def _number(name: str, label: str | Promise, most: int) -> Limit:
    return Limit(name=name, label=label, unit=Unit.RATIO, most=Decimal(most))


SERVICE_CONCEPT: Final = Analysis(
    key="service_concept",
    label=_("Service concept"),
    kind=ServiceConcept,
    made_by=make_concept,
    flat=flat_concept,
    limits=tuple(_level_limits()),
)
SERVICE_HOURS: Final = Analysis(
    key="service_hours",
    label=_("Service concept: hours"),
    kind=ServiceHours,
    limits=tuple(_hour_limits()),
)
