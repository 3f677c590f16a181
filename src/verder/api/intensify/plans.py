"""The plan of contacts of an account: read, proposed, planned, changed, dropped, undone."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router

from verder.api.authentication import Caller
from verder.api.intensify.plans_given import (
    PlanGiven,
    PlannedGiven,
    ProposalAsked,
    SeriesChangeGiven,
    SeriesGiven,
)
from verder.api.intensify.plans_shown import (
    ContactPlanShown,
    PlanActShown,
    ProposedShown,
    UndoneShown,
    named,
    planned,
)
from verder.api.records import seen_account
from verder.api.values import Key
from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.models import ContactMoment, PlanAct
from verder.apps.intensify.purposes import PURPOSES
from verder.apps.intensify.queries.plans import planned_moments
from verder.apps.intensify.reports.contact_plan import (
    Basis,
    ContactPlan,
    contact_plan_report,
    proposed_plan,
)
from verder.apps.intensify.reports.plan_hours import plan_months
from verder.apps.intensify.rules import may_log_contacts
from verder.apps.intensify.services.plan_lines import undo_plan_act
from verder.apps.intensify.services.planning import change_planned, drop_planned, plan_contacts
from verder.apps.intensify.services.series import change_series, end_series, plan_series
from verder.domain.values.period import add_months, first_of_month

router = Router(tags=["planning"])
OF_ACCOUNT = "/accounts/{int:account_id}/plan"
PLANNED = f"{OF_ACCOUNT}/contacts/{{int:moment_id}}"


@router.get(OF_ACCOUNT, response=ContactPlanShown, operation_id="readContactPlan")
def read_plan(request: Caller, account_id: Key, asked: Query[ProposalAsked]) -> dict[str, Any]:
    """Return what each pair of people lacks, and what is planned, in twelve months."""
    plan = _plan(request.user, account_id, asked)
    return {
        "first": plan.months[0],
        "service_class": plan.service_class,
        "visits_of_service": plan.level.visits,
        "visits_agreed": plan.agreed.visits if plan.agreed else None,
        "hours": plan.total_hours,
        "pairs": [
            {
                "position": named(pair.position),
                "colleague": named(pair.colleague),
                "ideal": pair.ideal,
                "current": pair.current,
                "is_estimate": pair.is_estimate,
                "planned": pair.planned,
                "lacks": pair.lacking(Basis(asked.basis)),
            }
            for pair in plan.pairs
        ],
        "contacts": [planned(moment) for moment in plan.moments],
    }


@router.get(f"{OF_ACCOUNT}/proposal", response=list[ProposedShown], operation_id="proposeContacts")
def propose(request: Caller, account_id: Key, asked: Query[ProposalAsked]) -> list[dict[str, Any]]:
    """Propose contacts for what lacks; nothing is planned yet."""
    plan = _plan(request.user, account_id, asked)
    return [
        {
            "position": each.position_id,
            "colleague": each.colleague_id,
            "month": each.month,
            "channel": each.channel,
            "purpose_code": each.purpose,
            "purpose": str(PURPOSES[each.purpose]),
            "minutes": each.minutes,
        }
        for each in proposed_plan(plan, Basis(asked.basis), plan.months)
    ]


@router.post(f"{OF_ACCOUNT}/contacts", response={201: PlanActShown}, operation_id="planContacts")
def plan(request: Caller, account_id: Key, given: PlanGiven) -> dict[str, Any]:
    """Plan contacts, all or none of them."""
    account = plannable(request.user, account_id)
    entries = [each.entry for each in given.contacts]
    return _act(plan_contacts(by=request.user, account=account, entries=entries))


@router.post(f"{OF_ACCOUNT}/series", response={201: PlanActShown}, operation_id="planSeries")
def plan_again_and_again(request: Caller, account_id: Key, given: SeriesGiven) -> dict[str, Any]:
    """Plan contacts that come back every so many weeks or months."""
    account = plannable(request.user, account_id)
    entry = given.contact.entry
    rhythm = {
        "every": given.every,
        "unit": given.unit,
        "from_on": entry.on,
        "until_on": given.until_on,
    }
    return _act(plan_series(by=request.user, account=account, entry=entry, rhythm=rhythm))


@router.put(f"{PLANNED}/series", response=PlanActShown, operation_id="changeSeries")
def change_all(
    request: Caller, account_id: Key, moment_id: Key, given: SeriesChangeGiven
) -> dict[str, Any]:
    """Say anew a contact of a series and all that follow it; what is not given of when stays."""
    moment = _in_series(request.user, account_id, moment_id)
    entry = given.contact.entry
    return _act(change_series(by=request.user, moment=moment, entry=entry, rhythm=given.rhythm))


@router.delete(f"{PLANNED}/series", response=PlanActShown, operation_id="endSeries")
def end_all(request: Caller, account_id: Key, moment_id: Key) -> dict[str, Any]:
    """Let a contact of a series and all that follow it not take place."""
    moment = _in_series(request.user, account_id, moment_id)
    return _act(end_series(by=request.user, moment=moment))


@router.put(PLANNED, response=PlanActShown | None, operation_id="changePlannedContact")
def change(
    request: Caller, account_id: Key, moment_id: Key, given: PlannedGiven
) -> dict[str, Any] | None:
    """Say a planned contact anew; null where nothing differs."""
    moment = _planned(request.user, account_id, moment_id)
    act = change_planned(by=request.user, moment=moment, entry=given.entry)
    return None if act is None else _act(act)


@router.delete(PLANNED, response=PlanActShown, operation_id="dropPlannedContact")
def drop(request: Caller, account_id: Key, moment_id: Key) -> dict[str, Any]:
    """Let a planned contact not take place; it can be undone."""
    moment = _planned(request.user, account_id, moment_id)
    return _act(drop_planned(by=request.user, moments=[moment]))


@router.post("/plan/acts/{int:plan_act_id}/undo", response=UndoneShown, operation_id="undoPlanAct")
def undo(request: Caller, plan_act_id: Key) -> dict[str, int]:
    """Undo an act on the plan as a whole; what was changed since stays."""
    act = get_object_or_404(PlanAct, pk=plan_act_id)
    return {"left": undo_plan_act(by=request.user, act=act)}


def plannable(user: User, account_id: int) -> Account:
    """Return an account of those in view, for who plans its contacts."""
    account = seen_account(user, account_id)
    if not may_log_contacts(user, account):
        raise PermissionDenied
    return account


def _plan(user: User, account_id: int, asked: ProposalAsked) -> ContactPlan:
    today = timezone.localdate()
    first = (
        date.fromisoformat(f"{asked.first}-01")
        if asked.first
        else add_months(first_of_month(today), 1)
    )
    account = seen_account(user, account_id)
    return contact_plan_report(user=user, account=account, months=plan_months(first), today=today)


def _planned(user: User, account_id: int, moment_id: int) -> ContactMoment:
    account = plannable(user, account_id)
    return get_object_or_404(planned_moments(user), pk=moment_id, account=account)


def _in_series(user: User, account_id: int, moment_id: int) -> ContactMoment:
    moment = _planned(user, account_id, moment_id)
    if moment.series is None:
        raise Http404
    return moment


def _act(act: PlanAct) -> dict[str, Any]:
    return {"id": act.pk, "contacts": [line["moment"] for line in act.lines]}
