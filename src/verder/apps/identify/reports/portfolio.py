"""Portfolio: the picture of the whole, and what changed since the period before."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries import names_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.abc import seen_abc
from verder.apps.identify.reports.amounts import Margin, margin_of
from verder.apps.identify.reports.basis import Basis, basis_of
from verder.apps.identify.reports.changes import Changes, changes_of
from verder.apps.identify.reports.concentration import seen_concentration
from verder.apps.identify.reports.months import MonthOfTwoYears, months_of_two_years
from verder.apps.identify.reports.whale import deepest_whale
from verder.domain.identify.abc_analysis import Abc
from verder.domain.identify.abc_limits import AbcLimits
from verder.domain.identify.concentration import Concentration, ConcentrationLimits
from verder.domain.identify.profit_ladder import Step
from verder.domain.identify.whale import Whale, WhaleLimits
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period

HIDDEN = NotComputable("margins_hidden")


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The accounts in view together, in one period; `customers` bought for more than nothing."""

    revenue: Decimal
    customers: int
    margin: Margin


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioReport:
    """The picture of the accounts in view."""

    basis: Basis
    now: Snapshot
    before: Snapshot | None
    abc: Abc
    concentration: Concentration | NotComputable
    whale: Whale | NotComputable
    step: Step  # of the whale curve: the lowest that most of the revenue reaches
    months: tuple[MonthOfTwoYears, ...]
    changes: Changes | NotComputable
    names: Mapping[int, str]


def portfolio_report(user: User | None, question: Question) -> PortfolioReport:
    """Return the picture of the whole; without any line there is none."""
    basis = basis_of(user, question)
    found = seen_abc(basis, basis.period, limits_of(AbcLimits))
    changes = changes_of(basis)
    step, curve = _whale(basis)
    return PortfolioReport(
        basis=basis,
        now=_snapshot(basis, basis.period),
        before=_snapshot(basis, basis.previous) if basis.previous else None,
        abc=found,
        concentration=_concentration(basis),
        whale=curve,
        step=step,
        months=months_of_two_years(basis),
        changes=changes,
        names=_names(found, changes),
    )


def _snapshot(basis: Basis, period: Period) -> Snapshot:
    rows = basis.seen_totals(period)
    return Snapshot(
        revenue=sum((row.revenue for row in rows), Decimal(0)),
        customers=sum(1 for row in rows if row.revenue > 0),
        margin=(
            margin_of(rows)
            if basis.sight.has_margins
            else Margin(amount=HIDDEN, share=HIDDEN, coverage=HIDDEN)
        ),
    )


def _concentration(basis: Basis) -> Concentration | NotComputable:
    try:
        return seen_concentration(basis, basis.period, limits_of(ConcentrationLimits))
    except NotComputable as missing:
        return missing


def _whale(basis: Basis) -> tuple[Step, Whale | NotComputable]:
    if not basis.sight.has_margins:
        return Step.CM1, HIDDEN
    try:
        return deepest_whale(basis, limits_of(WhaleLimits))
    except NotComputable as missing:
        return Step.CM1, missing


def _names(found: Abc, changes: Changes | NotComputable) -> dict[int, str]:
    largest = {row.account_id for row in found.rows[:1]}
    changed = set() if isinstance(changes, NotComputable) else changes.account_ids()
    return names_of(largest | changed)
