"""The service concept: what each class of customer gets, and whether the hours are there."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.identify.reports.service_concept import ServiceReport, service_report
from verder.apps.identify.service_descriptions import CLASS_LABELS
from verder.apps.identify.service_limits import PARTS, name_of
from verder.domain.identify.service_concept import ServiceClass, ServiceConcept, ServiceHours
from verder.web.core.requests import Request
from verder.web.core.tables import Table, read_table
from verder.web.identify.asked import read_question
from verder.web.identify.charts.service_concept import load_option
from verder.web.identify.limits_form import LimitsAsked, read_limits
from verder.web.identify.presenters.service_concept import (
    class_rows,
    manager_table,
    service_sentences,
)
from verder.web.identify.views.common import list_page

TEMPLATE = "identify/service_concept.html"


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def service_concept_page(request: Request) -> HttpResponseBase:
    """Show what each class gets, what that takes, and who has the time."""
    asked = read_question(request.user, request.GET)
    concept = read_limits(ServiceConcept, request.GET)
    hours = read_limits(ServiceHours, request.GET)
    report = service_report(request.user, concept.limits, hours.limits)
    table = read_table(manager_table(CLASS_LABELS), report.managers, request.GET)
    context: dict[str, Any] = {
        "report": report,
        "concept": concept,
        "limits": hours,
        "rows": class_rows(report.classes, CLASS_LABELS, _fields(concept)),
        "sentences": service_sentences(report),
        "chart": _chart(table, report),
        "problems": [error for errors in concept.form.errors.values() for error in errors],
    }
    return list_page(request, TEMPLATE, asked, table, context, title=_("Service concept"))


def _fields(concept: LimitsAsked[ServiceConcept]) -> dict[ServiceClass, list[Any]]:
    """Return the fields of each class in the order of the columns."""
    return {each: [concept.form[name_of(each, part)] for part in PARTS] for each in ServiceClass}


def _chart(table: Table[Any], report: ServiceReport) -> dict[str, Any]:
    loads = [load for load in table.matching() if load.capacity]
    return load_option(
        [load.name for load in loads],
        [
            (
                str(CLASS_LABELS[each.service_class]),
                [each.hours * load.counts[each.service_class] for load in loads],
            )
            for each in report.classes
        ],
        capacity=report.hours.capacity,
        capacity_name=_("Hours available"),
    )
