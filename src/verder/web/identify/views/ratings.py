"""The list of rating sheets, and the ways to start one."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key
from verder.apps.identify.models import RatingSheet
from verder.apps.identify.queries.ratings import listed_sheets, open_sheets
from verder.apps.identify.reports.toppers import toppers
from verder.apps.identify.rules.ratings import may_make_rating
from verder.apps.identify.services.ratings import add_accounts, copy_sheet, make_sheet
from verder.domain.identify.rating import USUAL_ACCOUNTS
from verder.web.accounts.selected import selected_accounts
from verder.web.core import formats
from verder.web.core.exports import table_page
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request, only_for
from verder.web.core.tables import read_table
from verder.web.identify.presenters.rating_list import sheet_lines, sheets_table
from verder.web.identify.views.rating_common import about_rating, refused_words, seen_sheet

NEW = "new"
MOST_SELECTED = 1000


@require_GET
@login_required
@vary_on_headers("HX-Request", "HX-Target")
def ratings_page(request: Request) -> HttpResponseBase:
    """List the sheets in view."""
    lines = sheet_lines(listed_sheets(request.user))
    context = {"may_make": may_make_rating(request.user), **about_rating()}
    table = read_table(sheets_table(), lines, request.GET)
    return table_page(request, "identify/rating/list.html", table, context, title=_("Ratings"))


@require_POST
@only_for(may_make_rating)
def rating_start(request: Request) -> HttpResponse:
    """Start a sheet: empty, or with the toppers of the ABC analysis."""
    accounts: list[Account] = []
    if request.POST.get("with") == "toppers":
        accounts = toppers(request.user, USUAL_ACCOUNTS)
        if not accounts:
            warn(request, _("There are no A customers in view yet; the sheet begins empty."))
    return redirect("rating_sheet", _made(request, accounts).pk)


@require_POST
@only_for(may_make_rating)
def rating_add_selection(request: Request) -> HttpResponse:
    """Put the selected accounts on a new sheet, or on an open one."""
    accounts = selected_accounts(request)[:MOST_SELECTED]
    wanted = request.POST.get("sheet", NEW)
    if not accounts:
        warn(request, _("Select the accounts to rate first."))
        return redirect("accounts")
    try:
        if not record_key(wanted):
            return redirect("rating_sheet", _made(request, accounts).pk)
        sheet = get_object_or_404(open_sheets(request.user), pk=record_key(wanted))
        added = add_accounts(sheet=sheet, accounts=accounts, by=request.user)
    except Refused as refused:
        warn(request, refused_words(refused))
        return redirect("accounts")
    text = ngettext("%(count)s account was added.", "%(count)s accounts were added.", len(added))
    undo = reverse("rating_undo", args=[sheet.pk]) if added else ""
    say(request, text % {"count": formats.number(len(added))}, undo=undo)
    return redirect("rating_sheet", sheet.pk)


@require_POST
@only_for(may_make_rating)
def rating_copy(request: Request, sheet_id: int) -> HttpResponse:
    """Start a new sheet like this one, with empty cells."""
    sheet = seen_sheet(request.user, sheet_id)
    try:
        made = copy_sheet(
            sheet=sheet, by=request.user, title=_usual_title(), held_on=timezone.localdate()
        )
    except Refused as refused:
        warn(request, refused_words(refused))
        return redirect("rating_sheet", sheet.pk)
    say(
        request,
        _("The criteria, accounts and people of %(title)s are here; the cells are empty.")
        % {"title": sheet.title},
    )
    return redirect("rating_sheet", made.pk)


def _made(request: Request, accounts: Sequence[Account]) -> RatingSheet:
    return make_sheet(
        by=request.user,
        title=_usual_title(),
        held_on=timezone.localdate(),
        accounts=accounts,
        users=[request.user],
    )


def _usual_title() -> str:
    return _("Customer rating %(month)s") % {"month": formats.month(timezone.localdate())}
