"""The audit trail."""

from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from verder.apps.core.queries import audit_actors
from verder.apps.core.rules import may_see_audit
from verder.web.core.exports import table_page
from verder.web.core.requests import Request, only_for
from verder.web.core.trail import trail_table


@require_GET
@only_for(may_see_audit)
def audit_page(request: Request) -> HttpResponseBase:
    """Show who changed what, when, from what to what."""
    table = trail_table(request.GET, actors=audit_actors(), today=timezone.localdate())
    return table_page(request, "core/audit.html", table, {}, title=_("Audit trail"))
