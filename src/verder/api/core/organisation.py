"""What holds for the whole organisation: settings, the audit trail, background work."""

from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from pydantic import Field, StringConstraints

from verder.api.accounts.shown import EventShown
from verder.api.authentication import Caller
from verder.api.imports.shown import JobShown
from verder.api.imports.telling import job_told
from verder.api.pages import Page, PageAsked
from verder.api.values import Given, Key, Name, Shown
from verder.apps.core import services
from verder.apps.core.models import Job, Organisation
from verder.apps.core.queries import audit_events, organisation
from verder.apps.core.rules import may_import, may_see_audit

router = Router(tags=["organisation"])


class OrganisationShown(Shown):
    """The organisation that this installation serves."""

    name: str
    currency: str
    fiscal_year_start: int = Field(description="The first month of the fiscal year.")
    is_demo: bool


class OrganisationGiven(Given):
    """What holds for everybody; another currency makes every figure anew."""

    name: Name
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{3}$")] = Field(examples=["EUR"])
    fiscal_year_start: Annotated[int, Field(ge=1, le=12)]


@router.get("/organisation", response=OrganisationShown, operation_id="readOrganisation")
def read_organisation(request: Caller) -> Organisation:  # noqa: ARG001 - the same for all
    """Return the organisation, its currency and its fiscal year."""
    return organisation()


@router.put("/organisation", response=OrganisationShown, operation_id="changeOrganisation")
def change_organisation(request: Caller, given: OrganisationGiven) -> Organisation:
    """Change name, currency and fiscal year."""
    return services.change_settings(by=request.user, **given.model_dump())


@router.get("/audit", response=Page[EventShown], operation_id="listAudit")
def list_audit(request: Caller, page: Query[PageAsked]) -> dict[str, Any]:
    """List who changed what, the latest first."""
    if not may_see_audit(request.user):
        raise PermissionDenied
    return page.of_records(audit_events())


@router.get("/jobs/{int:job_id}", response=JobShown, operation_id="readJob")
def read_job(request: Caller, job_id: Key) -> dict[str, Any]:
    """Return how far a piece of background work is."""
    job = get_object_or_404(Job, pk=job_id)
    if job.by_id != request.user.pk and not may_import(request.user):
        raise PermissionDenied
    return job_told(job)
