"""A plan that does not fit: a proposal is made, now or in the background, and taken over."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import start_job
from verder.apps.core.services.heartbeat import Progress
from verder.apps.identify.limits import limits_of
from verder.apps.intensify.enums import PlanActKind
from verder.apps.intensify.models import ContactMoment, PlanAct, PlanFitting
from verder.apps.intensify.queries.plans import planned_moments
from verder.apps.intensify.reports.plan_hours import busy_colleagues, plan_months
from verder.apps.intensify.reports.plan_items import FittingQuestion, fitting_question
from verder.apps.intensify.rules import may_change_contact
from verder.apps.intensify.services.plan_lines import Line, keep_act
from verder.apps.intensify.services.planning import (
    accounts_of,
    dropped,
    handed_over,
    locked_planned,
    moved,
)
from verder.domain.intensify.fitting_options import FittingLimits, Remedy
from verder.domain.intensify.plan_fitting import Fitting, FittingStep, excess, fit_plan
from verder.domain.values.period import first_of_month

FIT: Final = "fit_plan"
FEW: Final = 150  # contacts that are solved while somebody waits
QUICK: Final = Decimal(2)
Row = dict[str, Any]


def make_fitting(*, by: User, today: date) -> PlanFitting:
    """Ask for a proposal for the twelve months from this one: at once, or from the worker."""
    first = first_of_month(today)
    question = fitting_question(user=by, months=plan_months(first), today=today)
    PlanFitting.objects.filter(by=by).delete()
    fitting = PlanFitting.objects.create(by=by, from_on=first)
    if len(question.items) > FEW and excess(question.items, question.room):
        fitting.job = start_job(kind=FIT, arguments={"fitting": fitting.pk}, by=by)
        fitting.save(update_fields=["job"])
        return fitting
    limits = limits_of(FittingLimits)
    quick = replace(limits, seconds=min(QUICK, limits.seconds))
    return _kept(fitting, question, fit_plan(question.items, question.room, quick))


def solve_fitting(fitting: PlanFitting, today: date, progress: Progress) -> PlanFitting:
    """Make the proposal that somebody waits for."""
    progress("reading", 0.0)
    question = fitting_question(user=fitting.by, months=plan_months(fitting.from_on), today=today)
    progress("solving", 0.0)
    found = fit_plan(question.items, question.room, limits_of(FittingLimits))
    return _kept(fitting, question, found)


@transaction.atomic
def accept_rows(*, by: User, fitting: PlanFitting, keys: Collection[int]) -> PlanAct:
    """Take over rows of a proposal, in one act; what the plan has overtaken is refused."""
    held = PlanFitting.objects.select_for_update().get(pk=fitting.pk)
    chosen = [row for row in held.rows if row["key"] in keys and not row["is_accepted"]]
    if not chosen:
        raise Refused("plan_nothing_chosen")
    moments = {
        moment.pk: moment for moment in locked_planned(by, [row["moment"] for row in chosen])
    }
    lines = [_applied(moments[row["moment"]], row) for row in chosen]
    for row in chosen:
        row["is_accepted"] = True
    held.save(update_fields=["rows"])
    return keep_act(
        by=by, kind=PlanActKind.FITTED, accounts=accounts_of(moments.values()), lines=lines
    )


def open_rows(fitting: PlanFitting) -> list[tuple[Row, ContactMoment]]:
    """Return the rows that can be taken over: those whose contact stands as it did."""
    assert fitting.by is not None  # noqa: S101 - a proposal is somebody's
    rows = [row for row in fitting.rows if not row["is_accepted"]]
    moments = planned_moments(fitting.by).select_related("account", "owner")
    found = moments.prefetch_related("positions__person", "colleagues").in_bulk(
        [row["moment"] for row in rows]
    )
    return [
        (row, found[row["moment"]])
        for row in rows
        if row["moment"] in found and _stands(found[row["moment"]], row)
    ]


def _stands(moment: ContactMoment, row: Row) -> bool:
    is_there = f"{first_of_month(moment.on)}" == row["from_month"] and moment.is_month_only
    return is_there and row["colleague"] in {each.pk for each in busy_colleagues(moment)}


def _applied(moment: ContactMoment, row: Row) -> Line:
    if not _stands(moment, row):
        raise Refused("plan_changed_since")
    match Remedy(row["remedy"]):
        case Remedy.MOVE:
            return moved(moment, date.fromisoformat(row["to_month"]))
        case Remedy.HAND_OVER:
            return handed_over(moment, row["colleague"], row["to_colleague"])
        case _:
            return dropped(moment)


def _kept(fitting: PlanFitting, question: FittingQuestion, found: Fitting) -> PlanFitting:
    """Keep what was found: the rows that the reader may take over."""
    fitting.rows = [
        _row(step, question, found)
        for step in found.steps
        if may_change_contact(fitting.by, question.moments[step.item.key][0])
    ]
    fitting.still_over = [
        {"colleague": colleague, "month": str(month), "hours": f"{hours:f}"}
        for (colleague, month), hours in found.still_over.items()
    ]
    fitting.gap_share, fitting.loss = round(found.gap_share, 9), round(found.loss, 4)
    fitting.solved_at = timezone.now()
    fitting.save()
    return fitting


def _row(step: FittingStep, question: FittingQuestion, found: Fitting) -> Row:
    item, option = step.item, step.option
    slot = (item.colleague_id, item.month)
    return {
        "key": item.key,
        "moment": question.moments[item.key][0].pk,
        "remedy": str(option.remedy),
        "colleague": item.colleague_id,
        "from_month": str(item.month),
        "to_colleague": option.colleague_id,
        "to_month": str(option.month),
        "hours": f"{item.hours:f}",
        "over": f"{found.over.get(slot, Decimal(0)):f}",
        "value_per_hour": f"{item.value_per_hour:.4f}",
        "is_accepted": False,
    }
