"""A calculation taken along: as a workbook with living formulas, and on paper."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from verder.apps.calculate.books import calculation_book
from verder.apps.calculate.papers import calculation_paper
from verder.web.calculate.asking import read_asking
from verder.web.calculate.views.calculator import seen_calculator
from verder.web.core.exports import EXCEL
from verder.web.core.requests import Request

PDF = "application/pdf"


@login_required
@require_GET
def calculator_workbook(request: Request, key: str) -> HttpResponse:
    """Send what the address asks as Excel, in which it goes on calculating."""
    asking = read_asking(seen_calculator(key), request.GET)
    content = calculation_book(asking.known, asking.found, asking.problems)
    return _file(content, EXCEL, f"{slugify(asking.known.text.name)}.xlsx")


@login_required
@require_GET
def calculator_paper(request: Request, key: str) -> HttpResponse:
    """Send what the address asks as PDF: its three panels."""
    asking = read_asking(seen_calculator(key), request.GET)
    content = calculation_paper(asking.known, asking.found, asking.problems)
    return _file(content, PDF, f"{slugify(asking.known.text.name)}.pdf")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
