"""Revenue by month, this period and the same months a year before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verder.apps.identify import figures
from verder.apps.identify.reports.basis import Basis
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period, add_months, first_of_month

ZERO = Decimal(0)
YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfTwoYears:
    """Revenue of one month, and of that month a year earlier if lines are that old."""

    month: date
    revenue: Decimal
    year_before: Decimal | NotComputable


def months_of_two_years(basis: Basis) -> tuple[MonthOfTwoYears, ...]:
    """Return the months of the period with those of a year before beside them."""
    shown = list(basis.period.months())
    both = Period(add_months(shown[0], -YEAR), add_months(shown[-1], 1))
    found = _revenue_by_month(basis, both)
    oldest = first_of_month(basis.days[0])
    return tuple(
        MonthOfTwoYears(
            month=month,
            revenue=found.get(month, ZERO),
            year_before=_before(found, add_months(month, -YEAR), oldest),
        )
        for month in shown
    )


def _before(found: Mapping[date, Decimal], month: date, oldest: date) -> Decimal | NotComputable:
    return found.get(month, ZERO) if month >= oldest else NotComputable("no_earlier_lines")


def _revenue_by_month(basis: Basis, period: Period) -> Mapping[date, Decimal]:
    """Add up the accounts in view."""
    asked = basis.question
    found = figures.monthly_revenue(basis.facts, period, asked.level, asked.product_group)
    return found.together(basis.sight.account_ids)
