"""Read what customers leave, and what serving them costs."""

from typing import Any

from ninja import Query, Router

from verder.api.answers import Answer, answered
from verder.api.asked import QuestionAsked, limits_to_try, tried
from verder.api.authentication import Caller
from verder.api.identify.profit_shown import (
    CostRowShown,
    CostsShown,
    CustomerProfitRowShown,
    CustomerProfitShown,
    DoubleParetoShown,
    LadderShown,
    LaddersShown,
    UnitShown,
    WhaleRowShown,
    WhaleShown,
)
from verder.api.pages import PageAsked
from verder.apps.identify.queries import names_of
from verder.apps.identify.reports.cost_to_serve import CostReport, cost_report
from verder.apps.identify.reports.customer_profit import (
    CustomerProfitReport,
    customer_profit_report,
)
from verder.apps.identify.reports.double_pareto import (
    DoubleParetoReport,
    double_pareto_report,
)
from verder.apps.identify.reports.profit import ProfitReport, profit_report
from verder.apps.identify.reports.whale import WhaleReport, whale_report
from verder.domain.identify.customer_profit import CustomerProfitLimits
from verder.domain.identify.double_pareto import DoubleParetoLimits
from verder.domain.identify.driver_quantities import CostLimits
from verder.domain.identify.profit_ladder import Step
from verder.domain.identify.ranking import ranked
from verder.domain.identify.whale import WhaleLimits

router = Router(tags=["analyses"])


@router.get(
    "/whale",
    response=Answer[WhaleShown],
    operation_id="readWhale",
    openapi_extra=limits_to_try(WhaleLimits),
)
def read_whale(
    request: Caller,
    asked: Query[QuestionAsked],
    page: Query[PageAsked],
    step: Step | None = None,
) -> dict[str, object]:
    """Return where profit is made and lost again, on a step of the ladder."""
    limits = tried(request, WhaleLimits)
    return answered(lambda: _whale(whale_report(request.user, asked.question, limits, step), page))


def _whale(report: WhaleReport, page: PageAsked) -> dict[str, Any]:
    found = report.found
    return {
        "basis": report.basis,
        "step": report.step,
        "customers": found.customers,
        "profit": found.profit,
        "peak": found.peak,
        "peak_at": found.peak_at,
        "peak_share": found.peak_share,
        "destroyed": found.destroyed,
        "destroyed_share": found.destroyed_share,
        "loss_makers": found.loss_makers,
        "best_profit": found.best_profit,
        "best_profit_share": found.best_profit_share,
        "coverage": found.coverage,
        "zones": [
            {
                "zone": zone,
                "customers": each.customers,
                "revenue": each.revenue,
                "profit": each.profit,
            }
            for zone, each in found.zones.items()
        ],
        "left_out": len(found.left_out),
        "left_out_revenue": found.left_out_revenue,
        "rows": page.of_accounts(WhaleRowShown, found.accounts, report.names),
    }


@router.get(
    "/double-pareto",
    response=Answer[DoubleParetoShown],
    operation_id="readDoublePareto",
    openapi_extra=limits_to_try(DoubleParetoLimits),
)
def read_double_pareto(
    request: Caller,
    asked: Query[QuestionAsked],
    page: Query[PageAsked],
    step: Step | None = None,
    is_by_product_group: bool = False,  # noqa: FBT001, FBT002 - a parameter of the address
) -> dict[str, object]:
    """Return whether a fifth of the revenue brings most of the margin."""
    limits = tried(request, DoubleParetoLimits)
    return answered(
        lambda: _double_pareto(
            double_pareto_report(
                request.user,
                asked.question,
                by_product_group=is_by_product_group,
                limits=limits,
                step=step,
            ),
            page,
        )
    )


def _double_pareto(report: DoubleParetoReport, page: PageAsked) -> dict[str, Any]:
    found = report.found
    return {
        "basis": report.basis,
        "step": report.step,
        "revenue": found.revenue,
        "margin": found.margin,
        "margin_share": found.margin_share,
        "revenue_share_needed": found.revenue_share_needed,
        "peak_margin": found.peak_margin,
        "peak_share": found.peak_share,
        "outside_revenue": found.outside_revenue,
        "outside_margin": found.outside_margin,
        "coverage": report.coverage,
        "rows": page.of_accounts(UnitShown, found.units, report.names),
    }


@router.get("/profit-ladders", response=Answer[LaddersShown], operation_id="readProfitLadders")
def read_ladders(
    request: Caller, asked: Query[QuestionAsked], page: Query[PageAsked]
) -> dict[str, object]:
    """Return what every account leaves at each step of the profit ladder."""
    return answered(lambda: _ladders(profit_report(request.user, asked.question), page))


def _ladders(report: ProfitReport, page: PageAsked) -> dict[str, Any]:
    rows = ranked(report.ladders.values(), lambda each: each.revenue)
    names = names_of({each.account_id for each in page.part(rows)})
    return {
        "basis": report.basis,
        "deepest": report.deepest,
        "margin_share": report.margin_share,
        "steps": [{"step": step, "coverage": each} for step, each in report.coverage.items()],
        "rows": page.of_accounts(LadderShown, rows, names),
    }


@router.get(
    "/customer-profit",
    response=Answer[CustomerProfitShown],
    operation_id="readCustomerProfit",
    openapi_extra=limits_to_try(CustomerProfitLimits),
)
def read_customer_profit(
    request: Caller,
    asked: Query[QuestionAsked],
    page: Query[PageAsked],
    step: Step | None = None,
) -> dict[str, object]:
    """Return customers by margin and cost to serve, each in one of four fields."""
    limits = tried(request, CustomerProfitLimits)
    return answered(
        lambda: _fields(customer_profit_report(request.user, asked.question, limits, step), page)
    )


def _fields(report: CustomerProfitReport, page: PageAsked) -> dict[str, Any]:
    return {
        "basis": report.basis,
        "step": report.step,
        "margin_split": report.found.margin_split,
        "service_split": report.found.service_split,
        "coverage": report.coverage,
        "fields": [
            {
                "field": field,
                "customers": each.customers,
                "revenue": each.revenue,
                "profit": each.profit,
            }
            for field, each in report.fields.items()
        ],
        "left_out": len(report.left_out),
        "rows": page.of_accounts(CustomerProfitRowShown, report.customers, report.names),
    }


@router.get(
    "/cost-to-serve",
    response=Answer[CostsShown],
    operation_id="readCostToServe",
    openapi_extra=limits_to_try(CostLimits),
)
def read_costs(
    request: Caller, asked: Query[QuestionAsked], page: Query[PageAsked]
) -> dict[str, object]:
    """Return what serving customers costs, and how much of that is known."""
    limits = tried(request, CostLimits)
    return answered(lambda: _costs(cost_report(request.user, asked.question, limits), page))


def _costs(report: CostReport, page: PageAsked) -> dict[str, Any]:
    rows = [report.costs[each.account_id] for each in ranked(report.bought)]
    return {
        "basis": report.basis,
        "total": report.total,
        "revenue_share": report.revenue_share,
        "coverage": report.coverage,
        "drivers": [
            {
                "code": each.driver.code,
                "customers_known": each.customers_known,
                "quantity": each.quantity,
                "cost": each.cost,
            }
            for each in report.drivers
        ],
        "rows": page.of_accounts(CostRowShown, rows, report.names),
    }
