"""Contacts that come back: made, changed and ended as one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.intensify.enums import MomentState, PlanActKind, SeriesUnit
from verder.apps.intensify.models import ContactMoment, PlanAct, PlanSeries
from verder.apps.intensify.plan_entries import PlanEntry
from verder.apps.intensify.rules import may_log_contacts
from verder.apps.intensify.services.plan_lines import content_of, keep_act, line_of
from verder.apps.intensify.services.planning import (
    People,
    dropped,
    locked_planned,
    made_contacts,
    plan_contacts,
    written,
)
from verder.domain.intensify.recurrence import days_of_series
from verder.domain.values.period import first_of_month

MOST_IN_SERIES: Final = 120
Rhythm = Mapping[str, Any]  # every, unit, from_on, until_on


@transaction.atomic
def plan_series(*, by: User | None, account: Account, entry: PlanEntry, rhythm: Rhythm) -> PlanAct:
    """Plan contacts that come back."""
    if not may_log_contacts(by, account):
        raise PermissionDenied
    series = PlanSeries(account=account, by=by, **rhythm)
    series.full_clean()
    days = _days(series)
    series.save()
    return plan_contacts(
        by=by,
        account=account,
        entries=[replace(entry, on=day) for day in days],
        kind=PlanActKind.SERIES,
        series=series,
    )


@transaction.atomic
def change_series(
    *, by: User | None, series: PlanSeries, entry: PlanEntry, rhythm: Rhythm, today: date
) -> PlanAct:
    """Change all contacts of a series that are still to come, and its rhythm from today on.

    A contact keeps its identity where the new rhythm has one for it; those too many are
    dropped, those too few are planned.
    """
    if not may_log_contacts(by, series.account):
        raise PermissionDenied
    for name, value in rhythm.items():
        setattr(series, name, value)
    series.full_clean()
    days = [day for day in _days(series) if day >= first_of_month(today)]
    series.save()
    coming = _coming(by, series, today)
    entries = [replace(entry, on=day) for day in days]
    people = People(series.account, [entry])
    lines = []
    for moment, wanted in zip(coming, entries, strict=False):
        before = content_of(moment)
        lines.append(line_of(written(moment, wanted, people), before))
    lines += [dropped(moment) for moment in coming[len(entries) :]]
    more = made_contacts(by, series.account, entries[len(coming) :], people, series)
    lines += [line_of(moment, None) for moment in more]
    return keep_act(by=by, kind=PlanActKind.SERIES_CHANGED, accounts=[series.account], lines=lines)


@transaction.atomic
def end_series(*, by: User | None, series: PlanSeries, today: date) -> PlanAct:
    """Let the contacts of a series that are still to come not take place."""
    if not may_log_contacts(by, series.account):
        raise PermissionDenied
    coming = _coming(by, series, today)
    if not coming:
        raise Refused("plan_series_empty")
    return keep_act(
        by=by,
        kind=PlanActKind.SERIES_ENDED,
        accounts=[series.account],
        lines=[dropped(moment) for moment in coming],
    )


def _coming(by: User | None, series: PlanSeries, today: date) -> list[ContactMoment]:
    rows = series.moments.filter(state=MomentState.PLANNED, on__gte=first_of_month(today))
    keys = list(rows.order_by("on", "pk").values_list("pk", flat=True))
    return locked_planned(by, keys) if keys else []


def _days(series: PlanSeries) -> list[date]:
    days = days_of_series(
        series.from_on,
        series.until_on,
        weeks=series.every if series.unit == SeriesUnit.WEEK else 0,
        months=series.every if series.unit == SeriesUnit.MONTH else 0,
    )
    if not days:
        raise Refused("plan_series_empty")
    if len(days) > MOST_IN_SERIES:
        raise Refused("plan_series_long", most=MOST_IN_SERIES)
    return days
