"""Alerts of the whole company, judged once for every viewer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from verder.apps.identify import figures
from verder.apps.identify.keeping import kept_with_costs
from verder.apps.identify.limits import limits_of
from verder.apps.identify.reports.judgements import company_abc
from verder.apps.identify.reports.life_cycle import company_standings, year_until
from verder.apps.identify.reports.profit import company_ladders
from verder.domain.identify.abc_limits import AbcLimits
from verder.domain.identify.alert_rules import (
    MonthMargin,
    class_falls,
    margin_falls,
    new_losses,
    passed_shares,
    silences,
)
from verder.domain.identify.alerts import Alert, AlertLimits, gravest_first
from verder.domain.identify.concentration import ConcentrationLimits
from verder.domain.identify.driver_quantities import CostLimits
from verder.domain.identify.life_cycle import LifeCycleLimits
from verder.domain.identify.whale import WhaleLimits
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period, add_months, first_of_month
from verder.facts.engine import Facts, Level
from verder.facts.rows import AccountMonthMargin

DAY = timedelta(days=1)
MONTH = timedelta(days=30)
LEVEL = Level.ACCOUNT


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertYears:
    """The twelve months that end with a day, and those that ended a month earlier."""

    now: Period
    before: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertBasis:
    """The limits of every analysis that alerts stand on."""

    alerts: AlertLimits
    abc: AbcLimits
    life_cycle: LifeCycleLimits
    costs: CostLimits
    largest_share: Decimal
    minimum_costed_share: Decimal


def alert_basis(limits: AlertLimits | None = None) -> AlertBasis:
    """Return the limits of the organisation, those of the alerts as they are tried out."""
    return AlertBasis(
        alerts=limits or limits_of(AlertLimits),
        abc=limits_of(AbcLimits),
        life_cycle=limits_of(LifeCycleLimits),
        costs=limits_of(CostLimits),
        largest_share=limits_of(ConcentrationLimits).largest_share,
        minimum_costed_share=limits_of(WhaleLimits).minimum_costed_share,
    )


def alert_years(today: date) -> AlertYears:
    """Return the years that are compared: a month apart, thirty days where no month ends.

    >>> alert_years(date(2026, 2, 28)).before.last_on, alert_years(date(2026, 2, 27)).before.last_on
    (datetime.date(2026, 1, 31), datetime.date(2026, 1, 28))
    """
    now = year_until(today)
    if now.is_whole_months:
        return AlertYears(now=now, before=year_until(first_of_month(today) - DAY))
    return AlertYears(now=now, before=year_until(today - MONTH))


@kept_with_costs
def company_alerts(facts: Facts, today: date, basis: AlertBasis) -> tuple[Alert, ...]:
    """Return the alerts of every account of the company on a day, those with most at stake first.

    Without invoice lines of a month ago nothing can have changed: "no_earlier_lines".
    """
    years = alert_years(today)
    days = figures.span(facts)
    if days is None:
        raise NotComputable("no_lines")
    if years.before.last_on < days[0]:
        raise NotComputable("no_earlier_lines")
    return gravest_first(
        [
            *_class_falls(facts, years, basis),
            *_silences(facts, years, basis),
            *_margin_falls(facts, years, basis),
            *passed_shares(
                revenues(facts, years.before), revenues(facts, years.now), basis.largest_share
            ),
            *_new_losses(facts, years, basis),
        ],
        basis.alerts,
    )


def revenues(facts: Facts, period: Period) -> Mapping[int, Decimal]:
    """Return what every account bought."""
    return {key: row.revenue for key, row in figures.totals(facts, period, LEVEL, "").items()}


def _class_falls(facts: Facts, years: AlertYears, basis: AlertBasis) -> Iterator[Alert]:
    before, now = (
        company_abc(facts, period, LEVEL, "", basis.abc) for period in (years.before, years.now)
    )
    return class_falls(before.rows, now.rows)


def _silences(facts: Facts, years: AlertYears, basis: AlertBasis) -> Iterator[Alert]:
    before, now = (
        company_standings(facts, period.last_on, LEVEL, "", basis.life_cycle)
        for period in (years.before, years.now)
    )
    return silences(before, now, basis.alerts)


def _margin_falls(facts: Facts, years: AlertYears, basis: AlertBasis) -> Iterator[Alert]:
    if not years.now.is_whole_months:
        return iter(())
    last = first_of_month(years.now.last_on)
    months = Period(add_months(last, -basis.alerts.margin_months), years.now.end_on)
    return margin_falls(
        map(_month_margin, facts.margins_by_account(months, level=LEVEL)),
        last,
        revenues(facts, years.now),
        basis.alerts,
        minimum_costed_share=basis.minimum_costed_share,
    )


def _month_margin(row: AccountMonthMargin) -> MonthMargin:
    return MonthMargin(
        account_id=row.account_id,
        month=row.month,
        costed_revenue=row.costed_revenue,
        cost=row.cost,
        costed_share=row.costed_weight / row.weight if row.weight else Decimal(0),
    )


def _new_losses(facts: Facts, years: AlertYears, basis: AlertBasis) -> Iterator[Alert]:
    before, now = (
        company_ladders(facts, period, LEVEL, "", basis.minimum_costed_share, basis.costs)
        for period in (years.before, years.now)
    )
    return new_losses(before, now)
