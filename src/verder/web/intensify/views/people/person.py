"""One person: who they are, where they work and worked, what was said and what is planned."""

from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.queries.contact_list import seen_places
from verder.apps.intensify.queries.diary import diary_of
from verder.apps.intensify.rules import may_edit_person, may_log_contacts
from verder.apps.intensify.services.people import change_person, verify_person
from verder.web.core.flash import say
from verder.web.core.requests import Request
from verder.web.intensify.contact_lines import visit_lines
from verder.web.intensify.contact_words import when_words
from verder.web.intensify.people.doubles_table import alike_shown
from verder.web.intensify.people.forms import PersonForm
from verder.web.intensify.people.rows import language_words, place_rows, reach_lines
from verder.web.intensify.views.people.common import editable_person, seen_person, undo_address

LATEST: Final = 10  # contacts had that the page of a person shows
NEAREST: Final = 5  # and contacts planned


@require_GET
@login_required
def person_page(request: Request, person_id: int) -> HttpResponse:
    """Show somebody with all employers in view."""
    person = seen_person(request.user, person_id)
    today = timezone.localdate()
    places = place_rows(seen_places(request.user, person, today), with_reaches=False)
    here = next((row.position for row in places if row.is_here), None)
    moments = diary_of(request.user).filter(positions__person=person).distinct()
    had = moments.filter(state=MomentState.DONE)[:LATEST]
    planned = moments.filter(state=MomentState.PLANNED).order_by("on", "begins_at", "pk")
    context = {
        "person": person,
        "places": places,
        "has_moved": len(places) > 1,
        "here": here,
        "reaches": reach_lines(person, here.account.country if here else ""),
        "language": language_words(person),
        "had": [(moment, when_words(moment)) for moment in had],
        "planned": visit_lines(planned[:NEAREST], request.user, today),
        "may_edit_person": may_edit_person(request.user, person),
        "may_log": here is not None and may_log_contacts(request.user, here.account),
        **alike_shown(request.user, [person.pk], _("This may be somebody whom you know already")),
    }
    return render(request, "intensify/people/person.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def person_edit(request: Request, person_id: int) -> HttpResponse:
    """Change what is said of somebody, and how to reach them."""
    person = editable_person(request.user, person_id)
    today = timezone.localdate()
    first = seen_places(request.user, person, today).first()
    country = first.account.country if first else ""
    form = PersonForm(request.POST or None, country=country, person=person)
    if request.method == "POST" and form.is_valid():
        act = change_person(
            by=request.user, person=person, said=form.said(), reaches=form.reaches(), on=today
        )
        say(request, _("%(who)s was kept.") % {"who": person}, undo=undo_address(act))
        return redirect("person", person.pk)
    return render(request, "intensify/people/person_edit.html", {"person": person, "form": form})


@require_POST
@login_required
def person_verify(request: Request, person_id: int) -> HttpResponse:
    """Say that the details of somebody were checked today, and are right."""
    person = editable_person(request.user, person_id)
    verify_person(by=request.user, person=person, on=timezone.localdate())
    say(request, _("The details of %(who)s count as checked today.") % {"who": person})
    return redirect("person", person.pk)
