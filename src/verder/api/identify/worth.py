"""Read what customers are worth to us and we to them, and what they ask of our hours."""

from typing import Any

from django.utils import timezone
from ninja import Query, Router

from verder.api.answers import Answer, answered
from verder.api.asked import QuestionAsked, limits_to_try, tried
from verder.api.authentication import Caller
from verder.api.identify.worth_shown import (
    CustomerValueShown,
    DependenceShown,
    MatrixShown,
    RelationEconomicsShown,
    ServiceShown,
    TwoSidedShown,
)
from verder.api.pages import PageAsked
from verder.api.values import why
from verder.apps.identify.reports.customer_value import (
    CustomerValueReport,
    ValuedAccount,
    customer_value_report,
)
from verder.apps.identify.reports.dependence import (
    DependenceReport,
    Mutual,
    dependence_report,
)
from verder.apps.identify.reports.portfolio_matrix import (
    MatrixReport,
    MatrixRow,
    matrix_report,
)
from verder.apps.identify.reports.relation_economics import (
    RelationEconomicsReport,
    relation_economics_report,
)
from verder.apps.identify.reports.service_concept import ServiceReport, service_report
from verder.apps.identify.reports.two_sided import TwoSidedReport, two_sided_report
from verder.domain.identify.dependence import Balance, DependenceLimits
from verder.domain.identify.lifetime_value import LifetimeAssumptions
from verder.domain.identify.portfolio_matrix import PortfolioLimits
from verder.domain.identify.relation_economics import OwnCosts, RelationClaims
from verder.domain.identify.service_concept import ServiceConcept, ServiceHours
from verder.domain.identify.two_sided_value import ValueWeights
from verder.domain.identify.value_models import ValueModel
from verder.domain.values.missing import NotComputable

router = Router(tags=["analyses"])


@router.get(
    "/customer-value",
    response=Answer[CustomerValueShown],
    operation_id="readCustomerValue",
    openapi_extra=limits_to_try(LifetimeAssumptions),
)
def read_value(
    request: Caller,
    asked: Query[QuestionAsked],
    page: Query[PageAsked],
    model: ValueModel = ValueModel.LOYALTY,
) -> dict[str, object]:
    """Return what every account that still buys will bring, always with its range."""
    assumed = tried(request, LifetimeAssumptions)
    return answered(
        lambda: _value(customer_value_report(request.user, asked.question, model, assumed), page)
    )


def _value(report: CustomerValueReport, page: PageAsked) -> dict[str, Any]:
    used = report.valuation
    return {
        "basis": report.basis,
        "model": used.model,
        "why_another_model": why(used.why_not) if used.why_not else None,
        "step": used.contributions.step,
        "today": used.today,
        "total": report.total,
        "years": report.years,
        "without_contribution": report.without_contribution,
        "gone": report.gone,
        "rows": page.told(
            [_valued(each, report) for each in page.part(report.rows)], len(report.rows)
        ),
    }


def _valued(row: ValuedAccount, report: CustomerValueReport) -> dict[str, Any]:
    return {
        "account_id": row.account_id,
        "name": report.names.get(row.account_id, ""),
        "value": row.found.value,
        "contribution": row.found.customer.contribution,
        "retention": row.found.retention,
        "revenue": row.revenue,
        "acquisition_cost": row.acquisition_cost,
        "has_probably_stopped": row.has_probably_stopped,
    }


@router.get(
    "/two-sided-value",
    response=Answer[TwoSidedShown],
    operation_id="readTwoSidedValue",
    openapi_extra=limits_to_try(ValueWeights),
)
def read_two_sided(
    request: Caller, asked: Query[QuestionAsked], page: Query[PageAsked]
) -> dict[str, object]:
    """Return the value for the customer beside the value of the customer."""
    weights = tried(request, ValueWeights)
    return answered(
        lambda: _two_sided(two_sided_report(request.user, asked.question, weights), page)
    )


def _two_sided(report: TwoSidedReport, page: PageAsked) -> dict[str, Any]:
    shown = [
        {
            "account_id": each.account_id,
            "name": report.names.get(each.account_id, ""),
            "spend": each.sides.spend,
            "value_for": each.found.value_for,
            "value_of": each.found.value_of,
            "field": each.found.field,
        }
        for each in page.part(report.rows)
    ]
    return {
        "basis": report.basis,
        "median_for": report.values.median_for,
        "median_of": report.values.median_of,
        "rows": page.told(shown, len(report.rows)),
    }


