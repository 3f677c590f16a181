"""One account of a round: why it stands where it stands, its gates, and the decision."""

from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from verder.apps.accounts.rules import may_edit_account
from verder.apps.core.queries import audit_events
from verder.apps.core.sentences import sentence
from verder.apps.core.services.audit import words_of
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import SelectionEntry, SelectionRound
from verder.apps.identify.queries import all_inputs_of
from verder.apps.identify.reports.selection import RoundLine, RoundReport, round_report
from verder.apps.identify.rules import may_arrange_round, may_decide, may_score
from verder.apps.identify.selection_choices import Decision
from verder.apps.identify.services import set_input
from verder.apps.identify.services.selection import (
    clear_score,
    decide,
    remove_account,
    set_score,
    withdraw_decision,
)
from verder.domain.values.missing import NotComputable
from verder.web.core.actions import actors_named
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.identify.presenters.selection import (
    STANDINGS,
    class_labels,
    contribution_words,
    gate_views,
    source_of,
    value_words,
)
from verder.web.identify.selection_forms import DecisionForm, ScoreForm
from verder.web.identify.selection_history import acted
from verder.web.identify.views.selection.common import entry_of, round_frame, round_of, tried

TEMPLATE = "identify/selection/entry.html"
EVENTS = 30


@require_GET
@login_required
@vary_on_headers("HX-Request")
def entry_page(request: Request, round_id: int, entry_id: int) -> HttpResponse:
    """Show why the account stands where it stands; a sheet shows the calculation alone."""
    round_ = round_of(request.user, round_id)
    entry = entry_of(request.user, round_, entry_id)
    try:
        report = round_report(request.user, round_)
    except NotComputable as missing:
        context = round_frame(request, round_, "selection_round")
        context["missing"] = sentence(missing.reason)
        return render(request, "identify/selection/hidden.html", context)
    line = next(each for each in report.lines if each.entry.pk == entry.pk)
    context = _shown(request, report, line)
    if request.htmx and not request.htmx.boosted:
        return render(request, f"{TEMPLATE}#why", context)
    return render(request, TEMPLATE, round_frame(request, round_, "selection_round") | context)


@require_POST
@login_required
def score_entry(request: Request, round_id: int, entry_id: int, criterion_id: int) -> HttpResponse:
    """Keep a score with its evidence, or leave it to the figures again."""
    round_ = round_of(request.user, round_id)
    entry = entry_of(request.user, round_, entry_id)
    criterion = get_object_or_404(round_.criteria, pk=criterion_id)
    form = ScoreForm(request.POST, labels=("",) * 5)
    if "clear" in request.POST:
        tried(request, lambda: clear_score(by=request.user, entry=entry, criterion=criterion))
    elif not form.is_valid():
        warn(request, _("Choose a class, or give a value that is a number."))
    elif tried(
        request,
        lambda: set_score(
            by=request.user, entry=entry, criterion=criterion, **_given(form.cleaned_data)
        ),
    ):
        say(request, _("The score is kept."))
    return redirect("selection_entry", round_id, entry_id)


@require_POST
@login_required
def decide_entry(request: Request, round_id: int, entry_id: int) -> HttpResponse:
    """Decide what becomes of the account, or leave it open again."""
    round_ = round_of(request.user, round_id)
    entry = entry_of(request.user, round_, entry_id)
    if "withdraw" in request.POST:
        tried(request, lambda: withdraw_decision(by=request.user, entry=entry))
        return redirect("selection_entry", round_id, entry_id)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        warn(request, _("Choose a decision, and say why."))
    elif tried(
        request,
        lambda: decide(
            by=request.user,
            round_=round_,
            entries=[entry],
            decision=Decision(form.cleaned_data["decision"]),
            reason=form.cleaned_data["reason"],
        ),
    ):
        say(request, _("The decision is kept."))
    return redirect("selection_entry", round_id, entry_id)


@require_POST
@login_required
def answer_gate(request: Request, round_id: int, entry_id: int) -> HttpResponse:
    """Say what the customer gains, or whether its credit is blocked."""
    round_ = round_of(request.user, round_id)
    entry = entry_of(request.user, round_, entry_id)
    if not round_.is_open:
        raise PermissionDenied
    text = request.POST.get("text", "").strip()
    if request.POST.get("gate") == "credit":
        kind = InputKind.CREDIT_BLOCKED
        value = {"blocked": Decimal(1), "free": Decimal(0)}.get(request.POST.get("answer", ""))
    else:
        kind = InputKind.CUSTOMER_BENEFIT
        before = all_inputs_of(entry.account).get(kind)
        gains = request.POST.get("answer") != "nothing"
        amount = before.value if before and before.value else None
        value = amount if gains else Decimal(0)
        if gains and not text:
            warn(request, _("Say in a few words what the customer gains."))
            return redirect("selection_entry", round_id, entry_id)
    if tried(
        request,
        lambda: set_input(
            by=request.user, account=entry.account, kind=kind, value=value, text=text
        ),
    ):
        say(request, _("The gate is answered."))
    return redirect("selection_entry", round_id, entry_id)


