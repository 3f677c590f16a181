"""What is done in an organisation chart, each act with the way back."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import PeopleAct, Position, Tie
from verder.apps.intensify.queries.organisation import people_of
from verder.apps.intensify.reports.chart_words import called
from verder.apps.intensify.rules import may_edit_people, may_give_opinions
from verder.apps.intensify.services.journal import undo_act
from verder.apps.intensify.services.organisation_chart import draw_tie, place_on_chart, remove_tie
from verder.apps.intensify.services.positions import begin_position
from verder.apps.intensify.services.said import PositionSaid
from verder.web.accounts.frame import seen_account
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.intensify.forms.organisation_chart import (
    PlaceForm,
    PlaceholderForm,
    TieForm,
    first_problem,
)
from verder.web.intensify.organisation.asked import chart_asked

TAB = "account_organisation"


@require_POST
@login_required
def organisation_place(request: Request, account_id: int, position_id: int) -> HttpResponse:
    """Let somebody report to another, or park them."""
    account = _arranged(request, account_id)
    position = get_object_or_404(_people(account), pk=position_id)
    form = PlaceForm(request.POST, managers=_people(account))
    if not form.is_valid():
        return _refuse(request, account, first_problem(form))
    manager, is_parked = form.cleaned_data["manager"], form.cleaned_data["parked"]
    try:
        act = place_on_chart(
            by=request.user, position=position, manager=manager, is_parked=is_parked
        )
    except Refused as refused:
        return _refuse(request, account, sentence(refused.code, refused.details))
    return _done(request, account, act, _placed_words(position))


@require_POST
@login_required
def organisation_placeholder(request: Request, account_id: int) -> HttpResponse:
    """Add somebody whom nobody knows yet."""
    account = _arranged(request, account_id)
    form = PlaceholderForm(request.POST, managers=_people(account))
    if not form.is_valid():
        return _refuse(request, account, first_problem(form))
    made, act = begin_position(
        by=request.user,
        account=account,
        person=None,
        said=PositionSaid(**form.cleaned_data),  # type: ignore[typeddict-item]
        on=timezone.localdate(),
    )
    return _done(request, account, act, _("%(what)s was added.") % {"what": made})


@require_POST
@login_required
def organisation_tie(request: Request, account_id: int, position_id: int) -> HttpResponse:
    """Draw a line of influence or conflict from somebody to another."""
    account = _judged(request, account_id)
    first = get_object_or_404(_people(account), pk=position_id)
    form = TieForm(request.POST, others=_people(account).exclude(pk=first.pk))
    if not form.is_valid():
        return _refuse(request, account, first_problem(form))
    act = draw_tie(by=request.user, first=first, on=timezone.localdate(), **form.cleaned_data)
    return _done(request, account, act, _("The line was drawn."))


@require_POST
@login_required
def organisation_untie(request: Request, account_id: int, tie_id: int) -> HttpResponse:
    """Take a line of influence or conflict away."""
    account = _judged(request, account_id)
    tie = get_object_or_404(
        Tie.objects.select_related("first", "second"), pk=tie_id, first__account=account
    )
    try:
        act = remove_tie(by=request.user, tie=tie, on=timezone.localdate())
    except Refused as refused:
        return _refuse(request, account, sentence(refused.code, refused.details))
    return _done(request, account, act, _("The line was removed."))


@require_POST
@login_required
def organisation_undo(request: Request, account_id: int, act_id: int) -> HttpResponse:
    """Undo an act in the chart."""
    account = seen_account(request.user, account_id)
    act = get_object_or_404(PeopleAct, pk=act_id, account=account)
    try:
        undo_act(by=request.user, act=act)
    except Refused as refused:
        return _refuse(request, account, sentence(refused.code, refused.details))
    say(request, _("It is as it was."))
    return _back(request, account)


def _arranged(request: Request, account_id: int) -> Account:
    account = seen_account(request.user, account_id)
    if not may_edit_people(request.user, account):
        raise PermissionDenied
    return account


def _judged(request: Request, account_id: int) -> Account:
    account = seen_account(request.user, account_id)
    if not may_give_opinions(request.user, account):
        raise PermissionDenied
    return account


def _people(account: Account) -> QuerySet[Position]:
    return people_of(account, timezone.localdate())


def _placed_words(position: Position) -> str:
    name = called(str(position.person or ""))
    if position.is_parked:
        return _("%(name)s is parked.") % {"name": name}
    if position.reports_to is None:
        return _("%(name)s reports to nobody now.") % {"name": name}
    manager = called(str(position.reports_to.person or ""))
    return _("%(name)s reports to %(manager)s now.") % {"name": name, "manager": manager}


def _done(
    request: Request, account: Account, act: PeopleAct | None, words: str
) -> HttpResponseRedirect:
    undo = reverse("organisation_undo", args=[account.pk, act.pk]) if act else ""
    say(request, words, undo=f"{undo}{_state(request)}" if undo else "")
    return _back(request, account)


def _refuse(request: Request, account: Account, why: str) -> HttpResponseRedirect:
    warn(request, why)
    return _back(request, account)


def _state(request: Request) -> str:
    return chart_asked(request.GET).query()


def _back(request: Request, account: Account) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(TAB, args=[account.pk]) + _state(request))
