"""What the pages of contacts have in common: whom they are about, and how an act is told."""

from collections.abc import Callable, Sequence

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import PeopleAct, Person, Position
from verder.apps.intensify.queries.people import visible_people, visible_positions
from verder.apps.intensify.rules import may_edit_people, may_edit_person, may_merge_people
from verder.web.accounts.frame import seen_account
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request


def seen_person(user: User, person_id: int) -> Person:
    """Return somebody who works or worked at an account in view; others do not exist."""
    return get_object_or_404(visible_people(user), pk=person_id)


def editable_person(user: User, person_id: int) -> Person:
    """Return somebody in view of whom the user may change what is said."""
    person = seen_person(user, person_id)
    if not may_edit_person(user, person):
        raise PermissionDenied
    return person


def mergeable_person(user: User, person_id: int) -> Person:
    """Return somebody in view whom the user may make one with another."""
    person = seen_person(user, person_id)
    if not may_merge_people(user, [person.pk]):
        raise PermissionDenied
    return person


def editable_account(user: User, account_id: int) -> Account:
    """Return an account in view whose people the user may change."""
    account = seen_account(user, account_id)
    if not may_edit_people(user, account):
        raise PermissionDenied
    return account


def editable_position(user: User, position_id: int) -> Position:
    """Return a place in view that the user may change."""
    rows = visible_positions(user).select_related("account", "person", "reports_to")
    position = get_object_or_404(rows, pk=position_id)
    if not may_edit_people(user, position.account):
        raise PermissionDenied
    return position


def undo_address(act: PeopleAct | None) -> str:
    """Return where an act is taken back."""
    return reverse("people_undo", args=[act.pk]) if act else ""


def ask_before_erasing(request: Request, people: Sequence[Person], *, back: str) -> HttpResponse:
    """Ask whether these people are really to be erased."""
    return render(request, "intensify/people/erase.html", {"people": people, "back": back})


def told(
    request: Request, act: Callable[[], PeopleAct | None], text: str, back: HttpResponse
) -> HttpResponse:
    """Do something, say what was done with the way to undo it, or why it was not; and go back."""
    try:
        done = act()
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, text, undo=undo_address(done))
    return back
