"""The own side: colleagues who join the team, change their part in it, and leave it."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import Colleague, Seat
from verder.apps.intensify.rules import may_arrange_team
from verder.apps.intensify.services.account_team import (
    begin_team,
    change_seat,
    end_seat,
    give_seat,
)
from verder.apps.intensify.services.colleagues import colleague_for
from verder.web.accounts.frame import seen_account
from verder.web.core.flash import warn
from verder.web.core.requests import Request
from verder.web.intensify.team_forms import USER, NewSeatForm, SeatForm
from verder.web.intensify.views.teams.tab import back_to_tab, refuse, say_done, teams_page


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
        return refuse(request, account, form)
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
