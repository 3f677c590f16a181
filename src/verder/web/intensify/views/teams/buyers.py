"""The customer's side: roles and marks of people, and places kept open for unknown ones."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key
from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import Position
from verder.apps.intensify.rules import may_edit_people, may_log_contacts
from verder.apps.intensify.services.positions import begin_position, change_position
from verder.apps.intensify.services.role_days import clean_marks
from verder.apps.intensify.services.said import PositionSaid
from verder.apps.intensify.services.steps import ask_for_role
from verder.domain.intensify.roles import DmuRole
from verder.web.accounts.frame import seen_account
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.intensify.contact_words import owner_words
from verder.web.intensify.team_forms import BuyingForm
from verder.web.intensify.team_words import role_name
from verder.web.intensify.views.teams.tab import back_to_tab, refuse, say_done


@require_POST
@login_required
def buying_roles(request: Request, account_id: int, position_id: int) -> HttpResponse:
    """Keep the roles and marks of somebody at the customer."""
    account = _editable(request, account_id)
    position = get_object_or_404(Position, pk=position_id, account=account, ended_on=None)
    form = BuyingForm(request.POST, position=position)
    if not form.is_valid():
        return refuse(request, account, form)
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
    position = get_object_or_404(there, pk=record_key(key))
    held = position.roles.filter(ended_on=None).values_list("role", flat=True)
    act = change_position(
        position=position, said={}, roles={found, *held}, by=request.user, on=today
    )
    say_done(request, _("The roles of %(name)s were kept.") % {"name": position}, act)
    return back_to_tab(account)


@require_POST
@login_required
def buying_question(request: Request, account_id: int, role: str) -> HttpResponse:
    """Let somebody find out who has a role: a promise with an owner and a day."""
    account = seen_account(request.user, account_id)
    if not may_log_contacts(request.user, account):
        raise PermissionDenied
    if role not in list(DmuRole):
        raise Http404
    step = ask_for_role(
        by=request.user, account=account, role=DmuRole(role), on=timezone.localdate()
    )
    words = _("Promised: %(what)s, %(who)s. It stands in Today.")
    told = words % {"what": step, "who": owner_words(step)}
    say(request, told, undo=reverse("promise_remove", args=[step.pk]))
    return back_to_tab(account)


def _editable(request: Request, account_id: int) -> Account:
    account = seen_account(request.user, account_id)
    if not may_edit_people(request.user, account):
        raise PermissionDenied
    return account