@router.get(
    "/dependence",
    response=Answer[DependenceShown],
    operation_id="readDependence",
    openapi_extra=limits_to_try(DependenceLimits),
)
def read_dependence(
    request: Caller, asked: Query[QuestionAsked], page: Query[PageAsked]
) -> dict[str, object]:
    """Return who needs whom, of the accounts of which anything is said."""
    limits, today = tried(request, DependenceLimits), timezone.localdate()
    return answered(
        lambda: _dependence(
            dependence_report(request.user, asked.question, today=today, limits=limits), page
        )
    )


def _rated(
    report: DependenceReport | MatrixReport, page: PageAsked, shown: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "basis": report.basis,
        "rated": len(report.rated),
        "rows": page.told(shown, len(report.rows)),
    }


def _dependence(report: DependenceReport, page: PageAsked) -> dict[str, Any]:
    return _rated(report, page, [_mutual(each, report) for each in page.part(report.rows)])


def _mutual(row: Mutual, report: DependenceReport) -> dict[str, Any]:
    balance = row.found.balance
    return {
        "account_id": row.account_id,
        "name": report.names.get(row.account_id, ""),
        "revenue": row.revenue,
        "customer": row.found.customer,
        "supplier": row.found.supplier,
        "interdependence": row.found.interdependence,
        "asymmetry": row.found.asymmetry,
        "balance": balance if isinstance(balance, Balance) else None,
        "concerns": row.concerns,
    }


@router.get(
    "/portfolio-matrix",
    response=Answer[MatrixShown],
    operation_id="readPortfolioMatrix",
    openapi_extra=limits_to_try(PortfolioLimits),
)
def read_matrix(
    request: Caller, asked: Query[QuestionAsked], page: Query[PageAsked]
) -> dict[str, object]:
    """Return what each account is to us, where it comes from and where it should go."""
    limits, today = tried(request, PortfolioLimits), timezone.localdate()
    return answered(
        lambda: _matrix(
            matrix_report(request.user, asked.question, today=today, limits=limits), page
        )
    )


def _matrix(report: MatrixReport, page: PageAsked) -> dict[str, Any]:
    return _rated(report, page, [_placed(each, report) for each in page.part(report.rows)])


def _placed(row: MatrixRow, report: MatrixReport) -> dict[str, Any]:
    return {
        "account_id": row.account_id,
        "name": report.names.get(row.account_id, ""),
        "revenue": row.revenue,
        "previous": row.previous,
        "attractiveness": row.now.attractiveness,
        "ratio": row.now.ratio,
        "attractiveness_year_ago": row.year_ago.attractiveness,
        "ratio_year_ago": row.year_ago.ratio,
        "quadrant": row.quadrant,
        "management": row.management,
        "target_attractiveness": row.target.attractiveness if row.target else None,
        "target_ratio": row.target.ratio if row.target else None,
    }


@router.get(
    "/relation-economics",
    response=RelationEconomicsShown,
    operation_id="readRelationEconomics",
    openapi_extra=limits_to_try(RelationClaims, OwnCosts),
)
def read_relation_economics(request: Caller, asked: Query[QuestionAsked]) -> dict[str, Any]:
    """Return what sources claim about erosion and keeping, beside the own cost."""
    report = relation_economics_report(
        request.user,
        asked.question,
        own=tried(request, OwnCosts),
        claims=tried(request, RelationClaims),
    )
    return _relation(report)


def _relation(report: RelationEconomicsReport) -> dict[str, Any]:
    found, counted = report.found, report.counted
    is_missing = isinstance(counted, NotComputable)
    return {
        "basis": report.basis,
        "low_positions": found.low_positions,
        "high_positions": found.high_positions,
        "cost_of_winning": found.cost_of_winning,
        "cost_of_keeping": found.cost_of_keeping,
        "cost_ratio": found.cost_ratio,
        "counted": None if is_missing else counted,
        "why_not_counted": why(counted) if isinstance(counted, NotComputable) else None,
    }


@router.get(
    "/service-concept",
    response=ServiceShown,
    operation_id="readServiceConcept",
    openapi_extra=limits_to_try(ServiceConcept, ServiceHours),
)
def read_service(request: Caller) -> ServiceReport:
    """Return what each class of customer gets, and whether the hours are there."""
    concept, hours = tried(request, ServiceConcept), tried(request, ServiceHours)
    return service_report(request.user, concept, hours)
