"""Visits divided over the accounts in view, and what was agreed of it."""

from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from verder.api.answers import Answer, answered
from verder.api.asked import limits_to_try, tried
from verder.api.authentication import Caller
from verder.api.records import seen_accounts
from verder.api.values import MOST_KEYS, Exact, Figure, Given, Key, Shown
from verder.apps.core.rules import may_see_margins
from verder.apps.identify.planning_descriptions import MOST_VISITS as MOST_A_YEAR
from verder.apps.intensify.models import VisitDivision
from verder.apps.intensify.reports.visit_allocation import (
    MOST_VISITS,
    AllocationAsked,
    AllocationLine,
    AllocationReport,
    VisitSource,
    visit_allocation_report,
)
from verder.apps.intensify.services.visit_agreements import agree_visits, undo_division
from verder.domain.identify.service_concept import ServiceClass
from verder.domain.intensify.visit_allocation import AllocationLimits

router = Router(tags=["planning"])


class VisitsAsked(Given):
    """How many visits, of whom, over accounts of which class; empty: as usual."""

    visits: Annotated[
        int | None, Field(ge=0, le=MOST_VISITS, description="Empty: as many as now.")
    ] = None
    source: Annotated[
        VisitSource | None,
        Field(description="Which visits are those of now; empty: what there is."),
    ] = None
    colleague: Annotated[Key | None, Field(description="Empty: the whole team.")] = None
    classes: Annotated[
        list[ServiceClass],
        Field(max_length=5, description="Empty: those that are visited every year."),
    ] = []

    @property
    def asked(self) -> AllocationAsked:
        """The question as the report understands it."""
        return AllocationAsked(
            visits=self.visits,
            source=self.source,
            colleague_id=self.colleague,
            classes=frozenset(self.classes),
        )


class AllocatedShown(Shown):
    """One account: its visits now, by service concept, as agreed, and as divided."""

    account_id: int
    service_class: ServiceClass
    visits_now: Exact
    compared_as: Exact = Field(description="Of who is not visited now, the average of the class.")
    visits_of_service: Exact
    visits_agreed: int | None
    visits: int
    contribution_now: Exact
    contribution: Exact
    next_gain: Exact


class AllocationShown(Shown):
    """The division that brings most, and what one visit more would add."""

    source: VisitSource
    visits_now: Exact
    visits: int
    hours: Exact
    contribution_now: Exact
    contribution: Exact
    gain: Exact
    next_gain: Figure
    accounts: list[AllocatedShown]


class AgreedGiven(Given):
    """The visits a year of one account."""

    account: Key
    visits: Annotated[int, Field(ge=0, le=MOST_A_YEAR)]


class AgreementGiven(Given):
    """The visits a year of accounts, agreed together and undone together."""

    accounts: Annotated[list[AgreedGiven], Field(min_length=1, max_length=MOST_KEYS)]


class DivisionShown(Shown):
    """A division that was taken over, by whose number it is undone."""

    id: int
    accounts: list[int]


@router.get(
    "/plan/visits",
    response=Answer[AllocationShown],
    operation_id="divideVisits",
    openapi_extra=limits_to_try(AllocationLimits),
)
def divide(request: Caller, asked: Query[VisitsAsked]) -> Any:  # noqa: ANN401 - answered
    """Divide visits over the accounts in view by what each next one adds; for who sees margins."""
    if not may_see_margins(request.user):
        raise PermissionDenied
    limits = tried(request, AllocationLimits)

    def found() -> dict[str, Any]:
        return _told(
            visit_allocation_report(
                user=request.user, asked=asked.asked, today=timezone.localdate(), limits=limits
            )
        )

    return answered(found)


@router.post("/plan/visits/agreed", response={201: DivisionShown}, operation_id="agreeVisits")
def agree(request: Caller, given: AgreementGiven) -> dict[str, Any]:
    """Say how many visits a year accounts get from now on, instead of those of their class."""
    visits = {each.account: each.visits for each in given.accounts}
    seen_accounts(request.user, visits)
    division = agree_visits(by=request.user, visits=visits)
    return {"id": division.pk, "accounts": sorted(visits)}


@router.post(
    "/plan/visits/agreed/{int:division_id}/undo", response={204: None}, operation_id="undoVisits"
)
def undo(request: Caller, division_id: Key) -> None:
    """Let accounts get the visits again that they got before."""
    undo_division(by=request.user, division=get_object_or_404(VisitDivision, pk=division_id))


def _told(report: AllocationReport) -> dict[str, Any]:
    return {
        "source": report.source,
        "visits_now": report.visits_now,
        "visits": report.found.visits,
        "hours": report.hours,
        "contribution_now": report.found.contribution_now,
        "contribution": report.found.contribution,
        "gain": report.gain,
        "next_gain": report.next_gain,
        "accounts": [_line(line) for line in report.lines],
    }


def _line(line: AllocationLine) -> dict[str, Any]:
    return {
        "account_id": line.account.pk,
        "service_class": line.service_class,
        "visits_now": line.visits_now,
        "compared_as": line.found.basis,
        "visits_of_service": line.of_service,
        "visits_agreed": line.agreed,
        "visits": line.found.visits,
        "contribution_now": line.found.contribution_now,
        "contribution": line.found.contribution,
        "next_gain": line.found.next_gain,
    }
