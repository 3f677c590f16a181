"""All contacts in view."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.identify.limits import limits_of
from verder.apps.intensify.queries.contact_list import LEFT, contacts
from verder.apps.intensify.reports.contact_quality import quality_of
from verder.apps.intensify.rules import may_clear_people
from verder.domain.intensify.contact_quality import ContactLimits, ContactQuality
from verder.web.core.exports import table_page
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.views.common import about
from verder.web.intensify.people.table import contacts_table

TEMPLATE = "intensify/people/contacts.html"


@require_GET
@login_required
@vary_on_headers("HX-Request", "HX-Target")
def contacts_page(request: Request) -> HttpResponseBase:
    """List everybody at the accounts in view; who left is shown where that is asked or searched."""
    today = timezone.localdate()
    found = contacts(request.user, today)
    is_left_asked = request.GET.get("state") == LEFT or request.GET.get("q")
    rows = found if is_left_asked else found.exclude(state=LEFT)
    table = read_table(contacts_table(), rows, request.GET)
    context: dict[str, Any] = {}
    if not table.export and request.headers.get("HX-Target") != table.id:
        quality = quality_of(found, today)
        context = {
            **about(request),
            "quality": quality if isinstance(quality, ContactQuality) else None,
            "limits": limits_of(ContactLimits),
            "is_empty": not found.exists(),
            "may_clear": may_clear_people(request.user),
        }
    return table_page(request, TEMPLATE, table, context, title=_("Contacts"))
