"""One rating sheet: filled in at a desk, on the wall screen, and taken along."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.failures import Refused
from verder.apps.identify.rules.ratings import may_arrange_rating
from verder.apps.identify.services.ratings import (
    change_sheet,
    close_sheet,
    remove_sheet,
    reopen_sheet,
)
from verder.web.core.exports import book_response
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.identify.presenters.rating_sheets import rating_book
from verder.web.identify.rating_forms import SheetForm, initial_of
from verder.web.identify.views.rating_common import (
    TEMPLATE,
    asked_rater,
    refused_words,
    seen_sheet,
    sheet_context,
    wall_context,
)


@require_GET
@login_required
@vary_on_headers("HX-Request", "HX-Target")
def rating_sheet_page(request: Request, sheet_id: int) -> HttpResponseBase:
    """Show a sheet: criteria as rows, accounts as columns, and the order that comes out."""
    sheet = seen_sheet(request.user, sheet_id)
    context = sheet_context(request, sheet, asked_rater(request, sheet))
    if request.GET.get("export") == "xlsx":
        return book_response(rating_book(context["report"]), name=sheet.title)
    return render(request, TEMPLATE, context)


@require_GET
@login_required
def rating_wall(request: Request, sheet_id: int) -> HttpResponse:
    """Show a sheet on the wall: one criterion at a time, then the podium."""
    sheet = seen_sheet(request.user, sheet_id)
    context = sheet_context(request, sheet, asked_rater(request, sheet))
    context |= wall_context(context, request.GET.get("criterion", ""))
    return render(request, "identify/rating/wall.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def rating_edit(request: Request, sheet_id: int) -> HttpResponse:
    """Change title, date and people of a sheet."""
    sheet = seen_sheet(request.user, sheet_id)
    if not may_arrange_rating(request.user, sheet) or not sheet.is_open:
        return redirect("rating_sheet", sheet.pk)
    form = SheetForm(request.POST or None, by=request.user, sheet=sheet, initial=initial_of(sheet))
    if request.method == "POST" and form.is_valid():
        change_sheet(sheet=sheet, by=request.user, **form.cleaned_data)
        say(request, _("%(title)s was changed.") % {"title": sheet.title})
        return redirect("rating_sheet", sheet.pk)
    return render(request, "identify/rating/edit.html", {"sheet": sheet, "form": form})


@require_POST
@login_required
def rating_close(request: Request, sheet_id: int) -> HttpResponse:
    """Keep the sheet as it is."""
    sheet = seen_sheet(request.user, sheet_id)
    try:
        close_sheet(sheet=sheet, by=request.user)
    except Refused as refused:
        warn(request, refused_words(refused))
    else:
        say(request, _("The sheet is closed and stays as it is."))
    return redirect("rating_sheet", sheet.pk)


@require_POST
@login_required
def rating_reopen(request: Request, sheet_id: int) -> HttpResponse:
    """Open a closed sheet again."""
    sheet = seen_sheet(request.user, sheet_id)
    reopen_sheet(sheet=sheet, by=request.user)
    say(request, _("The sheet is open again."))
    return redirect("rating_sheet", sheet.pk)


@require_POST
@login_required
def rating_remove(request: Request, sheet_id: int) -> HttpResponse:
    """Remove an open sheet, after asking."""
    sheet = seen_sheet(request.user, sheet_id)
    if request.POST.get("sure") != "yes":
        return render(request, "identify/rating/remove.html", {"sheet": sheet})
    title = sheet.title
    try:
        remove_sheet(sheet=sheet, by=request.user)
    except Refused as refused:
        warn(request, refused_words(refused))
        return redirect("rating_sheet", sheet_id)
    say(request, _("%(title)s was removed.") % {"title": title})
    return redirect("rating")
