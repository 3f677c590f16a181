"""Classes and layers of the whole company, judged once for every viewer."""

from verder.apps.identify import figures
from verder.apps.identify.keeping import kept
from verder.apps.identify.reports.amounts import profits_of, revenues_of
from verder.domain.identify.abc_analysis import Abc, abc
from verder.domain.identify.abc_limits import AbcLimits
from verder.domain.identify.concentration import (
    Concentration,
    ConcentrationLimits,
    concentration,
)
from verder.domain.identify.layers import PyramidLimits
from verder.domain.identify.migration import Migration, migration
from verder.domain.identify.pyramid import Pyramid, pyramid
from verder.domain.identify.whale import Whale, WhaleLimits, whale
from verder.domain.values.period import Period
from verder.facts.engine import Facts, Level


@kept
def company_abc(
    facts: Facts, period: Period, level: Level, product_group: str, limits: AbcLimits
) -> Abc:
    """Return the classes of all accounts of the company."""
    return abc(revenues_of(figures.totals(facts, period, level, product_group).values()), limits)


@kept
def company_pyramid(
    facts: Facts, period: Period, level: Level, product_group: str, limits: PyramidLimits
) -> Pyramid:
    """Return the layers of all accounts of the company, and who bought earlier only."""
    totals = figures.totals(facts, period, level, product_group)
    return pyramid(
        revenues_of(totals.values()),
        bought_before=buyers_before(facts, period, level),
        limits=limits,
    )


@kept
def company_migration(
    facts: Facts, period: Period, level: Level, product_group: str, limits: PyramidLimits
) -> Migration:
    """Return how the accounts of the company moved from the period before to this one."""
    previous = period.previous()
    start = figures.totals(facts, previous, level, product_group)
    end = figures.totals(facts, period, level, product_group)
    return migration(
        revenues_of(start.values()),
        revenues_of(end.values()),
        bought_before=buyers_before(facts, previous, level),
        limits=limits,
    )


@kept
def company_concentration(
    facts: Facts, period: Period, level: Level, product_group: str, limits: ConcentrationLimits
) -> Concentration:
    """Return how revenue is spread over all accounts of the company."""
    totals = figures.totals(facts, period, level, product_group)
    return concentration(revenues_of(totals.values()), limits)


@kept
def company_whale(
    facts: Facts, period: Period, level: Level, product_group: str, limits: WhaleLimits
) -> Whale:
    """Return the whale curve of all accounts of the company."""
    return whale(profits_of(figures.totals(facts, period, level, product_group).values()), limits)


def buyers_before(facts: Facts, period: Period, level: Level) -> frozenset[int]:
    """Return the accounts with a line before the period."""
    days = figures.days_of_accounts(facts, level)
    return frozenset(
        key for key, (first_on, _last_on) in days.items() if first_on < period.start_on
    )
