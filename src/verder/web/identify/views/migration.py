"""The migration page."""

from decimal import Decimal

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.sentences import sentence
from verder.apps.identify.reports.migration import MigrationReport, migration_report
from verder.domain.identify.layers import ACTIVE_LAYERS, Layer
from verder.domain.identify.migration import Migration
from verder.domain.values.missing import NotComputable
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.asked import read_question
from verder.web.identify.charts.layers import Flow, flows_option
from verder.web.identify.charts.parts import Option
from verder.web.identify.presenters.migration import (
    ENDS,
    STARTS,
    heat_rows,
    migration_sentences,
    move_lines,
    move_table,
)
from verder.web.identify.presenters.words import LAYER_NAMES
from verder.web.identify.views.common import list_page, nothing

TEMPLATE = "identify/migration.html"
SECOND = "\u200b"  # keeps the layers of the second period apart from those of the first
LAYERS = [(str(layer), LAYER_NAMES[layer]) for layer in ACTIVE_LAYERS]


class WhatIfForm(forms.Form):
    """How many accounts from which layer to which."""

    count = forms.IntegerField(
        label=gettext_lazy("Number of customers"),
        min_value=0,
        max_value=10_000_000,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
    )
    source = forms.ChoiceField(
        label=gettext_lazy("From layer"),
        choices=LAYERS,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    target = forms.ChoiceField(
        label=gettext_lazy("To layer"),
        choices=LAYERS,
        widget=forms.Select(attrs={"class": "form-select"}),
    )


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def migration_page(request: Request) -> HttpResponseBase:
    """Show who rose, fell, left and came since the period before."""
    asked = read_question(request.user, request.GET)
    try:
        report = migration_report(request.user, asked.question)
    except NotComputable as missing:
        return nothing(request, TEMPLATE, asked, missing)
    lines = move_lines(report.found, report.names)
    table = read_table(move_table(), lines, request.GET, currency=report.basis.currency)
    form = what_if_form(request.GET, report.found)
    context = {
        "report": report,
        "found": report.found,
        "sentences": migration_sentences(report),
        "heat": heat_rows(report.found),
        "ends": [LAYER_NAMES[layer] for layer in ENDS],
        "end_layers": [
            (LAYER_NAMES[layer], answers) for layer, answers in report.found.end.layers.items()
        ],
        "chart": _flows(report),
        "what_if": form,
        **what_if_answer(form, report.found),
    }
    return list_page(request, TEMPLATE, asked, table, context, title=_("Pyramid migration"))


def what_if_form(query: QueryDict, found: Migration) -> WhatIfForm:
    """Return the form as it was filled in, or a small usual question."""
    asked = {name: query[name] for name in ("count", "source", "target") if name in query}
    usual = {
        "count": str(min(5, found.end.layers[Layer.SMALL].customers)),
        "source": Layer.SMALL.value,
        "target": Layer.MEDIUM.value,
    }
    return WhatIfForm({**usual, **asked}, auto_id="what_if_%s")


def what_if_answer(form: WhatIfForm, found: Migration) -> dict[str, Decimal | str]:
    """Return the extra revenue, or why there is none."""
    if not form.is_valid():
        return {}
    asked = form.cleaned_data
    source, target = Layer(asked["source"]), Layer(asked["target"])
    try:
        return {"extra": found.what_if(asked["count"], source=source, target=target)}
    except NotComputable as missing:
        return {"extra_missing": sentence(missing.reason)}


def _flows(report: MigrationReport) -> Option:
    return flows_option(
        [
            Flow(source=source, target=target, customers=totals.customers)
            for (source, target), totals in report.found.table.items()
        ],
        starts={layer: str(LAYER_NAMES[layer]) for layer in STARTS},
        ends={layer: f"{LAYER_NAMES[layer]}{SECOND}" for layer in ENDS},
    )
