"""The contact plan of an account: proposed, taken over, changed, dropped, and each undone."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key
from verder.apps.core.sentences import sentence
from verder.apps.identify.service_descriptions import CLASS_LABELS
from verder.apps.intensify.enums import PlanActKind
from verder.apps.intensify.models import ContactMoment, PlanAct
from verder.apps.intensify.queries.people import positions_of
from verder.apps.intensify.queries.plans import latest_acts, overdue_moments, planned_moments
from verder.apps.intensify.queries.teams import seats_of
from verder.apps.intensify.reports.contact_plan import (
    ContactPlan,
    contact_plan_report,
    proposed_plan,
)
from verder.apps.intensify.reports.plan_hours import plan_months
from verder.apps.intensify.reports.slipped import slipped_report
from verder.apps.intensify.rules import may_change_contact, may_log_contacts
from verder.apps.intensify.services.plan_lines import undo_plan_act
from verder.apps.intensify.services.planning import (
    change_planned,
    drop_planned,
    plan_contacts,
)
from verder.apps.intensify.services.series import change_series, end_series, plan_series
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.core.exports import export_response
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request, go_back
from verder.web.core.tables import read_table
from verder.web.identify.views.common import about_page
from verder.web.intensify.calendar_table import plan_lines, plan_table
from verder.web.intensify.plan_forms import PlannedForm, ProposalForm, month_of
from verder.web.intensify.plan_rows import (
    ProposedRow,
    by_month,
    entry_of,
    month_loads,
    planned_row,
    proposed_rows,
)

TAB = "contact_plan"
SERIES = "series"  # an act on a contact of a series means all that follow it too


@require_GET
@login_required
def contact_plan(request: Request, account_id: int) -> HttpResponseBase:
    """Show the plan of an account, also as a file; with `basis` what would fill it."""
    account = seen_account(request.user, account_id)
    if "export" in request.GET:
        return _plan_file(request, account)
    edited = record_key(request.GET.get("edit", ""))
    return plan_page(request, account, edited=edited or None)


def _plan_file(request: Request, account: Account) -> HttpResponseBase:
    """Return what is planned as a file to take along."""
    _form, plan, _rows = _proposal(request, account, QueryDict())
    lines = plan_lines(plan.listed, timezone.localdate())
    table = read_table(plan_table(), lines, request.GET)
    title = _("Contact plan of %(account)s") % {"account": account.name}
    return export_response(table, title=title)


@require_POST
@login_required
def contact_plan_take(request: Request, account_id: int) -> HttpResponse:
    """Take over the chosen contacts of a proposal."""
    account = plannable(request, account_id)
    _form, _plan, rows = _proposal(request, account, request.POST)
    chosen = set(request.POST.getlist("take"))
    entries = [
        entry_of(row, _month(request.POST.get(f"month.{row.key}"), row))
        for row in rows
        if row.key in chosen
    ]
    try:
        act = plan_contacts(
            by=request.user, account=account, entries=entries, kind=PlanActKind.PROPOSAL
        )
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
        return back_to_plan(account)
    count = len(entries)
    text = ngettext("%(count)d contact was planned.", "%(count)d contacts were planned.", count)
    say(request, text % {"count": count}, undo=undo_address(act))
    return back_to_plan(account)


@require_POST
@login_required
def contact_plan_add(request: Request, account_id: int) -> HttpResponse:
    """Plan one contact."""
    account = plannable(request, account_id)
    form = planned_form(account, sent=request.POST)
    if not form.is_valid():
        return plan_page(request, account, add_form=form)
    try:
        act = _planned_as_asked(request, account, form)
    except Refused as refused:
        form.add_error("until", sentence(refused.code, refused.details))
        return plan_page(request, account, add_form=form)
    say(request, _("The contact was planned."), undo=undo_address(act))
    return back_to_plan(account)


def _planned_as_asked(request: Request, account: Account, form: PlannedForm) -> PlanAct:
    """Plan one contact, or the series that it begins."""
    by, rhythm = request.user, form.rhythm
    if rhythm is None:
        return plan_contacts(by=by, account=account, entries=[form.entry])
    if rhythm["until_on"] < rhythm["from_on"]:
        raise Refused("plan_series_empty")
    return plan_series(by=by, account=account, entry=form.entry, rhythm=rhythm)


@require_POST
@login_required
def contact_plan_change(request: Request, account_id: int, moment_id: int) -> HttpResponse:
    """Change a planned contact."""
    account = plannable(request, account_id)
    moment = _planned(request, account, moment_id)
    form = planned_form(account, sent=request.POST, moment=moment)
    if not form.is_valid():
        return plan_page(request, account, edited=moment.pk, edit_form=form)
    try:
        act = _changed_as_asked(request, moment, form)
    except Refused as refused:
        form.add_error(None, sentence(refused.code, refused.details))
        return plan_page(request, account, edited=moment.pk, edit_form=form)
    if act is not None:
        say(request, _("The contact was changed."), undo=undo_address(act))
    return back_to_plan(account)


def _changed_as_asked(request: Request, moment: ContactMoment, form: PlannedForm) -> PlanAct | None:
    """Change one contact, or with it all that follow in its series."""
    by, entry = request.user, form.entry
    if moment.series is None or request.POST.get("scope") != SERIES:
        return change_planned(by=by, moment=moment, entry=entry)
    rhythm = {name: value for name, value in (form.rhythm or {}).items() if name != "from_on"}
    return change_series(by=by, moment=moment, entry=entry, rhythm=rhythm)


@require_POST
@login_required
def contact_plan_drop(request: Request, account_id: int, moment_id: int) -> HttpResponse:
    """Drop a planned contact."""
    account = plannable(request, account_id)
    moment = _planned(request, account, moment_id)
    if moment.series is not None and request.POST.get("scope") == SERIES:
        act = end_series(by=request.user, moment=moment)
    else:
        act = drop_planned(by=request.user, moments=[moment])
    say(request, _("The contact was dropped."), undo=undo_address(act))
    return go_back(request, TAB, account.pk)


@require_POST
@login_required
def plan_undo(request: Request, act_id: int) -> HttpResponse:
    """Undo an act on the plan as a whole."""
    act = get_object_or_404(PlanAct, pk=act_id)
    try:
        left = undo_plan_act(by=request.user, act=act)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("It is as it was."))
        if left:
            text = ngettext(
                "%(count)d contact was changed since and stays as it is.",
                "%(count)d contacts were changed since and stay as they are.",
                left,
            )
            warn(request, text % {"count": left})
    return go_back(request, "year_calendar")


def plan_page(
    request: Request,
    account: Account,
    *,
    edited: int | None = None,
    edit_form: PlannedForm | None = None,
    add_form: PlannedForm | None = None,
) -> HttpResponse:
    """Show the tab, with forms as they were sent where they were refused."""
    today = timezone.localdate()
    form, plan, proposed = _proposal(request, account, request.GET)
    may_plan = may_log_contacts(request.user, account)
    if edited is not None and edit_form is None and may_plan:
        moment = next((each for each in plan.listed if each.pk == edited), None)
        edit_form = planned_form(account, moment=moment) if moment else None
    late = overdue_moments(request.user, today).filter(account=account)
    again = {
        each.moment.pk: each.proposed
        for each in slipped_report(user=request.user, moments=late, today=today)
    }
    rows = [
        planned_row(
            moment,
            today,
            may_change=may_plan and may_change_contact(request.user, moment),
            form=edit_form if moment.pk == edited else None,
            again=again.get(moment.pk),
        )
        for moment in plan.listed
    ]
    context: dict[str, Any] = {
        **account_frame(request, account, TAB),
        **about_page(TAB),
        "plan": plan,
        "service_class": CLASS_LABELS[plan.service_class],
        "months": by_month(rows),
        "loads": month_loads(plan),
        "proposal_form": form,
        "is_proposing": "basis" in request.GET,
        "proposed": proposed,
        "lacking": plan.lacking(form.chosen),
        "short": sorted((each for each in plan.pairs if each.gap), key=lambda each: -each.gap),
        "rest": [each for each in plan.pairs if not each.gap],
        "may_plan": may_plan,
        "acts": latest_acts(account) if may_plan else [],
    }
    if may_plan and plan.has_people:
        context["add_form"] = add_form or planned_form(account)
    return render(request, "intensify/contact_plan.html", context)


def plannable(request: Request, account_id: int) -> Account:
    """Return an account of those in view for which the user plans contacts."""
    account = seen_account(request.user, account_id)
    if not may_log_contacts(request.user, account):
        raise PermissionDenied
    return account


def planned_form(
    account: Account,
    *,
    sent: QueryDict | None = None,
    moment: ContactMoment | None = None,
) -> PlannedForm:
    """Return the form of a planned contact with the people of both sides."""
    today = timezone.localdate()
    positions = list(positions_of(account, today))
    colleagues = [seat.colleague for seat in seats_of(account, today)]
    if moment is not None:
        positions += [each for each in moment.positions.all() if each not in positions]
        colleagues += [each for each in moment.colleagues.all() if each not in colleagues]
    return PlannedForm(
        sent,
        positions=positions,
        colleagues=list(dict.fromkeys(colleagues)),
        today=today,
        moment=moment,
    )


def back_to_plan(account: Account) -> HttpResponseRedirect:
    """Lead back to the plan of the account."""
    return redirect(TAB, account.pk)


def undo_address(act: PlanAct) -> str:
    """Return where an act is undone."""
    return reverse("plan_undo", args=[act.pk])


def _proposal(
    request: Request, account: Account, asked: QueryDict
) -> tuple[ProposalForm, ContactPlan, list[ProposedRow]]:
    """Return what was asked, the plan, and the rows that are proposed where that was asked."""
    today = timezone.localdate()
    form = ProposalForm(asked, today=today)
    months = plan_months(form.first)
    plan = contact_plan_report(user=request.user, account=account, months=months, today=today)
    if "basis" not in asked:
        return form, plan, []
    return form, plan, proposed_rows(plan, proposed_plan(plan, form.chosen, months))


def _planned(request: Request, account: Account, moment_id: int) -> ContactMoment:
    rows = planned_moments(request.user).select_related("account", "owner", "series")
    return get_object_or_404(rows, pk=moment_id, account=account)


def _month(text: str | None, row: ProposedRow) -> date:
    """Return the month that was chosen for a row, or the one that was proposed."""
    try:
        return month_of(text or "")
    except ValueError:
        return row.contact.month
