"""The table in which accounts are scored, all at once or one score after another."""

import re
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key
from verder.apps.core.sentences import sentence
from verder.apps.identify.models import SelectionCriterion, SelectionEntry, SelectionRound
from verder.apps.identify.queries.ratings import listed_sheets
from verder.apps.identify.queries.selection import entries_of
from verder.apps.identify.reports.candidates import rated, toppers
from verder.apps.identify.reports.selection import RoundReport, round_report
from verder.apps.identify.rules import may_arrange_round, may_score_seen
from verder.apps.identify.services.selection import (
    add_accounts,
    change_round,
    clear_score,
    set_score,
)
from verder.domain.values.missing import NotComputable
from verder.web.accounts.selected import selected_ids
from verder.web.core import formats
from verder.web.core.exports import sheet_response
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.identify.presenters.selection import (
    GridRow,
    class_labels,
    grid_rows,
    round_sentences,
)
from verder.web.identify.presenters.selection_sheet import round_sheet
from verder.web.identify.selection_forms import CapacityForm
from verder.web.identify.views.selection.common import (
    back_to,
    last_act,
    round_frame,
    round_of,
    tried,
)

SHEETS = 12
FIELD = re.compile(r"^s-(\d{1,18})-(\d{1,18})$")


@require_GET
@login_required
def round_page(request: Request, round_id: int) -> HttpResponseBase:
    """Show the accounts with their scores, gates and place, and the line of the capacity."""
    round_ = round_of(request.user, round_id)
    context = round_frame(request, round_, "selection_round")
    try:
        report = round_report(request.user, round_)
    except NotComputable as missing:
        context["missing"] = sentence(missing.reason)
        return render(request, "identify/selection/hidden.html", context)
    export = request.GET.get("export", "")
    if export in {"xlsx", "csv"}:
        return sheet_response(round_sheet(report), kind=export)
    context |= _shown(request, report)
    return render(request, "identify/selection/round.html", context)


@require_POST
@login_required
def save_scores(request: Request, round_id: int) -> HttpResponse:
    """Keep the scores that were typed, and answer with what they change."""
    round_ = round_of(request.user, round_id)
    problem = _save(request, round_)
    if not request.htmx:
        if problem:
            warn(request, problem)
        return redirect("selection_round", round_.pk)
    context = round_frame(request, round_, "selection_round")
    context |= _shown(request, round_report(request.user, round_))
    views = (view for row in context["rows"] for view in row.cells)
    context |= {"problem": problem, "touched": [v for v in views if v.name in request.POST]}
    return render(request, "identify/selection/totals.html", context)


@require_POST
@login_required
def add(request: Request, round_id: int) -> HttpResponse:
    """Add the customers of class A, those of a rating, or the accounts that were selected."""
    round_ = round_of(request.user, round_id)
    if "toppers" in request.POST:
        return _added(request, round_, toppers(request.user, round_))
    if sheet := request.POST.get("sheet", ""):
        return _added(request, round_, rated(request.user, sheet))
    return _added(request, round_, selected_ids(request))


@require_POST
@login_required
def add_selected(request: Request) -> HttpResponse:
    """Add the accounts that were selected in the list to the round that was chosen there."""
    round_ = round_of(request.user, record_key(request.POST.get("round", "")))
    return _added(request, round_, selected_ids(request))


def _added(request: Request, round_: SelectionRound, keys: list[int]) -> HttpResponse:
    made: list[SelectionEntry] = []
    if tried(
        request,
        lambda: made.extend(add_accounts(by=request.user, round_=round_, account_ids=keys)),
    ):
        text = ngettext("%(count)s account was added.", "%(count)s accounts were added.", len(made))
        act = last_act(request.user, round_) if made else None
        undo = reverse("selection_undo", args=[round_.pk, act["id"]]) if act else ""
        say(request, text % {"count": formats.number(len(made))}, undo=undo)
    return redirect("selection_round", round_.pk)


@require_POST
@login_required
def change(request: Request, round_id: int) -> HttpResponse:
    """Keep how many key accounts there is room for."""
    round_ = round_of(request.user, round_id)
    form = CapacityForm(request.POST)
    if not form.is_valid():
        warn(request, _("The number of key accounts is a whole number from 0 to 1000."))
    elif tried(request, lambda: change_round(by=request.user, round_=round_, **form.cleaned_data)):
        say(request, _("The line is drawn anew."))
    return back_to(request, "selection_round", round_.pk)


def _save(request: Request, round_: SelectionRound) -> str:
    """Keep what differs, and return why the rest is not kept."""
    try:
        for entry, criterion, score in _typed(request, round_):
            if score is None:
                clear_score(by=request.user, entry=entry, criterion=criterion)
            else:
                set_score(by=request.user, entry=entry, criterion=criterion, score=score)
    except Refused as refused:
        return sentence(refused.code, refused.details)
    return ""


def _shown(request: Request, report: RoundReport) -> dict[str, Any]:
    round_ = report.round
    may = round_.is_open and may_score_seen(request.user, round_)
    mine = frozenset(line.account_id for line in report.lines if may)
    rows: list[GridRow] = grid_rows(report, mine)
    return {
        "report": report,
        "rows": rows,
        "heads": [(criterion, class_labels(criterion)) for criterion in report.criteria],
        "sentences": round_sentences(report),
        "may_score_any": bool(mine),
        "sheets": _sheets(request, round_),
        "capacity_form": CapacityForm(
            initial={
                "capacity": round_.capacity,
                "is_scored_by_managers": round_.is_scored_by_managers,
            }
        )
        if round_.is_open and may_arrange_round(request.user, round_)
        else None,
    }


def _sheets(request: Request, round_: SelectionRound) -> list[tuple[str, str]]:
    """Return the rating sheets whose accounts can be added."""
    if not (round_.is_open and may_arrange_round(request.user, round_)):
        return []
    sheets = listed_sheets(request.user)[:SHEETS]
    return [(str(sheet.pk), f"{sheet.title} · {formats.day(sheet.held_on)}") for sheet in sheets]


def _typed(
    request: Request, round_: SelectionRound
) -> Iterator[tuple[SelectionEntry, SelectionCriterion, int | None]]:
    """Yield the scores that differ from what stands there; nonsense is refused."""
    report = round_report(request.user, round_)
    there = {
        (cell.entry_id, cell.criterion_id): cell.score
        for line in report.lines
        for cell in line.cells
    }
    entries = {each.pk: each for each in entries_of(round_, request.user)}
    criteria = {each.pk: each for each in round_.criteria.all()}
    for name, text in request.POST.items():
        match = FIELD.match(name)
        if match is None or not isinstance(text, str):
            continue
        key = int(match[1]), int(match[2])
        score = _score(text)
        if key in there and there[key] != score:
            yield entries[key[0]], criteria[key[1]], score


def _score(text: str) -> int | None:
    if not text.strip():
        return None
    return int(text) if text.strip().isdecimal() and len(text) < 4 else 0
