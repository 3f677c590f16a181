"""A vacancy filled: with somebody new, or with somebody who is known."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verder.apps.core.keys import record_key
from verder.apps.intensify.models import Person, Position
from verder.apps.intensify.queries.fillers import fillers_of, places_now
from verder.apps.intensify.services.people import fill_with_new
from verder.apps.intensify.services.positions import fill_with_known
from verder.web.core.requests import Request
from verder.web.intensify.people.filling_form import KnownForm
from verder.web.intensify.people.forms import PersonForm
from verder.web.intensify.views.people.common import editable_position, seen_person, told

SHOWN = 20


@require_http_methods(["GET", "POST"])
@login_required
def position_fill(request: Request, position_id: int) -> HttpResponse:
    """Say who new has a place that was vacant."""
    position = editable_position(request.user, position_id)
    form = PersonForm(request.POST or None, country=position.account.country)
    if request.method == "POST" and form.is_valid():
        return told(
            request,
            lambda: fill_with_new(
                by=request.user,
                position=position,
                person=form.said(),
                reaches=form.reaches(),
                on=timezone.localdate(),
            ),
            _("The vacancy was filled."),
            redirect("account_people", position.account_id),
        )
    return render(request, "intensify/people/fill.html", {"position": position, "form": form})


@require_http_methods(["GET", "POST"])
@login_required
def position_fill_known(request: Request, position_id: int) -> HttpResponse:
    """Say which known person has a place that was vacant, and which place they leave for it."""
    position = editable_position(request.user, position_id)
    person = _chosen(request)
    form = None
    if person is not None:
        today = timezone.localdate()
        places = list(places_now(request.user, person, today))
        form = KnownForm(request.POST or None, places=places, today=today)
        if request.method == "POST" and form.is_valid():
            return _filled(request, position, person, form)
    context = {"position": position, "person": person, "form": form, **_choices(request, position)}
    return render(request, "intensify/people/fill_known.html", context)


def _filled(request: Request, position: Position, person: Person, form: KnownForm) -> HttpResponse:
    return told(
        request,
        lambda: fill_with_known(
            by=request.user,
            position=position,
            person=person,
            on=form.cleaned_data["on"],
            leaves=form.leaves(),
            leaves_vacancy=form.cleaned_data["leaves_vacancy"],
        ),
        _("%(who)s has the position now.") % {"who": person},
        redirect("account_people", position.account_id),
    )


def _chosen(request: Request) -> Person | None:
    asked = record_key(request.GET.get("who", ""))
    return seen_person(request.user, asked) if asked else None


def _choices(request: Request, position: Position) -> dict[str, Any]:
    """Return the people to choose from: of this account, or who match what was typed."""
    words = request.GET.get("q", "").strip()[:100]
    found = list(fillers_of(request.user, position, words)[: SHOWN + 1])
    rows = Position.objects.filter(person__in=found).select_related("account")
    about = {
        row.person_id: " · ".join(filter(None, (row.function, row.account.name)))
        for row in rows.filter(account=position.account_id).order_by(
            F("ended_on").asc(nulls_last=True), "pk"
        )
    }
    choices = [(each, about.get(each.pk, "")) for each in found[:SHOWN]]
    return {"words": words, "choices": choices, "has_more": len(found) > SHOWN}
