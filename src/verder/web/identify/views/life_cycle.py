"""The life cycle page."""

from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.identify.reports.life_cycle import LifeCycleReport, life_cycle_report
from verder.domain.identify.life_cycle import LifeCycleLimits, Stage
from verder.domain.values.missing import NotComputable
from verder.web.core.exports import asked_file
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.asked import read_question
from verder.web.identify.charts.life_cycle import StageDot, life_cycle_option
from verder.web.identify.charts.parts import Option
from verder.web.identify.limits_form import read_limits
from verder.web.identify.presenters.life_cycle import (
    StandingLine,
    dot_words,
    life_cycle_sentences,
    stage_lines,
    stage_table,
    standing_lines,
    standing_table,
    transition_rows,
)
from verder.web.identify.presenters.stages import STAGE_NAMES
from verder.web.identify.views.common import list_page, nothing, why

TEMPLATE = "identify/life_cycle.html"
MOST_DOTS = 200
AT_RISK = 12


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def life_cycle_page(request: Request) -> HttpResponseBase:
    """Show in which stage every account stands, and who is about to leave."""
    asked = read_question(request.user, request.GET)
    limits = read_limits(LifeCycleLimits, request.GET)
    try:
        report = life_cycle_report(request.user, asked.question, limits.limits)
    except NotComputable as missing:
        return nothing(request, TEMPLATE, asked, missing)
    currency, has_margins = report.basis.currency, report.basis.sight.has_margins
    lines, stages = standing_lines(report), stage_lines(report)
    table = read_table(standing_table(), lines, request.GET, currency=currency)
    by_stage = stage_table(stages, request.GET, has_margins=has_margins, currency=currency)
    if file := asked_file([by_stage], about=asked.about):
        return file
    ends, moves = transition_rows(report)
    context = {
        "report": report,
        "has_margins": has_margins,
        "limits": limits,
        "stages": stages,
        "stage_table": by_stage,
        "sentences": life_cycle_sentences(report),
        "chart": life_cycle_chart(lines, currency),
        "dots": min(MOST_DOTS, sum(1 for line in lines if line.found.history)),
        "at_risk": [line for line in lines if line.found.stage is Stage.AT_RISK][:AT_RISK],
        "ends": ends,
        "moves": moves,
        "why_no_moves": why(report.transitions),
        "why_no_winning": why(report.cost_of_winning),
        "at_risk_count": report.totals[Stage.AT_RISK].accounts,
        "new": report.totals[Stage.NEW],
        "lost": report.totals[Stage.LOST],
        "ordering": ordering(report),
    }
    return list_page(request, TEMPLATE, asked, table, context, title=_("Life cycle"))


def ordering(report: LifeCycleReport) -> int:
    """Return how many accounts still order: all that ever did but those lost."""
    gone = {Stage.SUSPECT, Stage.PROSPECT, Stage.LOST}
    return sum(1 for each in report.standings if each.stage not in gone)


def life_cycle_chart(lines: list[StandingLine], currency: str) -> Option:
    """Return the curve with a dot for each of the largest accounts."""
    drawn = [line for line in lines if line.found.history][:MOST_DOTS]
    most = max((line.found.yearly_revenue for line in drawn), default=Decimal(0)) or Decimal(1)
    return life_cycle_option(
        [
            StageDot(
                stage=str(line.found.stage),
                weight=float(line.found.yearly_revenue / most),
                words=dot_words(line, currency),
                href=reverse("account", args=[line.found.account_id]),
            )
            for line in drawn
        ],
        stage_names={str(stage): str(name) for stage, name in STAGE_NAMES.items()},
        curve_name=_("Life cycle"),
    )
