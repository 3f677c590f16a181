"""Files of contacts: sent, looked at, their companies chosen, imported, undone."""

from dataclasses import asdict
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.apps.intensify.enums import ContactImportState
from verder.apps.intensify.models import ContactImport
from verder.apps.intensify.queries.known_people import people_imported
from verder.apps.intensify.reports.contact_import import Outcome
from verder.apps.intensify.services.contact_imports import (
    choose_accounts,
    discard_import,
    import_contacts,
    plan_of,
    receive_contacts,
    undo_import,
)
from verder.facts.failures import FileRefused
from verder.web.core.exports import asked_file, table_page
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.intensify.account_choices import chosen_accounts
from verder.web.intensify.people.doubles_table import alike_shown
from verder.web.intensify.people.import_forms import ContactFileForm
from verder.web.intensify.people.import_table import (
    FOUND_BY,
    ORIGINS,
    OUTCOMES,
    planned_table,
    problem_rows,
    problems_table,
)

LATEST = 20


@require_http_methods(["GET", "POST"])
@login_required
def people_import(request: Request) -> HttpResponse:
    """Send a file with contacts; it is read, and nothing is kept of it before that is said."""
    form = ContactFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            read = receive_contacts(
                by=request.user, content=sent.file, name=sent.name, most_bytes=form.most_bytes
            )
        except (Refused, FileRefused) as refused:
            form.add_error("file", sentence(refused.code, refused.details))
        else:
            return redirect("people_import_detail", read.pk)
    latest = ContactImport.objects.filter(by=request.user).order_by("-pk")[:LATEST]
    return render(request, "intensify/people/import_new.html", {"form": form, "latest": latest})


@require_GET
@login_required
@vary_on_headers("HX-Request", "HX-Target")
def people_import_detail(request: Request, import_id: int) -> HttpResponseBase:
    """Show what an import would do, or did, and all that was wrong in the file."""
    import_ = _own(request, import_id)
    today = timezone.localdate()
    plan = plan_of(by=request.user, import_=import_, today=today)
    flaws = problem_rows(import_.problems, [asdict(each) for each in plan.flaws])
    planned = read_table(planned_table(), plan.contacts, request.GET)
    with_files = any(each.get("file") for each in flaws)
    problems = read_table(problems_table(with_files=with_files), flaws, request.GET)
    if (file := asked_file([planned, problems])) is not None:
        return file
    asked = request.headers.get("HX-Target")
    if asked == problems.id:
        return table_page(request, "", problems, {}, title=_("What was wrong"))
    counts = import_.counts or {each.value: plan.count(each) for each in Outcome}
    context: dict[str, Any] = {
        "import": import_,
        "origin": ORIGINS.get(import_.origin, ""),
        "is_read": import_.state == ContactImportState.READ,
        "is_applied": import_.state == ContactImportState.APPLIED,
        "counts": [(words, counts.get(each.value, 0), each) for each, words in OUTCOMES.items()],
        "does_something": any(counts.get(each, 0) for each in (Outcome.NEW, Outcome.CHANGED)),
        "companies": [
            (at, each, FOUND_BY.get(each.by) if each.by else "")
            for at, each in enumerate(plan.companies)
        ],
        "unclear": sum(1 for each in plan.companies if not (each.account or each.is_skipped)),
        "nameless": sum(1 for each in plan.contacts if not each.company),
        "problems": problems,
        **alike_shown(
            request.user,
            people_imported(import_),
            _("Somebody you imported may be somebody whom you know already"),
        ),
    }
    return table_page(
        request, "intensify/people/import.html", planned, context, title=_("Contacts of the file")
    )


@require_POST
@login_required
def people_import_choose(request: Request, import_id: int) -> HttpResponse:
    """Say which account each company of the file is."""
    import_ = _own(request, import_id)
    plan = plan_of(by=request.user, import_=import_, today=timezone.localdate())
    keys = [each.company.key for each in plan.companies]
    choices, unknown = chosen_accounts(request.POST, keys, request.user)
    try:
        choose_accounts(by=request.user, import_=import_, choices=choices)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    for name in unknown:
        warn(request, _("%(name)s means none of your accounts, or several.") % {"name": name})
    return redirect("people_import_detail", import_.pk)


@require_POST
@login_required
def people_import_apply(request: Request, import_id: int) -> HttpResponse:
    """Import what the page shows."""
    import_ = _own(request, import_id)
    try:
        done = import_contacts(by=request.user, import_=import_, today=timezone.localdate())
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        text = _("Imported: %(new)s new, %(changed)s changed.") % {
            "new": done.counts[Outcome.NEW],
            "changed": done.counts[Outcome.CHANGED],
        }
        say(request, text, undo=reverse("people_import_undo", args=[done.pk]))
    return redirect("people_import_detail", import_.pk)


@require_POST
@login_required
def people_import_undo(request: Request, import_id: int) -> HttpResponse:
    """Undo an import; contacts that somebody worked on since stay."""
    import_ = _own(request, import_id)
    try:
        kept = undo_import(by=request.user, import_=import_)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("The import was undone."))
        if kept:
            text = ngettext(
                "%(count)d contact stays, for somebody worked on it since.",
                "%(count)d contacts stay, for somebody worked on them since.",
                kept,
            )
            warn(request, text % {"count": kept})
    return redirect("people_import_detail", import_.pk)


@require_POST
@login_required
def people_import_discard(request: Request, import_id: int) -> HttpResponse:
    """Forget a file that was read and not imported."""
    import_ = _own(request, import_id)
    try:
        discard_import(by=request.user, import_=import_)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("What was read of the file was thrown away."))
    return redirect("people_import")


def _own(request: Request, import_id: int) -> ContactImport:
    return get_object_or_404(ContactImport, pk=import_id, by=request.user)
