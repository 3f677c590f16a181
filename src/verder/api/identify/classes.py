"""Read who is large, who moves and who leaves."""

from dataclasses import fields
from typing import Any

from ninja import Query, Router

from verder.api.answers import Answer, answered
from verder.api.asked import QuestionAsked, limits_to_try, tried
from verder.api.authentication import Caller
from verder.api.identify.classes_shown import (
    AbcRowShown,
    AbcShown,
    ConcentrationShown,
    LifeCycleShown,
    MigrationShown,
    MovementShown,
    PyramidShown,
)
from verder.api.pages import PageAsked
from verder.apps.identify.reports.abc import AbcReport, abc_report
from verder.apps.identify.reports.concentration import (
    ConcentrationReport,
    concentration_report,
)
from verder.apps.identify.reports.life_cycle import LifeCycleReport, life_cycle_report
from verder.apps.identify.reports.migration import MigrationReport, migration_report
from verder.apps.identify.reports.pyramid import PyramidReport, pyramid_report
from verder.domain.identify.abc_analysis import AbcGroup
from verder.domain.identify.abc_limits import AbcLimits
from verder.domain.identify.concentration import ConcentrationLimits
from verder.domain.identify.layers import PyramidLimits
from verder.domain.identify.life_cycle import LifeCycleLimits, Stage, Standing

router = Router(tags=["analyses"])


@router.get(
    "/abc",
    response=Answer[AbcShown],
    operation_id="readAbc",
    openapi_extra=limits_to_try(AbcLimits),
)
def read_abc(
    request: Caller,
    asked: Query[QuestionAsked],
    page: Query[PageAsked],
    group: AbcGroup | None = None,
) -> dict[str, object]:
    """Return the ABC: which customers bring most of the revenue."""
    limits = tried(request, AbcLimits)
    return answered(lambda: _abc(abc_report(request.user, asked.question, limits), page, group))


def _abc(report: AbcReport, page: PageAsked, group: AbcGroup | None) -> dict[str, Any]:
    found = report.found
    rows = found.rows if group is None else found.in_group(group)
    return {
        "basis": report.basis,
        "total": found.total,
        "positive_total": found.positive_total,
        "customers_needed_share": found.customers_needed_share,
        "groups": list(found.groups.values()),
        "rows": page.of_accounts(AbcRowShown, rows, report.names),
    }


@router.get(
    "/pyramid",
    response=Answer[PyramidShown],
    operation_id="readPyramid",
    openapi_extra=limits_to_try(PyramidLimits),
)
def read_pyramid(request: Caller, asked: Query[QuestionAsked]) -> dict[str, object]:
    """Return the layers of customers, from top to inactive."""
    limits = tried(request, PyramidLimits)
    return answered(lambda: _pyramid(pyramid_report(request.user, asked.question, limits)))


def _pyramid(report: PyramidReport) -> dict[str, Any]:
    found, sees = report.found, report.basis.sight.has_margins
    return {
        "basis": report.basis,
        "customers": found.customers,
        "revenue": found.revenue,
        "is_small": found.is_small,
        "inactive": len(found.inactive),
        "layers": [
            {
                "layer": layer,
                "customers": each.customers,
                "revenue": each.revenue,
                "share": each.share,
                "average": each.average,
                "margin": each.margin if sees else None,
                "benchmark_share": each.benchmark_share,
            }
            for layer, each in found.layers.items()
        ],
    }


@router.get("/migration", response=Answer[MigrationShown], operation_id="readMigration")
def read_migration(
    request: Caller, asked: Query[QuestionAsked], page: Query[PageAsked]
) -> dict[str, object]:
    """Return who moved up, down, in and out since the period before."""
    return answered(lambda: _migration(migration_report(request.user, asked.question), page))


def _migration(report: MigrationReport, page: PageAsked) -> dict[str, Any]:
    found = report.found
    return {
        "basis": report.basis,
        "retention": found.retention,
        "up_rate": found.up_rate,
        "down_rate": found.down_rate,
        "is_start_covered": report.is_start_covered,
        "moves": [
            {
                "move": move,
                "customers": each.customers,
                "start_revenue": each.start_revenue,
                "end_revenue": each.end_revenue,
            }
            for move, each in found.moves.items()
        ],
        "rows": page.of_accounts(MovementShown, found.movements, report.names),
    }


@router.get(
    "/concentration",
    response=Answer[ConcentrationShown],
    operation_id="readConcentration",
    openapi_extra=limits_to_try(ConcentrationLimits),
)
def read_concentration(request: Caller, asked: Query[QuestionAsked]) -> dict[str, object]:
    """Return how much of the revenue hangs on how few customers."""
    limits = tried(request, ConcentrationLimits)
    return answered(
        lambda: _concentration(concentration_report(request.user, asked.question, limits))
    )


def _concentration(report: ConcentrationReport) -> dict[str, Any]:
    found = report.found
    return {"basis": report.basis} | {
        field.name: getattr(found, field.name)
        for field in fields(found)
        if field.name in ConcentrationShown.model_fields
    }


@router.get(
    "/life-cycle",
    response=Answer[LifeCycleShown],
    operation_id="readLifeCycle",
    openapi_extra=limits_to_try(LifeCycleLimits),
)
def read_life_cycle(
    request: Caller,
    asked: Query[QuestionAsked],
    page: Query[PageAsked],
    stage: Stage | None = None,
) -> dict[str, object]:
    """Return in which stage every account stands, and who is about to leave."""
    limits = tried(request, LifeCycleLimits)
    return answered(
        lambda: _life_cycle(life_cycle_report(request.user, asked.question, limits), page, stage)
    )


def _life_cycle(report: LifeCycleReport, page: PageAsked, stage: Stage | None) -> dict[str, Any]:
    found = [each for each in report.standings if stage is None or each.stage is stage]
    shown = [_standing(each, report) for each in page.part(found)]
    return {
        "basis": report.basis,
        "today": report.today,
        "is_long_enough": report.is_long_enough,
        "revenue_at_risk": report.revenue_at_risk,
        "stages": [
            {
                "stage": key,
                "accounts": each.accounts,
                "revenue": each.revenue,
                "average_tenure": each.average_tenure,
                "margin": report.margins[key].amount if report.margins else None,
            }
            for key, each in report.totals.items()
        ],
        "rows": page.told(shown, len(found)),
    }


def _standing(each: Standing, report: LifeCycleReport) -> dict[str, Any]:
    history = each.history
    return {
        "account_id": each.account_id,
        "name": report.names.get(each.account_id, ""),
        "stage": each.stage,
        "first_order_on": history.first_on if history else None,
        "last_order_on": history.last_on if history else None,
        "orders": history.orders if history else 0,
        "silence": each.silence,
        "usual": each.usual,
        "risk_after": each.risk_after,
        "lost_after": each.lost_after,
        "revenue": each.revenue,
        "previous": each.previous,
        "change_share": each.change_share,
    }