@require_POST
@login_required
def remove_entry(request: Request, round_id: int, entry_id: int) -> HttpResponse:
    """Take the account out of the round."""
    round_ = round_of(request.user, round_id)
    entry = entry_of(request.user, round_, entry_id)
    name = entry.account.name
    if tried(request, lambda: remove_account(by=request.user, entry=entry)):
        say(request, _("%(name)s is out of the round.") % {"name": name})
    return redirect("selection_round", round_id)


def _given(cleaned: dict[str, Any]) -> dict[str, Any]:
    """Return a value, or else the class."""
    if cleaned["value"] is not None:
        return {"value": cleaned["value"], "evidence": cleaned["evidence"]}
    return {"score": cleaned["score"], "evidence": cleaned["evidence"]}


def _shown(request: Request, report: RoundReport, line: RoundLine) -> dict[str, Any]:
    round_, entry = report.round, line.entry
    scores = round_.is_open and may_score(request.user, entry.account, round_)
    inputs = all_inputs_of(entry.account)
    return {
        "report": report,
        "line": line,
        "entry": entry,
        "round": round_,
        "contribution": contribution_words(report),
        **_beside(report, line),
        "standing": STANDINGS[line.ranked.standing],
        "rows": _rows(report, line, may_score_=scores),
        "gates": gate_views(line.ranked),
        "benefit": inputs.get(InputKind.CUSTOMER_BENEFIT),
        "credit": inputs.get(InputKind.CREDIT_BLOCKED),
        "may_answer": round_.is_open and may_edit_account(request.user, entry.account),
        "may_decide": round_.is_open and may_decide(request.user, entry.account),
        "may_remove": round_.is_open and scores and may_arrange_round(request.user, round_),
        "decision_form": DecisionForm(
            initial={"decision": entry.decision, "reason": entry.reason}, auto_id="decide_%s"
        ),
        "history": _history(entry, round_),
    }


def _beside(report: RoundReport, line: RoundLine) -> dict[str, Any]:
    """Return the accounts before and after this one in the order of the round."""
    place = report.lines.index(line)
    following = report.lines[place + 1 : place + 2]
    return {
        "previous": report.lines[place - 1] if place else None,
        "next": following[0] if following else None,
    }


def _rows(report: RoundReport, line: RoundLine, *, may_score_: bool) -> list[dict[str, Any]]:
    weights = {each.id: each.weight for each in report.criteria}
    scored = sum(
        (weights[cell.criterion_id] for cell in line.cells if cell.score is not None), Decimal(0)
    )
    rows = []
    for criterion, cell in zip(report.criteria, line.cells, strict=True):
        labels = class_labels(criterion)
        part = cell.score * criterion.weight / scored if cell.score is not None and scored else None
        form = ScoreForm(
            labels=labels,
            auto_id=f"score-{criterion.id}-%s",
            initial={"score": cell.score, "evidence": cell.evidence},
        )
        rows.append(
            {
                "criterion": criterion,
                "cell": cell,
                "part": part,
                "class_name": labels[cell.score - 1] if cell.score is not None else "",
                "value": "" if cell.value is None else value_words(criterion, cell.value),
                "fact": value_words(criterion, cell.fact) if isinstance(cell.fact, Decimal) else "",
                "why_missing": sentence(cell.missing) if cell.missing else "",
                "source": source_of(criterion, cell),
                "form": form if may_score_ else None,
                "takes_value": bool(criterion.limits) and not criterion.is_filled_by_facts,
            }
        )
    return rows


def _history(entry: SelectionEntry, round_: SelectionRound) -> list[Any]:
    """Return what was done with the account in this choice, the latest first."""
    events = audit_events().filter(
        subject=words_of(entry.account), action__startswith="selection.", at__gte=round_.made_at
    )
    if round_.closed_at:
        events = events.filter(at__lte=round_.closed_at)
    name_of = actors_named()
    return [acted(event, name_of) for event in events[:EVENTS]]
