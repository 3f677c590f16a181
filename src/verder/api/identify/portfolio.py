"""Read the whole in one view: revenue, margin, what changed."""

from datetime import date
from typing import Any

from ninja import Query, Router

from verder.api.answers import Answer, BasisShown, answered
from verder.api.asked import QuestionAsked
from verder.api.authentication import Caller
from verder.api.values import Exact, Figure, Shown, Why, why
from verder.apps.identify.options import options_of
from verder.apps.identify.reports.changes import Changes
from verder.apps.identify.reports.portfolio import PortfolioReport, portfolio_report
from verder.domain.identify.abc_analysis import AbcGroup
from verder.domain.identify.movements import Movement
from verder.domain.values.missing import NotComputable

router = Router(tags=["analyses"])
MOST_NAMED = 20


class MarginFigureShown(Shown):
    """Gross margin of what is in view; each figure has a reason where it has no answer."""

    amount: Figure
    share: Figure
    coverage: Figure


class SnapshotShown(Shown):
    """Revenue, customers and margin of a period."""

    revenue: Exact
    customers: int
    margin: MarginFigureShown


class MonthOfTwoYearsShown(Shown):
    """A month beside the same one a year before."""

    month: date
    revenue: Exact
    year_before: Figure


class MovedShown(Shown):
    """An account that rose or fell."""

    account_id: int
    name: str
    start_revenue: Exact
    end_revenue: Exact
    change: Exact


class ClassChangeShown(Shown):
    """An account whose class changed."""

    account_id: int
    name: str
    before: AbcGroup
    now: AbcGroup


class MoveTotalsShown(Shown):
    """Accounts that came, or went, together."""

    customers: int
    start_revenue: Exact
    end_revenue: Exact


class ChangesShown(Shown):
    """What changed since the period before; the twenty largest of each kind."""

    risers: list[MovedShown]
    fallers: list[MovedShown]
    class_changes: list[ClassChangeShown]
    new: MoveTotalsShown
    lost: MoveTotalsShown
    reactivated: MoveTotalsShown


class PortfolioShown(Shown):
    """The whole in one view."""

    basis: BasisShown
    now: SnapshotShown
    before: SnapshotShown | None
    months: list[MonthOfTwoYearsShown]
    changes: ChangesShown | None
    why_no_changes: Why | None


class NamedTeamShown(Shown):
    """A team that a question can name."""

    id: int
    name: str


class OptionsShown(Shown):
    """What a question can choose from, of what is in view."""

    first_day: date | None
    last_day: date | None
    teams: list[NamedTeamShown]
    regions: list[str]
    sectors: list[str]
    product_groups: list[str]


@router.get("/portfolio", response=Answer[PortfolioShown], operation_id="readPortfolio")
def read_portfolio(request: Caller, asked: Query[QuestionAsked]) -> dict[str, object]:
    """Return where revenue and margin come from, and what changed."""
    return answered(lambda: _told(portfolio_report(request.user, asked.question)))


def _told(report: PortfolioReport) -> dict[str, Any]:
    changes = report.changes
    return {
        "basis": report.basis,
        "now": report.now,
        "before": report.before,
        "months": report.months,
        "changes": None if isinstance(changes, NotComputable) else _changes(changes, report),
        "why_no_changes": why(changes) if isinstance(changes, NotComputable) else None,
    }


def _changes(changes: Changes, report: PortfolioReport) -> dict[str, Any]:
    return {
        "risers": [_moved(each, report) for each in changes.risers[:MOST_NAMED]],
        "fallers": [_moved(each, report) for each in changes.fallers[:MOST_NAMED]],
        "class_changes": [
            {
                "account_id": each.account_id,
                "name": report.names.get(each.account_id, ""),
                "before": each.before,
                "now": each.now,
            }
            for each in changes.class_changes[:MOST_NAMED]
        ],
        "new": changes.new,
        "lost": changes.lost,
        "reactivated": changes.reactivated,
    }


def _moved(each: Movement, report: PortfolioReport) -> dict[str, Any]:
    return {
        "account_id": each.account_id,
        "name": report.names.get(each.account_id, ""),
        "start_revenue": each.start_revenue,
        "end_revenue": each.end_revenue,
        "change": each.change,
    }


@router.get("/options", response=OptionsShown, operation_id="readOptions")
def read_options(request: Caller) -> dict[str, Any]:
    """Return which days, teams, regions, sectors and product groups a question can name."""
    found = options_of(request.user)
    return {
        "first_day": found.span[0] if found.span else None,
        "last_day": found.span[1] if found.span else None,
        "teams": [{"id": key, "name": name} for key, name in found.teams],
        "regions": found.regions,
        "sectors": found.sectors,
        "product_groups": found.product_groups,
    }
