"""The file of a person: shown, taken along as JSON, and erased on request."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from verder.apps.intensify.reports.person_file import kept_of, person_file
from verder.apps.intensify.rules import may_erase_person
from verder.apps.intensify.services.erasing import erase_person
from verder.web.core.flash import say
from verder.web.core.requests import Request
from verder.web.intensify.people.file_words import file_contact, file_place
from verder.web.intensify.people.rows import language_words, reach_lines
from verder.web.intensify.views.people.common import (
    ask_before_erasing,
    editable_person,
    seen_person,
)


@require_GET
@login_required
@never_cache
def person_data(request: Request, person_id: int) -> HttpResponse:
    """Show everything that is kept of somebody; `?export=json` takes it along."""
    person = editable_person(request.user, person_id)
    if request.GET.get("export") == "json":
        name = f"{slugify(str(person)) or 'person'}.json"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return JsonResponse(
            person_file(request.user, person),
            headers=headers,
            json_dumps_params={"ensure_ascii": False, "indent": 2},
        )
    kept = kept_of(request.user, person)
    context = {
        "person": person,
        "file": kept,
        "language": language_words(person),
        "reaches": reach_lines(person, ""),
        "places": [file_place(each) for each in kept["places"]],
        "contacts": [file_contact(each) for each in kept["contacts"]],
        "may_erase": may_erase_person(request.user, person),
    }
    return render(request, "intensify/people/file.html", context)


@require_POST
@login_required
def person_erase(request: Request, person_id: int) -> HttpResponse:
    """Erase somebody, once that was said twice; this cannot be undone."""
    person = seen_person(request.user, person_id)
    if not may_erase_person(request.user, person):
        raise PermissionDenied
    if "sure" not in request.POST:
        back = reverse("person_data", args=[person.pk])
        return ask_before_erasing(request, [person], back=back)
    erase_person(by=request.user, person=person)
    say(request, _("The person was erased. What was counted stays, without the person."))
    return redirect("people")
