"""What the pages of a rating sheet have in common: which sheet, whose, and what stands on it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key
from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.apps.identify.models import Rater, RatingSheet
from verder.apps.identify.queries.ratings import visible_sheets
from verder.apps.identify.reports.rating import RatingReport, rating_report
from verder.apps.identify.rules.ratings import (
    may_arrange_rating,
    may_make_rating,
    may_rate,
    may_see_rater,
)
from verder.apps.identify.services.ratings import last_step
from verder.domain.identify.rating import MOST_ACCOUNTS, MOST_CRITERIA, USUAL_ACCOUNTS
from verder.domain.values.missing import NotComputable
from verder.web.core.flash import warn
from verder.web.core.requests import Request
from verder.web.identify.presenters.rating import grid_columns, grid_rows, order_lists
from verder.web.identify.presenters.rating_words import (
    agreement_words,
    missing_sentences,
    people,
    podium_lines,
    team_lines,
    tie_sentences,
    w_text,
)
from verder.web.identify.rating_choices import round_choices
from verder.web.identify.rating_forms import CriterionForm
from verder.web.identify.views.common import about_page
from verder.web.identify.views.selection.rounds import may_begin

TEMPLATE = "identify/rating/sheet.html"
PODIUM = "podium"


def seen_sheet(user: User, sheet_id: int) -> RatingSheet:
    """Return a sheet of those in view; a hidden one does not exist."""
    return get_object_or_404(
        visible_sheets(user).select_related("made_by", "closed_by"), pk=sheet_id
    )


def asked_rater(request: Request, sheet: RatingSheet) -> Rater | None:
    """Return whose sheet is asked for: by the address, else the own one where all rate apart."""
    if not sheet.is_apart:
        return None
    wanted = request.POST.get("rater") or request.GET.get("rater", "")
    if key := record_key(wanted):
        return get_object_or_404(sheet.raters, pk=key)
    return None if wanted else sheet.raters.filter(user=request.user).first()


def sheet_context(request: Request, sheet: RatingSheet, rater: Rater | None) -> dict[str, Any]:
    """Return all that the page of a sheet shows."""
    if not may_see_rater(request.user, sheet, rater):
        raise PermissionDenied
    report = rating_report(request.user, sheet, rater)
    may_arrange = sheet.is_open and may_arrange_rating(request.user, sheet)
    return {
        "sheet": sheet,
        "report": report,
        "rater": rater,
        "rater_key": rater.pk if rater else "",
        "is_overview": sheet.is_apart and rater is None,
        "shown_raters": [
            each for each in report.raters if may_see_rater(request.user, sheet, each)
        ],
        "rows": grid_rows(report),
        "foot": grid_columns(report),
        "lists": order_lists(report),
        "may_arrange": may_arrange,
        "may_reopen": not sheet.is_open and may_arrange_rating(request.user, sheet),
        "may_copy": may_make_rating(request.user),
        "may_rate": sheet.is_open and may_rate(request.user, sheet, rater),
        "has_room": len(report.criteria) < MOST_CRITERIA,
        "has_place": report.all_columns < MOST_ACCOUNTS,
        "is_crowded": report.all_columns > USUAL_ACCOUNTS,
        "criterion_form": CriterionForm(by=request.user),
        "undo": last_step(request.user, sheet),
        "rounds": round_choices(request.user),
        "may_begin_round": may_begin(request.user),
        **outcome_of(report),
        **about_rating(),
    }


def outcome_of(report: RatingReport) -> dict[str, Any]:
    """Return the order with what is said of it."""
    team, found = report.team, report.found
    agreement = team.agreement if team else getattr(found, "agreement", None)
    is_whole = report.hidden == 0 and agreement is not None
    reason = report.podium.reason if isinstance(report.podium, NotComputable) else ""
    return {
        "found": None if isinstance(found, NotComputable) else found,
        "podium": podium_lines(report),
        "ties": tie_sentences(report),
        "missing": missing_sentences(report),
        "reason": reason,
        "reason_words": sentence(reason) if reason else "",
        "team": team,
        "team_lines": team_lines(report),
        "team_raters": people(report.raters, team.counted) if team else [],
        "waiting": people(report.raters, team.waiting) if team else [],
        "agreement": agreement_words(agreement) if team and is_whole and agreement else "",
        "w": w_text(agreement) if is_whole and agreement is not None else "",
        "w_missing": sentence(agreement.reason) if isinstance(agreement, NotComputable) else "",
    }


def about_rating() -> dict[str, Any]:
    """Return the page of the guide about rating."""
    return about_page("rating")


def answer(
    request: Request, sheet: RatingSheet, rater: Rater | None, *, problem: str = ""
) -> HttpResponse:
    """Show the sheet after an act on it: in place for htmx, else the page anew."""
    if request.htmx:
        context = {**sheet_context(request, sheet, rater), "problem": problem}
        if request.headers.get("HX-Target") == "rating-outcome":
            return render(request, "identify/rating/answer.html", context)
        if is_wall(request):
            context |= wall_context(context, request.POST.get("criterion", ""))
            return render(request, "identify/rating/wall.html#wall", context)
        return render(request, f"{TEMPLATE}#rating", context)
    if problem:
        warn(request, problem)
    return redirect(back_to(request, sheet, rater))


def wall_context(context: Mapping[str, Any], asked: str) -> dict[str, Any]:
    """Return the step of the wall screen that is asked for: a criterion, or the podium at last."""
    rows = context["rows"]
    keys = [str(row.criterion.pk) for row in rows] + [PODIUM]
    now = keys.index(asked) if asked in keys else 0
    row = rows[now] if now < len(rows) else None
    return {
        "is_wall": True,
        "steps": [
            (key, key == keys[now], each) for key, each in zip(keys, [*rows, None], strict=True)
        ],
        "row": row,
        "list": next(
            (each for each in context["lists"] if row and each.criterion == row.criterion), None
        ),
        "previous": keys[now - 1] if now else "",
        "next": keys[now + 1] if now + 1 < len(keys) else "",
    }


def back_to(request: Request, sheet: RatingSheet, rater: Rater | None) -> str:
    """Return the address of the page from which an act was done."""
    name = "rating_wall" if is_wall(request) else "rating_sheet"
    query = [f"rater={rater.pk}"] if rater else []
    if is_wall(request) and (criterion := record_key(request.POST.get("criterion", ""))):
        query.append(f"criterion={criterion}")
    address = reverse(name, args=[sheet.pk])
    return f"{address}?{'&'.join(query)}" if query else address


def is_wall(request: Request) -> bool:
    """Return whether the act was done on the wall screen."""
    return request.POST.get("wall") == "yes"


def refused_words(refused: Refused) -> str:
    """Return why something is not done."""
    return sentence(refused.code, refused.details)
