"""What is done with an import from its page."""

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.rules import may_import
from verder.apps.core.sentences import sentence
from verder.apps.imports.enums import ImportKind, ImportState
from verder.apps.imports.models import Import
from verder.apps.imports.queries import imports, rejects_path
from verder.apps.imports.row_kinds import layout_of
from verder.apps.imports.services import (
    answer,
    discard_import,
    start_import,
    start_preview,
    undo_import,
)
from verder.facts.answers import Answers
from verder.facts.findings_json import preview_from_json
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request, only_for
from verder.web.imports.forms import ReadingForm
from verder.web.imports.reading import inspection_of


@require_POST
@only_for(may_import)
def import_read(request: Request, import_id: int) -> HttpResponse:
    """Read the file anew, as the user says that it reads."""
    import_ = get_object_or_404(imports(), pk=import_id)
    inspection = inspection_of(import_)
    try:
        if inspection is not None:
            form = ReadingForm(
                request.POST,
                inspection=inspection,
                layout=layout_of(import_.kind),
                before=Answers.from_json(import_.answers),
            )
            if not form.is_valid():
                return HttpResponseBadRequest(_("That is not one of the choices."))
            answer(import_=import_, answers=form.answers(), by=request.user)
        start_preview(import_=import_, by=request.user)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    return redirect("import_detail", import_.pk)


@require_POST
@only_for(may_import)
def import_confirm(request: Request, import_id: int) -> HttpResponse:
    """Import what the preview showed."""
    import_ = get_object_or_404(imports(), pk=import_id)
    try:
        start_import(
            import_=import_, by=request.user, replace_demo=request.POST.get("remove_demo") == "yes"
        )
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    return redirect("import_detail", import_.pk)


@require_http_methods(["GET", "POST"])
@only_for(may_import)
def import_undo(request: Request, import_id: int) -> HttpResponse:
    """Say what goes with an import, and undo it."""
    done = imports().filter(state=ImportState.IMPORTED, is_demo=False)
    import_ = get_object_or_404(done, pk=import_id)
    if request.method == "POST":
        undo_import(import_=import_, by=request.user)
        say(request, _("The import of %(file)s was undone.") % {"file": import_.file_name})
        return redirect("import_detail", import_.pk)
    context = {
        "import": import_,
        "amounts": _amounts(import_),
        "accounts_made": Account.objects.filter(made_by_import=import_.pk).count(),
    }
    return render(request, "imports/undo.html", context)


@require_POST
@only_for(may_import)
def import_discard(request: Request, import_id: int) -> HttpResponse:
    """Throw a file away that was not imported."""
    import_ = get_object_or_404(imports(), pk=import_id)
    discard_import(import_=import_, by=request.user)
    say(request, _("%(file)s was thrown away.") % {"file": import_.file_name})
    return redirect("imports")


@require_GET
@only_for(may_import)
def import_rejects(_request: Request, import_id: int) -> FileResponse:
    """Send the rejected rows, to be mended and imported alone."""
    import_ = get_object_or_404(imports(), pk=import_id)
    path = rejects_path(import_)
    if path is None:
        raise Http404
    name = f"{import_.file_name.rpartition('.')[0] or import_.file_name}-rejected.csv"
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


def _amounts(import_: Import) -> list[tuple[str, object]]:
    if import_.kind != ImportKind.LINES or not import_.preview:
        return []
    return sorted(preview_from_json(import_.preview).kept.amounts.items())
