"""Typing the quantities of many accounts side by side."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from verder.apps.core.keys import record_key, record_keys
from verder.apps.core.models import User
from verder.apps.core.rules import EDITS_ACCOUNTS, has_role
from verder.apps.core.sentences import sentence
from verder.apps.identify.reports.quantity_grid import QuantityGrid, quantity_grid
from verder.apps.identify.services import state_quantities
from verder.apps.identify.standard_drivers import name_of, unit_of
from verder.domain.values.missing import NotComputable
from verder.web.core.flash import say
from verder.web.core.requests import Request, only_for
from verder.web.identify.asked import read_question
from verder.web.identify.quantities_form import GridForm

TEMPLATE = "identify/quantities.html"


def may_type(user: User) -> bool:
    """Return whether the user types quantities of any account."""
    return has_role(user, *EDITS_ACCOUNTS)


@require_http_methods(["GET", "POST"])
@only_for(may_type)
def quantities_page(request: Request) -> HttpResponse:
    """Show the grid of a page of accounts, and keep what is typed in it."""
    asked = read_question(request.user, request.GET)
    try:
        grid = quantity_grid(
            request.user, asked.question, only=_only(request.GET), page=_page(request.GET)
        )
    except NotComputable as missing:
        context = {"asked": asked, "missing": sentence(missing.reason), "reason": missing.reason}
        return render(request, TEMPLATE, context)
    form = GridForm(request.POST or None, grid)
    if form.is_valid():
        return _keep(request, form)
    context = {
        "asked": asked,
        "grid": grid,
        "form": form,
        "drivers": _headings(grid),
        "is_narrowed": bool(_only(request.GET)),
        "previous": grid.page - 1,
        "next": grid.page + 1,
    }
    return render(request, TEMPLATE, context)


def _headings(grid: QuantityGrid) -> list[tuple[str, str]]:
    return [(name_of(each.code, each.name), unit_of(each.code, each.unit)) for each in grid.drivers]


def _keep(request: Request, form: GridForm) -> HttpResponse:
    said = form.said()
    at = state_quantities(said=said, by=request.user)
    if at is None:
        say(request, _("Nothing was changed."))
    else:
        undo = f"{reverse('quantities_undo')}?{urlencode({'at': at.isoformat()})}"
        text = ngettext(
            "%(count)s quantity was kept.", "%(count)s quantities were kept.", len(said)
        )
        say(request, text % {"count": len(said)}, undo=undo)
    return redirect(request.get_full_path())


@require_POST
@login_required
def quantities_selected(request: Request) -> HttpResponse:
    """Go to the grid of the selected accounts."""
    keys = record_keys(request.POST.getlist("selected"))
    query = request.GET.copy()
    query["only"] = "-".join(map(str, keys))
    return redirect(f"{reverse('quantities')}?{query.urlencode()}")


def _only(query: QueryDict) -> list[int]:
    return record_keys(query.get("only", "").split("-"))


def _page(query: QueryDict) -> int:
    return record_key(query.get("page", "")) or 1
