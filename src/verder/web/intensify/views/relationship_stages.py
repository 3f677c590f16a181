"""The relationship stage of all accounts in view."""

from collections import Counter

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.intensify.instruments import relationship_instrument
from verder.apps.intensify.reports.relationship import relations_report
from verder.domain.intensify.relationship_stage import RelationStage
from verder.web.core.exports import table_page
from verder.web.core.formats import day
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.views.common import about
from verder.web.intensify.presenters.relationship_list import (
    relation_line,
    relations_table,
    stage_key,
)
from verder.web.intensify.presenters.stage_words import stage_name


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def relationship_stages_page(request: Request) -> HttpResponseBase:
    """Show how close the relation with each account is, and where both sides differ."""
    today, instrument = timezone.localdate(), relationship_instrument()
    lines = [
        relation_line(account, relation, instrument)
        for account, relation in relations_report(request.user, today=today)
    ]
    counts = Counter(stage_key(line) for line in lines)
    context = {
        **about(request),
        "count": len(lines),
        "stages": [
            (stage_name(stage, instrument), counts[stage.value], stage.value)
            for stage in RelationStage
        ],
    }
    return table_page(
        request,
        "intensify/relationships.html",
        read_table(relations_table(instrument), lines, request.GET),
        context,
        title=_("Relationship stage"),
        about=[(_("Day"), day(today))],
    )
