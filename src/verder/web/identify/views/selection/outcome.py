"""How firm the choice is, what came of it, and the end of the round."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from verder.apps.core.keys import record_keys
from verder.apps.core.sentences import sentence
from verder.apps.identify.models import SelectionEntry
from verder.apps.identify.queries.selection import entries_of
from verder.apps.identify.reports.selection import RoundReport, round_report, sensitivity_of
from verder.apps.identify.reports.selection_changes import round_changes
from verder.apps.identify.reports.service_concept import service_report
from verder.apps.identify.rules import may_decide_about
from verder.apps.identify.selection_choices import Decision
from verder.apps.identify.services.selection import close_round, decide, undo_change
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.exports import table_page
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request, go_back
from verder.web.core.tables import read_table
from verder.web.identify.charts.selection import firmness_option
from verder.web.identify.presenters.selection_outcome import (
    change_rows,
    change_table,
    firmness_rows,
    firmness_sentences,
    firmness_table,
    variation_rows,
    who_of,
)
from verder.web.identify.selection_forms import DecisionForm
from verder.web.identify.views.selection.capacity import capacity_check
from verder.web.identify.views.selection.common import back_to, round_frame, round_of, tried


@require_GET
@login_required
def sensitivity_page(request: Request, round_id: int) -> HttpResponseBase:
    """Show who drops out and comes in when a weight is a fifth heavier or lighter."""
    round_ = round_of(request.user, round_id)
    context = round_frame(request, round_, "selection_sensitivity")
    report = _report(request, context)
    if report is None:
        return render(request, "identify/selection/hidden.html", context)
    found = sensitivity_of(report)
    who = who_of(report)
    lines = firmness_rows(report, found)
    table = read_table(firmness_table(len(found.variations)), lines, request.GET)
    shown = [line for line in lines if line.times_chosen or line.is_chosen]
    context |= {
        "found": found,
        "table": table,
        "sentences": firmness_sentences(found, who),
        "variations": variation_rows(report, found, who),
        "chart": firmness_option(
            [line.name for line in shown],
            [line.times_chosen for line in shown],
            [line.is_chosen for line in shown],
            most=len(found.variations),
        ),
    }
    if table.export or request.headers.get("HX-Target") == table.id:
        template = "identify/selection/sensitivity.html"
        return table_page(request, template, table, context, title=_("Sensitivity of the choice"))
    return render(request, "identify/selection/sensitivity.html", context)


@require_GET
@login_required
def result_page(request: Request, round_id: int) -> HttpResponseBase:
    """Show what was decided, what changed since the last round, and whether the hours are there."""
    round_ = round_of(request.user, round_id)
    context = round_frame(request, round_, "selection_result")
    report = _report(request, context)
    if report is None:
        return render(request, "identify/selection/hidden.html", context)
    table = read_table(change_table(), change_rows(round_changes(report)), request.GET)
    template = "identify/selection/result.html"
    keys = [line for line in report.lines if line.entry.decision == Decision.KEY]
    accounts = [line.entry.account for line in report.lines if round_.is_open]
    decides = may_decide_about(request.user, accounts)
    context |= {
        "report": report,
        "table": table,
        "keys": keys,
        "groups": _groups(report),
        "open_lines": [line for line in report.lines if not line.entry.decision],
        "may_decide": {line.entry.pk for line in report.lines if line.account_id in decides},
        "decision_form": DecisionForm(auto_id="decide_%s"),
        "check": capacity_check(service_report(request.user), keys),
    }
    if table.export or request.headers.get("HX-Target") == table.id:
        title = _("Key accounts %(round)s") % {"round": str(round_)}
        return table_page(request, template, table, context, title=title)
    return render(request, template, context)


@require_POST
@login_required
def decide_many(request: Request, round_id: int) -> HttpResponse:
    """Decide the same of several accounts."""
    round_ = round_of(request.user, round_id)
    keys = record_keys(request.POST.getlist("selected"))
    entries: list[SelectionEntry] = list(entries_of(round_, request.user).filter(pk__in=keys))
    form = DecisionForm(request.POST)
    if not entries or not form.is_valid():
        warn(request, _("Select accounts, choose a decision, and say why."))
        return redirect("selection_result", round_.pk)
    decided: list[int] = []
    if tried(
        request,
        lambda: decided.append(
            decide(
                by=request.user,
                round_=round_,
                entries=entries,
                decision=Decision(form.cleaned_data["decision"]),
                reason=form.cleaned_data["reason"],
            )
        ),
    ):
        text = ngettext(
            "Decided about %(count)s account.", "Decided about %(count)s accounts.", decided[0]
        )
        say(request, text % {"count": formats.number(decided[0])})
    return redirect("selection_result", round_.pk)


@require_POST
@login_required
def close(request: Request, round_id: int) -> HttpResponse:
    """Freeze the round."""
    round_ = round_of(request.user, round_id)
    if tried(request, lambda: close_round(by=request.user, round_=round_)):
        say(request, _("The round %(round)s is closed; its decisions hold.") % {"round": round_})
    return redirect("selection_result", round_.pk)


@require_POST
@login_required
def undo(request: Request, round_id: int, change_id: int) -> HttpResponse:
    """Take one act back."""
    round_ = round_of(request.user, round_id)
    change = round_.changes.filter(pk=change_id).first()
    if change is None:
        raise Http404
    if tried(request, lambda: undo_change(by=request.user, change=change)):
        say(request, _("It is as it was before."))
    if "next" in request.POST:
        return back_to(request, "selection_round", round_.pk)
    return go_back(request, "selection_round", round_.pk)


def _report(request: Request, context: dict[str, Any]) -> RoundReport | None:
    """Return the round, or put into the context why it is not shown."""
    try:
        return round_report(request.user, context["round"])
    except NotComputable as missing:
        context["missing"] = sentence(missing.reason)
        return None


def _groups(report: RoundReport) -> list[tuple[Decision, list[Any]]]:
    """Return the accounts by decision, without decisions that nobody has."""
    found = [
        (each, [line for line in report.lines if line.entry.decision == each]) for each in Decision
    ]
    return [(each, lines) for each, lines in found if lines]
