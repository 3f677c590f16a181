"""The tab of teams, and what its acts lead back to."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from verder.apps.accounts.models import Account
from verder.apps.intensify.models import PeopleAct
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.identify.views.common import about_page
from verder.web.intensify.team_forms import BuyingForm, NewSeatForm, SeatForm
from verder.web.intensify.team_rows import buying_side, own_side

TAB = "account_teams"


@require_GET
@login_required
def account_teams(request: Request, account_id: int) -> HttpResponse:
    """Show both teams beside each other."""
    return teams_page(request, seen_account(request.user, account_id))


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


def refuse(request: Request, account: Account, form: BuyingForm | SeatForm) -> HttpResponse:
    """Say what was wrong with a form of one line, and lead back."""
    for problems in form.errors.values():
        for problem in problems:
            warn(request, str(problem))
    return back_to_tab(account)
