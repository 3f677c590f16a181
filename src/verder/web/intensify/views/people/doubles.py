"""Contacts that may be one person: suggested, made one with a preview, or told apart."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key
from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import PeopleAct, Person
from verder.apps.intensify.reports.doubles import doubles
from verder.apps.intensify.reports.merged_people import (
    likely_stays,
    people_merge_preview,
    weights_of,
)
from verder.apps.intensify.services.merging import Merge, merge_people, tell_apart
from verder.web.core.exports import table_page
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.views.common import about_page
from verder.web.intensify.people.doubles_table import double_rows, doubles_table
from verder.web.intensify.people.merge_rows import preview_rows, sides_of
from verder.web.intensify.views.people.common import mergeable_person, undo_address

MOST = 500  # pairs at once; the rest follows as these are decided


@require_GET
@login_required
@vary_on_headers("HX-Request", "HX-Target")
def people_doubles(request: Request) -> HttpResponseBase:
    """List the pairs that may be one person, the surest first."""
    pairs = doubles(request.user)
    table = read_table(doubles_table(), double_rows(pairs[:MOST]), request.GET)
    context = {"count": len(pairs), "shown": min(MOST, len(pairs)), **about_page("people")}
    template = "intensify/people/doubles.html"
    return table_page(request, template, table, context, title=_("Possible doubles"))


@require_http_methods(["GET", "POST"])
@login_required
def people_merge(request: Request, first_id: int, second_id: int) -> HttpResponse:
    """Show what moves when two contacts become one, and do it."""
    people = [mergeable_person(request.user, key) for key in (first_id, second_id)]
    if first_id == second_id:
        return redirect("person", first_id)
    asked = request.POST if request.method == "POST" else request.GET
    keep = _kept(people, asked.get("keep"))
    (gone,) = (one for one in people if one != keep)
    are_places_one = asked.get("places") != "stay"
    if request.method == "POST":
        return _merged(request, keep, gone, are_places_one=are_places_one)
    preview = people_merge_preview(
        user=request.user, keep=keep, gone=gone, are_places_one=are_places_one
    )
    context = {
        "sides": sides_of(request.user, people),
        "stays": keep.pk,
        "preview": preview,
        "rows": preview_rows(preview),
        "may_join": bool(preview.joined) or not are_places_one,
        "are_places_one": are_places_one,
        "pair": f"{first_id}-{second_id}",
    }
    return render(request, "intensify/people/merge.html", context)


@require_POST
@login_required
def people_doubles_merge(request: Request) -> HttpResponse:
    """Make each of the selected pairs one; who is known best stays."""
    pairs = _selected(request)
    weights = weights_of({key for pair in pairs for key in pair})
    merges = [
        Merge(keep=keep, gone=gone)
        for keep, gone in (
            sorted(pair, key=lambda key: (-weights.get(key, 0), key)) for pair in pairs
        )
    ]
    if not merges:
        warn(request, _("Select the pairs that are one person."))
    else:
        text = ngettext(
            "%(count)d pair is one person now.", "%(count)d pairs are one person now.", len(merges)
        )
        _do(
            request,
            lambda: merge_people(by=request.user, merges=merges),
            text % {"count": len(merges)},
        )
    return redirect("people_doubles")


@require_POST
@login_required
def people_doubles_apart(request: Request) -> HttpResponse:
    """Say of the selected pairs that they are not the same."""
    pairs = _selected(request)
    if not pairs:
        warn(request, _("Select the pairs that are not one person."))
    else:
        _do(
            request,
            lambda: tell_apart(by=request.user, pairs=pairs),
            _("They are not the same, and are suggested no more."),
        )
    return redirect("people_doubles")


def _kept(people: list[Person], asked: str | None) -> Person:
    """Return who was asked to stay, or who is known best."""
    usual = likely_stays([one.pk for one in people])
    found = {one.pk: one for one in people}
    return found.get(record_key(asked or ""), found[usual])


def _merged(request: Request, keep: Person, gone: Person, *, are_places_one: bool) -> HttpResponse:
    name = str(gone)
    is_done = _do(
        request,
        lambda: merge_people(
            by=request.user,
            merges=[Merge(keep=keep.pk, gone=gone.pk)],
            are_places_one=are_places_one,
        ),
        _("%(gone)s and %(kept)s are one person now.") % {"gone": name, "kept": keep},
    )
    return redirect("person", keep.pk) if is_done else redirect("people_doubles")


def _do(request: Request, act: Any, text: str) -> bool:  # noqa: ANN401 - a call without arguments
    try:
        done: PeopleAct | None = act()
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
        return False
    say(request, text, undo=undo_address(done))
    return True


def _selected(request: Request) -> list[tuple[int, int]]:
    """Return the selected pairs; what is no pair of keys is passed over."""
    found = (each.partition("-") for each in request.POST.getlist("selected")[:MOST])
    pairs = [(record_key(first), record_key(second)) for first, _dash, second in found]
    return [pair for pair in pairs if all(pair)]
