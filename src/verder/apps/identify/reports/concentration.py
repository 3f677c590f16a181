"""Concentration: how much hangs on few customers."""

from dataclasses import dataclass

from verder.apps.core.models import User
from verder.apps.core.queries import organisation
from verder.apps.identify.limits import limits_of
from verder.apps.identify.options import fiscal_years
from verder.apps.identify.question import Question
from verder.apps.identify.reports.amounts import revenues_of
from verder.apps.identify.reports.basis import Basis, basis_of
from verder.apps.identify.reports.judgements import company_concentration
from verder.domain.identify.concentration import Concentration, ConcentrationLimits, concentration
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period, last_complete_months

YEARS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfConcentration:
    """One fiscal year of the trend; `is_complete` where the lines reach over all of it."""

    period: Period
    found: Concentration | NotComputable
    is_complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcentrationReport:
    """How revenue is spread over the accounts in view."""

    basis: Basis
    found: Concentration
    before: Concentration | NotComputable | None
    years: tuple[YearOfConcentration, ...]


def concentration_report(
    user: User | None, question: Question, limits: ConcentrationLimits | None = None
) -> ConcentrationReport:
    """Return the spread of revenue; without positive revenue there is none."""
    basis = basis_of(user, question)
    limits = limits or limits_of(ConcentrationLimits)
    return ConcentrationReport(
        basis=basis,
        found=seen_concentration(basis, basis.period, limits),
        before=_or_reason(basis, basis.previous, limits) if basis.previous else None,
        years=_years(basis, limits),
    )


def seen_concentration(basis: Basis, period: Period, limits: ConcentrationLimits) -> Concentration:
    """Return the spread over the accounts in view in a period."""
    asked = basis.question
    if basis.sight.is_whole:
        return company_concentration(basis.facts, period, asked.level, asked.product_group, limits)
    return concentration(revenues_of(basis.seen_totals(period)), limits)


def _or_reason(
    basis: Basis, period: Period, limits: ConcentrationLimits
) -> Concentration | NotComputable:
    try:
        return seen_concentration(basis, period, limits)
    except NotComputable as missing:
        return missing


def _years(basis: Basis, limits: ConcentrationLimits) -> tuple[YearOfConcentration, ...]:
    years = fiscal_years(basis.days, organisation().fiscal_year_start)[:YEARS]
    last = last_complete_months(basis.days[1])
    return tuple(
        YearOfConcentration(
            period=year,
            found=_or_reason(basis, year, limits),
            is_complete=basis.reaches_back_to(year) and year.end_on <= last.end_on,
        )
        for year in reversed(years)
    )
