"""The history of imports."""

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from verder.apps.core.rules import may_import
from verder.apps.imports.queries import imports
from verder.web.core.exports import table_page
from verder.web.core.requests import Request, only_for
from verder.web.core.tables import read_table
from verder.web.imports.tables import IMPORTS


@require_GET
@only_for(may_import)
def imports_page(request: Request) -> HttpResponseBase:
    """List what came in, when, by whom, and what became of it."""
    table = read_table(IMPORTS, imports(), request.GET)
    context = {"has_imports": table.all_count > 0}
    return table_page(request, "imports/imports.html", table, context, title=_("Imports"))
