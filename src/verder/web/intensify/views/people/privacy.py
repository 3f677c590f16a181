"""The file of a person: shown, taken along as JSON, and erased on request."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from verder.apps.intensify.reports.person_file import person_file
from verder.apps.intensify.rules import may_erase_person
from verder.apps.intensify.services.erasing import erase_person
from verder.domain.intensify.roles import DmuRole
from verder.web.core.flash import say
from verder.web.core.requests import Request
from verder.web.intensify.team_words import mark_names, role_name
from verder.web.intensify.views.people.common import editable_person, seen_person


@require_GET
@login_required
@never_cache
def person_data(request: Request, person_id: int) -> HttpResponse:
    """Show everything that is kept of somebody; `?export=json` takes it along."""
    person = editable_person(request.user, person_id)
    file = person_file(request.user, person)
    if request.GET.get("export") == "json":
        name = f"{slugify(str(person)) or 'person'}.json"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return JsonResponse(
            file, headers=headers, json_dumps_params={"ensure_ascii": False, "indent": 2}
        )
    shown = {**file, "places": [{**each, "words": _words(each)} for each in file["places"]]}
    may_erase = may_erase_person(request.user, person)
    context = {"person": person, "file": shown, "may_erase": may_erase}
    return render(request, "intensify/people/file.html", context)


@require_POST
@login_required
def person_erase(request: Request, person_id: int) -> HttpResponse:
    """Erase somebody; this cannot be undone."""
    person = seen_person(request.user, person_id)
    if not may_erase_person(request.user, person):
        raise PermissionDenied
    erase_person(by=request.user, person=person)
    say(request, _("The person was erased. What was counted stays, without the person."))
    return redirect("people")


def _words(place: dict[str, Any]) -> str:
    """Return the roles and marks of a place: "decider since 2025-01-01, Gatekeeper"."""
    since = _("%(role)s since %(day)s")
    roles = [
        since % {"role": role_name(DmuRole(each["role"])), "day": each["began_on"]}
        for each in place["roles"]
    ]
    gatekeeper = [_("Gatekeeper")] if place["is_gatekeeper"] else []
    return ", ".join([*roles, *gatekeeper, *mark_names(place["marks"])])
