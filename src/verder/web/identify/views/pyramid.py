"""The customer pyramid page."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.identify.reports.pyramid import PyramidReport, pyramid_report
from verder.apps.identify.rules.ratings import may_make_rating
from verder.domain.identify.layers import ACTIVE_LAYERS, PyramidLimits
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.exports import asked_file
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.asked import read_question
from verder.web.identify.charts.layers import PyramidLayer, benchmark_option, pyramid_option
from verder.web.identify.charts.parts import Option
from verder.web.identify.limits_form import read_limits
from verder.web.identify.presenters.pyramid import (
    benchmark_table,
    layer_lines,
    layer_table,
    layer_words,
    pyramid_sentences,
)
from verder.web.identify.presenters.words import LAYER_NAMES
from verder.web.identify.views.common import list_page, nothing

TEMPLATE = "identify/pyramid.html"


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def pyramid_page(request: Request) -> HttpResponseBase:
    """Show the layers of customers, from top to inactive."""
    asked = read_question(request.user, request.GET)
    limits = read_limits(PyramidLimits, request.GET)
    try:
        report = pyramid_report(request.user, asked.question, limits.limits)
    except NotComputable as missing:
        return nothing(request, TEMPLATE, asked, missing)
    has_margins = report.basis.sight.has_margins
    lines = layer_lines(report.found, report.names)
    spec = layer_table(has_margins=has_margins)
    table = read_table(spec, lines, request.GET, currency=report.basis.currency)
    benchmark = benchmark_table(report.found, request.GET, currency=report.basis.currency)
    if file := asked_file([benchmark], about=asked.about):
        return file
    context = {
        "report": report,
        "found": report.found,
        "has_margins": has_margins,
        "limits": limits,
        "may_make_rating": may_make_rating(request.user),
        "layers": layer_rows(report),
        "sentences": pyramid_sentences(report),
        "chart": _picture(report),
        "benchmark": benchmark,
        "benchmark_chart": _benchmark(report),
    }
    return list_page(request, TEMPLATE, asked, table, context, title=_("Customer pyramid"))


def layer_rows(report: PyramidReport) -> list[dict[str, Any]]:
    """Return the layers with their names, and what they were before."""
    before = report.before.layers if report.before else {}
    return [
        {
            "layer": layer,
            "name": LAYER_NAMES[layer],
            "answers": report.found.layers[layer],
            "before": before.get(layer),
        }
        for layer in ACTIVE_LAYERS
    ]


def _picture(report: PyramidReport) -> Option:
    found = report.found
    layers = [
        PyramidLayer(
            layer=layer,
            words=layer_words(found.layers[layer], report.basis.currency),
            href=f"?layer={layer}",
        )
        for layer in ACTIVE_LAYERS
    ]
    if found.inactive:
        inactive = ngettext("%(count)s customer", "%(count)s customers", len(found.inactive)) % {
            "count": formats.number(len(found.inactive))
        }
        words = f"{LAYER_NAMES['inactive']}: {inactive}"
        layers.append(PyramidLayer(layer="inactive", words=words, href="?layer=inactive"))
    return pyramid_option(layers)


def _benchmark(report: PyramidReport) -> Option:
    answers = [report.found.layers[layer] for layer in ACTIVE_LAYERS]
    total = report.found.revenue
    return benchmark_option(
        [str(LAYER_NAMES[layer]) for layer in ACTIVE_LAYERS],
        (_("Here"), [each.revenue / total if total else total for each in answers]),
        (_("Textbook"), [each.benchmark_share for each in answers]),
    )
