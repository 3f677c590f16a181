"""The portfolio matrix as a slide."""

from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from verder.apps.identify.reports.portfolio_matrix import MatrixReport, matrix_report
from verder.documents.bubble_slide import (
    BubbleSlide,
    SlideAxis,
    SlideBubble,
    SlideSeries,
    bubble_slide,
)
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.requests import Request
from verder.web.identify.asked import read_question
from verder.web.identify.charts.bubbles import Bubble
from verder.web.identify.presenters.portfolio_matrix import TREND_NAMES, matrix_lines
from verder.web.identify.views.portfolio_matrix import bubble_of, matrix_field

POWERPOINT: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
COLOURS: Final = {"up": "0F6F68", "flat": "5AA39C", "down": "B3261E", "unknown": "666A73"}
MOST: Final = 60
LEAST_PART: Final = 0.01  # of the largest bubble, for who bought nothing


@login_required
@require_GET
def portfolio_matrix_slide(request: Request) -> HttpResponse:
    """Answer with the matrix of the accounts in view as a presentation of one slide."""
    asked = read_question(request.user, request.GET)
    today = timezone.localdate()
    try:
        report = matrix_report(request.user, asked.question, today=today)
    except NotComputable as missing:
        raise Http404(missing.reason) from None
    file = bubble_slide(slide_of(report))
    headers = {"Content-Disposition": f'attachment; filename="portfolio-{today:%Y-%m-%d}.pptx"'}
    return HttpResponse(file, content_type=POWERPOINT, headers=headers)


def slide_of(report: MatrixReport) -> BubbleSlide:
    """Return what stands on the slide: the largest accounts, by trend."""
    lines = matrix_lines(report, report.rated)[:MOST]
    bubbles = [found for line in lines if (found := bubble_of(report, line))]
    field = matrix_field(report, bubbles)
    return BubbleSlide(
        title=_("The portfolio of accounts"),
        note=_("Area: net revenue %(period)s. Made on %(day)s.")
        % {
            "period": formats.period(report.basis.period),
            "day": formats.day(timezone.localdate()),
        },
        x=SlideAxis(
            name=field.x_name,
            least=field.x_ends[0],
            most=field.x_ends[1],
            crossed_at=field.x_line,
        ),
        y=SlideAxis(
            name=field.y_name,
            least=field.y_ends[0],
            most=field.y_ends[1],
            crossed_at=field.y_line,
        ),
        quadrants=field.names,
        series=_series(bubbles),
    )


def _series(bubbles: list[Bubble]) -> list[SlideSeries]:
    most = max((each.revenue for each in bubbles), default=1.0)
    least = max(most, 1.0) * LEAST_PART
    found = []
    for trend, name in TREND_NAMES.items():
        inside = [each for each in bubbles if each.trend == trend]
        if inside:
            drawn = [
                SlideBubble(
                    x=each.place[0],
                    y=each.place[1],
                    size=max(each.revenue, least),
                    name=each.name,
                    is_hollow=each.revenue <= 0,
                )
                for each in inside
            ]
            found.append(SlideSeries(name=str(name), colour=COLOURS[trend], bubbles=drawn))
    return found
