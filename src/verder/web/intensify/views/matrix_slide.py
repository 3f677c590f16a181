"""The matrix of an account to take along: as PowerPoint, and as a picture."""

from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from verder.apps.intensify.reports.contact_matrix import MatrixReport, contact_matrix_report
from verder.documents.drawn_matrix import DrawnCell, DrawnMatrix
from verder.documents.matrix_picture import matrix_svg
from verder.documents.matrix_slide import matrix_slides
from verder.web.accounts.frame import seen_account
from verder.web.core import formats
from verder.web.core.requests import Request
from verder.web.identify.views.portfolio_matrix_slide import POWERPOINT
from verder.web.intensify.matrix_cells import cell_texts, heat
from verder.web.intensify.matrix_figures import figures_of, weighing_text
from verder.web.intensify.matrix_grid import buyer_name
from verder.web.intensify.matrix_sheet import matrix_title
from verder.web.intensify.matrix_shows import read_asked

FILLS: Final = {
    "gap-1": "FDF1E4",
    "gap-2": "FADFC2",
    "gap-3": "F4C294",
    "gap-4": "E99C5A",
    "met": "E6F3EA",
    "over": "E8EDF8",
}
SVG: Final = "image/svg+xml"


@require_GET
@login_required
def matrix_slide(request: Request, account_id: int) -> HttpResponse:
    """Answer with the matrix as a presentation."""
    report = _report(request, account_id)
    return _file(report, matrix_slides(drawn_matrix(report)), POWERPOINT, "pptx")


@require_GET
@login_required
def matrix_picture(request: Request, account_id: int) -> HttpResponse:
    """Answer with the matrix as one picture, that stays sharp at any size."""
    report = _report(request, account_id)
    return _file(report, matrix_svg(drawn_matrix(report)).encode(), SVG, "svg")


def _report(request: Request, account_id: int) -> MatrixReport:
    account = seen_account(request.user, account_id)
    basis = read_asked(request.GET).basis
    today = timezone.localdate()
    report = contact_matrix_report(user=request.user, account=account, on=today, basis=basis)
    if report.is_empty:
        raise Http404
    return report


def _file(report: MatrixReport, content: bytes, kind: str, ending: str) -> HttpResponse:
    name = f"{slugify(matrix_title(report)) or 'matrix'}-{report.on:%Y-%m-%d}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def drawn_matrix(report: MatrixReport) -> DrawnMatrix:
    """Return what stands on slides and in the picture."""
    figures = [f"{each.label} {each.value}" for each in figures_of(report) if each.value]
    return DrawnMatrix(
        title=matrix_title(report),
        lead=" · ".join(figures),
        note=_("Contacts a year, current → ideal. %(weighing)s Made on %(day)s.")
        % {"weighing": weighing_text(report), "day": formats.day(report.on)},
        corner=_("Customer ↓ · our team →"),
        columns=[column.colleague.name for column in report.columns],
        rows=[
            (
                buyer_name(row),
                [_cell(report, (row.key, column.key)) for column in report.columns],
            )
            for row in report.rows
        ],
    )


def _cell(report: MatrixReport, pair: tuple[int, int]) -> DrawnCell:
    cell = report.cells.get(pair)
    if cell is None:
        return DrawnCell("")
    return DrawnCell(cell_texts(report.cells, pair), FILLS.get(heat(cell.contacts), ""))
