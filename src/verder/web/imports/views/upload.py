"""Bringing files in."""

from typing import Any, BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from verder.apps.core.rules import may_import
from verder.apps.imports.enums import DEFAULT_SOURCE
from verder.apps.imports.models import Import
from verder.apps.imports.queries import imports
from verder.apps.imports.services import receive_file, start_preview
from verder.web.core.flash import say
from verder.web.core.requests import Request, only_for
from verder.web.imports.forms import UploadForm
from verder.web.imports.guides import export_guides


@require_http_methods(["GET", "POST"])
@only_for(may_import)
def import_new(request: Request) -> HttpResponse:
    """Take files in and start to read each of them."""
    sources = _sources()
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            return _receive(request, form)
    else:
        form = UploadForm(initial=_first_choices(request, sources))
    context = {"form": form, "sources": sources, "guides": export_guides()}
    return render(request, "imports/import_new.html", context)


def _receive(request: Request, form: UploadForm) -> HttpResponse:
    received = [_keep(request, form, file) for file in form.received()]
    if len(received) == 1:
        return _go(request, reverse("import_detail", args=[received[0].pk]))
    say(request, _("%(count)s files were received.") % {"count": len(received)})
    return _go(request, reverse("imports"))


def _go(request: Request, address: str) -> HttpResponse:
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def _keep(request: Request, form: UploadForm, file: UploadedFile[Any]) -> Import:
    kept = receive_file(
        by=request.user,
        file_name=file.name or "",
        content=cast("BinaryIO", file),
        kind=form.cleaned_data["kind"],
        source=form.cleaned_data["source"],
    )
    start_preview(import_=kept, by=request.user)
    return kept


def _sources() -> list[str]:
    """Return the names of sources that were used, the last one first."""
    used = imports().filter(is_demo=False).values_list("source", flat=True)
    return list(dict.fromkeys(used))


def _first_choices(request: Request, sources: list[str]) -> dict[str, str]:
    kind = request.GET.get("kind", "")
    source = sources[0] if sources else DEFAULT_SOURCE
    return {"source": source, **({"kind": kind} if kind else {})}
