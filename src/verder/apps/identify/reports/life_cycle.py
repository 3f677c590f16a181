"""Customer life cycle: the stage of every account, and who is about to leave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.identify import figures
from verder.apps.identify.contract_ends import contract_ends
from verder.apps.identify.keeping import kept
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries import names_of, sleeping_accounts
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_page import level_of
from verder.apps.identify.reports.amounts import Margin, margin_of
from verder.apps.identify.reports.basis import Basis, basis_of
from verder.apps.imports.queries import current_facts
from verder.domain.identify.life_cycle import LifeCycleLimits, Stage, Standing, standing
from verder.domain.identify.ranking import ranked
from verder.domain.identify.relation_economics import OwnCosts, relation_economics
from verder.domain.identify.stage_totals import (
    StageTotals,
    Transition,
    stage_totals,
    transitions,
)
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Facts, Level
from verder.facts.rows import AccountTotals

ZERO = Decimal(0)
MONTHS = 12
DAYS = timedelta(days=364)


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeCycleReport:
    """The stages of the accounts in view on one day.

    `year` are the twelve months that end with it; `is_long_enough` where the lines reach back
    two years, so that "new" is not merely the beginning of the lines. `margins` is None for
    who may not see them.
    """

    basis: Basis
    today: date
    year: Period
    standings: tuple[Standing, ...]  # the largest accounts first
    totals: Mapping[Stage, StageTotals]
    margins: Mapping[Stage, Margin] | None
    before: Mapping[int, Stage]  # a year ago
    transitions: tuple[Transition, ...] | NotComputable
    is_long_enough: bool
    cost_of_winning: Decimal | NotComputable
    names: Mapping[int, str]

    @property
    def at_risk(self) -> tuple[Standing, ...]:
        """The accounts at risk, those worth most a year first."""
        return tuple(each for each in self.standings if each.stage is Stage.AT_RISK)

    @property
    def revenue_at_risk(self) -> Decimal:
        """What the accounts at risk are worth a year."""
        return sum((each.yearly_revenue for each in self.at_risk), ZERO)


def life_cycle_report(
    user: User | None, question: Question, limits: LifeCycleLimits | None = None
) -> LifeCycleReport:
    """Return the stages on the last day of the period."""
    basis = basis_of(user, question)
    limits = limits or limits_of(LifeCycleLimits)
    today = basis.period.last_on
    year = year_until(today)
    standings = _standings(basis, user, today, limits)
    before = {
        each.account_id: each.stage for each in _ordered(basis, year.previous().last_on, limits)
    }
    return LifeCycleReport(
        basis=basis,
        today=today,
        year=year,
        standings=tuple(standings),
        totals=stage_totals(standings, today),
        margins=_margins(basis, year, standings) if basis.sight.has_margins else None,
        before=before,
        transitions=_transitions(basis, year, before, standings),
        is_long_enough=basis.reaches_back_to(year.previous()),
        cost_of_winning=_cost_of_winning(basis, standings),
        names=names_of({each.account_id for each in standings}),
    )


def year_until(today: date) -> Period:
    """Return the twelve months that end with this day; 365 days where it ends no month.

    >>> year_until(date(2026, 2, 28)).start_on, year_until(date(2026, 2, 27)).start_on
    (datetime.date(2025, 3, 1), datetime.date(2025, 2, 28))
    """
    months = Period.of_months(today, MONTHS)
    return months if months.last_on == today else Period.of_days(today - DAYS, today)


@kept
def company_standings(
    facts: Facts, today: date, level: Level, product_group: str, limits: LifeCycleLimits
) -> Mapping[int, Standing]:
    """Return where every account of the company with an order stands on a day."""
    year = year_until(today)
    histories = figures.order_histories(facts, today, level, product_group, limits.history)
    now = figures.totals(facts, year, level, product_group)
    before = figures.totals(facts, year.previous(), level, product_group)
    contracts = contract_ends(facts, today, level)
    return MappingProxyType(
        {
            key: standing(
                key,
                history,
                today,
                revenue=_revenue(now.get(key)),
                previous=_revenue(before.get(key)),
                contract_end_on=contracts.get(key),
                limits=limits,
            )
            for key, history in histories.items()
        }
    )


def account_standing(account: Account, period: Period) -> Standing:
    """Return where one account stands on the last day of a period."""
    limits, level = limits_of(LifeCycleLimits), level_of(account)
    found = company_standings(current_facts(), period.last_on, level, "", limits)
    return found.get(account.pk) or standing(
        account.pk, None, period.last_on, has_contact=account.owner_id is not None
    )


def _revenue(totals: AccountTotals | None) -> Decimal:
    return totals.revenue if totals else ZERO


def _ordered(basis: Basis, today: date, limits: LifeCycleLimits) -> list[Standing]:
    """Return the accounts in view that had ordered by that day."""
    asked = basis.question
    found = company_standings(basis.facts, today, asked.level, asked.product_group, limits)
    return basis.sight.rows(found.values())


def _standings(
    basis: Basis, user: User | None, today: date, limits: LifeCycleLimits
) -> list[Standing]:
    """Return the accounts in view, the worthiest first; those without an order come last."""
    ordered = ranked(_ordered(basis, today, limits), lambda each: each.yearly_revenue)
    if basis.question.product_group:
        return ordered
    known = {each.account_id for each in ordered}
    sleeping = [
        standing(key, None, today, has_contact=has_owner, limits=limits)
        for key, has_owner in sleeping_accounts(user, basis.question, known)
    ]
    return [*ordered, *sleeping]


def _margins(basis: Basis, year: Period, standings: Iterable[Standing]) -> dict[Stage, Margin]:
    totals = basis.totals(year)
    parts: dict[Stage, list[AccountTotals]] = {stage: [] for stage in Stage}
    for each in standings:
        if each.account_id in totals:
            parts[each.stage].append(totals[each.account_id])
    return {stage: margin_of(part) for stage, part in parts.items()}


def _cost_of_winning(basis: Basis, standings: Iterable[Standing]) -> Decimal | NotComputable:
    """Return what winning one customer cost, for who knows the whole company's new customers."""
    if not (basis.sight.is_whole and basis.sight.has_margins):
        return NotComputable("margins_hidden")
    own = limits_of(OwnCosts)
    new = own.new_customers or sum(1 for each in standings if each.stage is Stage.NEW)
    return relation_economics(replace(own, new_customers=new)).cost_of_winning


def _transitions(
    basis: Basis, year: Period, before: Mapping[int, Stage], standings: Iterable[Standing]
) -> tuple[Transition, ...] | NotComputable:
    if year.previous().last_on < basis.days[0]:
        return NotComputable("no_earlier_lines")
    return transitions(before, {each.account_id: each.stage for each in standings})
