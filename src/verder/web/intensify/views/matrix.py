"""The DMU-PSU matrix of an account: read, compared with an earlier day, taken along."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.queries.matrices import standing_acts, undone_acts
from verder.apps.intensify.reports.contact_matrix import MatrixReport, contact_matrix_report
from verder.apps.intensify.rules import may_arrange_team, may_edit_people
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.core import formats
from verder.web.core.exports import book_response, sheet_response
from verder.web.core.requests import Request
from verder.web.identify.views.common import about_page
from verder.web.intensify.matrix_book import matrix_book
from verder.web.intensify.matrix_compared import compared
from verder.web.intensify.matrix_figures import figures_of, weighing_text
from verder.web.intensify.matrix_grid import end_text, foot_text, grid_of
from verder.web.intensify.matrix_leavers import leavers_of
from verder.web.intensify.matrix_notes import notes_of, ways_of
from verder.web.intensify.matrix_sheet import matrix_sheet, matrix_title
from verder.web.intensify.matrix_shows import (
    BASES,
    DMU_CHOICES,
    MOST_MONTHS,
    PSU_CHOICES,
    SHOWS,
    MatrixAsked,
    months_ago,
    read_asked,
)
from verder.web.intensify.matrix_threads import thin_account

TAB = "account_contact_matrix"


@require_GET
@login_required
@vary_on_headers("HX-Request", "HX-Target")
def account_contact_matrix(request: Request, account_id: int) -> HttpResponseBase:
    """Show who of both sides meets whom how often, and how it should be."""
    account = seen_account(request.user, account_id)
    asked, today = read_asked(request.GET), timezone.localdate()
    report = contact_matrix_report(
        user=request.user, account=account, on=asked.now_on(today), basis=asked.basis
    )
    if request.GET.get("export") == "xlsx" and not report.is_empty:
        return book_response(matrix_book(report), name=matrix_title(report))
    if request.GET.get("export") == "csv" and not report.is_empty:
        return sheet_response(matrix_sheet(report), kind="csv")
    context = {
        **account_frame(request, account, TAB),
        **matrix_context(request.user, report, asked, today),
        **about_page("contact_matrix"),
    }
    part = "#matrix" if request.headers.get("HX-Target") == "matrix" else ""
    return render(request, f"intensify/contact_matrix.html{part}", context)


@require_GET
@login_required
def matrix_figures(request: Request, account_id: int) -> JsonResponse:
    """Return the measures, and what stands at the ends of rows and columns, after typing."""
    account = seen_account(request.user, account_id)
    basis = read_asked(request.GET).basis
    today = timezone.localdate()
    report = contact_matrix_report(user=request.user, account=account, on=today, basis=basis)
    summary = {
        "figures": figures_of(report),
        "weighing": weighing_text(report),
        "thin": thin_account(report),
    }
    return JsonResponse(
        {
            "ends": {each.key: end_text(each) for each in report.measures.buyers},
            "feet": {each.key: foot_text(each) for each in report.measures.servers},
            "summary": render_to_string("intensify/parts/matrix_figures.html", summary, request),
        }
    )


def matrix_context(
    user: User, report: MatrixReport, asked: MatrixAsked, today: date
) -> dict[str, Any]:
    """Return what the tab shows of the matrix."""
    account = report.account
    may_edit = may_edit_people(user, account)
    then = _then(user, account, asked, today)
    return {
        "report": report,
        "asked": asked,
        "grid": grid_of(report, asked, then),
        "figures": figures_of(report),
        "weighing": weighing_text(report),
        "thin": thin_account(report),
        "notes": notes_of(report),
        "ways": ways_of(account, may_arrange=may_arrange_team(user, account)),
        "leavers": leavers_of(report) if may_edit else [],
        "compared": compared(report, then) if then else None,
        "may_edit": may_edit,
        "may_undo": may_edit and standing_acts(account, user).exists(),
        "may_redo": may_edit and undone_acts(account, user).exists(),
        "shows": SHOWS,
        "bases": BASES,
        "dmu_choices": DMU_CHOICES,
        "psu_choices": PSU_CHOICES,
        "most_months": MOST_MONTHS,
        "days": [formats.day(months_ago(today, months)) for months in range(MOST_MONTHS + 1)],
    }


def _then(user: User, account: Account, asked: MatrixAsked, today: date) -> MatrixReport | None:
    on = asked.then_on(today)
    if on is None:
        return None
    return contact_matrix_report(user=user, account=account, on=on, basis=asked.basis)
