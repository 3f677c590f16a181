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

MOST_IN_SERIES: Final = 120
Rhythm = Mapping[str, Any]  # every, unit, from_on, until_on


@transaction.atomic
def plan_series(*, by: User | None, account: Account, entry: PlanEntry, rhythm: Rhythm) -> PlanAct:
    """Plan contacts that come back."""
    if not may_log_contacts(by, account):
        raise PermissionDenied
    series = _begun(by, account, rhythm)
    return plan_contacts(
        by=by,
        account=account,
        entries=[replace(entry, on=day) for day in _days(series)],
        kind=PlanActKind.SERIES,
        series=series,
    )


@transaction.atomic
def change_series(
    *,
    by: User | None,
    moment: ContactMoment,
    entry: PlanEntry,
    rhythm: Rhythm | None = None,
) -> PlanAct:
    """Change a contact of a series and all that follow it: what they are, and when.

    While date and rhythm stay, each keeps its own date, also one that was moved by itself.
    Else they follow from the new date on: a contact keeps its identity where the new rhythm
    has one for it; those too many are dropped, those too few are planned. They then are a
    series of their own, so that undoing it brings back the rhythm of before too.
    """
    series = _series_of(by, moment)
    coming = _from(by, series, moment.on)
    people = People(series.account, [entry])
    wanted = {**rhythm_of(series), **(rhythm or {})}
    if wanted == rhythm_of(series) and (entry.on, entry.is_month_only) == _date_of(moment):
        entries = [_kept_date(entry, each) for each in coming]
    else:
        series = _begun(by, series.account, {**wanted, "from_on": entry.on})
        entries = [replace(entry, on=day) for day in _days(series)]
    lines = [
        _rewritten(each, new, people, series) for each, new in zip(coming, entries, strict=False)
    ]
    lines += [dropped(each) for each in coming[len(entries) :]]
    more = made_contacts(by, series.account, entries[len(coming) :], people, series)
    lines += [line_of(each, None) for each in more]
    return keep_act(by=by, kind=PlanActKind.SERIES_CHANGED, accounts=[series.account], lines=lines)


def rhythm_of(series: PlanSeries) -> dict[str, Any]:
    """Return how often a series comes back, and until when."""
    return {"every": series.every, "unit": series.unit, "until_on": series.until_on}


def _begun(by: User | None, account: Account, rhythm: Rhythm) -> PlanSeries:
    series = PlanSeries(account=account, by=by, **rhythm)
    if series.until_on < series.from_on:
        raise Refused("plan_series_empty")
    series.full_clean()
    _days(series)
    series.save()
    return series


def _rewritten(
    moment: ContactMoment, entry: PlanEntry, people: People, series: PlanSeries
) -> dict[str, Any]:
    before = content_of(moment)
    moment.series = series
    return line_of(written(moment, entry, people), before)


def _date_of(moment: ContactMoment) -> tuple[date, bool]:
    return moment.on, moment.is_month_only


def _kept_date(entry: PlanEntry, moment: ContactMoment) -> PlanEntry:
    return replace(entry, on=moment.on, is_month_only=moment.is_month_only)


@transaction.atomic
def end_series(*, by: User | None, moment: ContactMoment) -> PlanAct:
    """Let a contact of a series and all that follow it not take place."""
    series = _series_of(by, moment)
    coming = _from(by, series, moment.on)
    if not coming:
        raise Refused("plan_series_empty")
    return keep_act(
        by=by,
        kind=PlanActKind.SERIES_ENDED,
        accounts=[series.account],
        lines=[dropped(moment) for moment in coming],
    )


def _series_of(by: User | None, moment: ContactMoment) -> PlanSeries:
    if moment.series is None:
        raise Refused("plan_series_empty")
    if not may_log_contacts(by, moment.series.account):
        raise PermissionDenied
    return moment.series


def _from(by: User | None, series: PlanSeries, on: date) -> list[ContactMoment]:
    rows = series.moments.filter(state=MomentState.PLANNED, on__gte=on)
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
