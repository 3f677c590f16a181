"""The teams on both sides of an account: who has which role, and what is missing."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import Colleague, PeopleAct, Position, Seat
from verder.apps.intensify.rules import may_arrange_team, may_edit_people
from verder.apps.intensify.services.account_team import (
    begin_team,
    change_seat,
    end_seat,
    give_seat,
)
from verder.apps.intensify.services.colleagues import colleague_for
from verder.apps.intensify.services.positions import begin_position, change_position
from verder.apps.intensify.services.role_days import clean_marks
from verder.apps.intensify.services.said import PositionSaid
from verder.domain.intensify.roles import DmuRole
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.identify.views.common import about_page
from verder.web.intensify.team_forms import USER, BuyingForm, NewSeatForm, SeatForm
from verder.web.intensify.team_rows import buying_side, own_side
from verder.web.intensify.team_words import role_name

TAB = "account_teams"


@require_GET
@login_required
def account_teams(request: Request, account_id: int) -> HttpResponse:
    """Show both teams beside each other."""
    return teams_page(request, seen_account(request.user, account_id))


@require_POST
@login_required
def buying_roles(request: Request, account_id: int, position_id: int) -> HttpResponse:
    """Keep the roles and marks of somebody at the customer."""
    account = _editable(request, account_id)
    position = get_object_or_404(Position, pk=position_id, account=account, ended_on=None)
    form = BuyingForm(request.POST, position=position)
    if not form.is_valid():
        return _refuse(request, account, form)
    try:
        said = PositionSaid(
            is_gatekeeper=form.cleaned_data["is_gatekeeper"], tags=clean_marks(form.all_marks)
        )
        act = change_position(
            position=position,
            roles=form.cleaned_data["roles"],
            said=said,
            by=request.user,
            on=timezone.localdate(),
        )
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say_done(request, _("The roles of %(name)s were kept.") % {"name": position}, act)
    return back_to_tab(account)


@require_POST
@login_required
def buying_place(request: Request, account_id: int, role: str) -> HttpResponse:
    """Fill a role that nobody is known to have: by somebody there, or by a place kept open."""
    account = _editable(request, account_id)
    if role not in list(DmuRole):
        raise Http404
    found, today = DmuRole(role), timezone.localdate()
    key = request.POST.get("position", "")
    if not key:
        _position, made = begin_position(
            by=request.user,
            account=account,
            person=None,
            said=PositionSaid(began_on=today),
            on=today,
            roles=[found],
        )
        words = _("A place is kept open: %(role)s. It stands in the matrix and the chart too.")
        say_done(request, words % {"role": role_name(found)}, made)
        return back_to_tab(account)
    there = Position.objects.filter(account=account, ended_on=None)
    position = get_object_or_404(there, pk=key if key.isdecimal() else 0)
    held = position.roles.filter(ended_on=None).values_list("role", flat=True)
    act = change_position(
        position=position, said={}, roles={found, *held}, by=request.user, on=today
    )
    say_done(request, _("The roles of %(name)s were kept.") % {"name": position}, act)
    return back_to_tab(account)


@require_POST
@login_required
def seat_new(request: Request, account_id: int) -> HttpResponse:
    """Take a colleague into the team."""
    account = _arrangeable(request, account_id)
    form = NewSeatForm(request.POST)
    if not form.is_valid():
        return teams_page(request, account, refused=form)
    colleague = _colleague(form)
    act = give_seat(
        account=account,
        colleague=colleague,
        roles=form.cleaned_data["roles"],
        by=request.user,
        on=timezone.localdate(),
    )
    words = _("%(name)s is in the team.")
    if colleague.user_id is not None:
        words = _("%(name)s is in the team, and sees this account and its opinions from now on.")
    say_done(request, words % {"name": colleague}, act)
    return back_to_tab(account)


@require_POST
@login_required
def seat_change(request: Request, account_id: int, seat_id: int) -> HttpResponse:
    """Keep roles, deputy and hours of a colleague in the team."""
    account = _arrangeable(request, account_id)
    seat = _seat(account, seat_id)
    form = SeatForm(request.POST, seat=seat, deputies=list(Colleague.objects.all()))
    if not form.is_valid():
        return _refuse(request, account, form)
    try:
        act = change_seat(seat=seat, by=request.user, on=timezone.localdate(), **form.cleaned_data)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say_done(request, _("The seat of %(name)s was kept.") % {"name": seat.colleague}, act)
    return back_to_tab(account)


@require_POST
@login_required
def seat_end(request: Request, account_id: int, seat_id: int) -> HttpResponse:
    """Let a colleague leave the team."""
    account = _arrangeable(request, account_id)
    seat = _seat(account, seat_id)
    act = end_seat(seat=seat, by=request.user, on=timezone.localdate())
    words = _("%(name)s left the team.")
    if seat.colleague.user_id is not None and seat.colleague.user_id != account.owner_id:
        words = _("%(name)s left the team, and no longer sees this account as a member.")
    say_done(request, words % {"name": seat.colleague}, act)
    return back_to_tab(account)


@require_POST
@login_required
def team_begin(request: Request, account_id: int) -> HttpResponse:
    """Begin the team with the account manager and the members of the account."""
    account = _arrangeable(request, account_id)
    act = begin_team(account=account, by=request.user, on=timezone.localdate())
    say_done(request, _("The team has begun; add who else works for this account."), act)
    return back_to_tab(account)


def teams_page(
    request: Request, account: Account, *, refused: NewSeatForm | None = None
) -> HttpResponse:
    """Show the tab, with the form of a new seat as it was sent where it was refused."""
    today = timezone.localdate()
    context: dict[str, Any] = {
        **account_frame(request, account, TAB),
        **about_page("teams"),
        "buying": buying_side(request.user, account, today),
        "own": own_side(request.user, account, today, refused=refused),
    }
    return render(request, "intensify/teams.html", context)


def say_done(request: Request, words: str, act: PeopleAct | None) -> None:
    """Say what was done, with the way back; nothing where nothing changed."""
    if act is not None:
        say(request, words, undo=reverse("people_undo", args=[act.pk]))


def back_to_tab(account: Account) -> HttpResponseRedirect:
    """Lead back to the teams of the account."""
    return redirect(TAB, account.pk)


def _refuse(request: Request, account: Account, form: BuyingForm | SeatForm) -> HttpResponse:
    for problems in form.errors.values():
        for problem in problems:
            warn(request, str(problem))
    return back_to_tab(account)


def _editable(request: Request, account_id: int) -> Account:
    account = seen_account(request.user, account_id)
    if not may_edit_people(request.user, account):
        raise PermissionDenied
    return account


def _arrangeable(request: Request, account_id: int) -> Account:
    account = seen_account(request.user, account_id)
    if not may_arrange_team(request.user, account):
        raise PermissionDenied
    return account


def _seat(account: Account, seat_id: int) -> Seat:
    seats = Seat.objects.select_related("colleague")
    return get_object_or_404(seats, pk=seat_id, account=account, ended_on=None)


def _colleague(form: NewSeatForm) -> Colleague:
    """Return who was chosen, or a new colleague who is not kept yet."""
    if name := form.cleaned_data["name"]:
        return Colleague(name=name, function=form.cleaned_data["function"])
    kind, _colon, key = form.cleaned_data["who"].partition(":")
    if kind == USER:
        return colleague_for(get_object_or_404(User, pk=key, is_active=True))
    return get_object_or_404(Colleague, pk=key)
