"""One place at an account: changed, ended, filled, removed, or left for another company."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import found_accounts, visible_accounts
from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key
from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import PeopleAct, Position
from verder.apps.intensify.rules import may_edit_people
from verder.apps.intensify.services.journal import undo_act
from verder.apps.intensify.services.positions import (
    begin_position,
    change_company,
    change_position,
    end_position,
    remove_position,
)
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request, go_back
from verder.web.intensify.people.forms import EndForm, MoveForm, PositionForm
from verder.web.intensify.views.people.common import editable_position, told, undo_address

SHOWN = 20


@require_http_methods(["GET", "POST"])
@login_required
def position_edit(request: Request, position_id: int) -> HttpResponse:
    """Change a place and its roles; the page also ends, fills or removes it."""
    position = editable_position(request.user, position_id)
    today = timezone.localdate()
    form = PositionForm(
        request.POST or None, account=position.account, today=today, position=position
    )
    if request.method == "POST" and form.is_valid():
        return told(
            request,
            lambda: change_position(
                by=request.user,
                position=position,
                said=form.said(),
                roles=form.roles_said(),
                on=today,
            ),
            _("The position was kept."),
            _back(position),
        )
    return _position_page(request, position, form=form)


@require_POST
@login_required
def position_end(request: Request, position_id: int) -> HttpResponse:
    """End a place on a day, and leave a vacancy behind where that is asked."""
    position = editable_position(request.user, position_id)
    form = EndForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        return _position_page(request, position, end=form)
    return told(
        request,
        lambda: end_position(by=request.user, position=position, **form.cleaned_data),
        _("%(who)s no longer works at %(account)s.")
        % {"who": position, "account": position.account},
        redirect("account_people", position.account_id),
    )


@require_POST
@login_required
def position_remove(request: Request, position_id: int) -> HttpResponse:
    """Take away a place that was a mistake."""
    position = editable_position(request.user, position_id)
    return told(
        request,
        lambda: remove_position(by=request.user, position=position),
        _("The position was removed."),
        redirect("account_people", position.account_id),
    )


@require_http_methods(["GET", "POST"])
@login_required
def position_move(request: Request, position_id: int) -> HttpResponse:
    """Let somebody go to another account: choose it, say what they do there, in one act."""
    position = editable_position(request.user, position_id)
    to = _chosen(request)
    today = timezone.localdate()
    form = MoveForm(request.POST or None, account=to, today=today) if to else None
    if request.method == "POST" and to and form and form.is_valid():
        try:
            begun, act = _moved(request, position, to, form)
        except Refused as refused:
            form.add_error(None, sentence(refused.code, refused.details))
        else:
            text = _("%(who)s works at %(account)s.") % {"who": begun.person, "account": to}
            say(request, text, undo=undo_address(act))
            return redirect("person", begun.person_id)
    context = {"position": position, "to": to, "form": form, **_choices(request, position)}
    return render(request, "intensify/people/move.html", context)


@require_POST
@login_required
def people_undo(request: Request, act_id: int) -> HttpResponse:
    """Take an act on people back as a whole."""
    seen = visible_accounts(request.user).values("pk")
    act = get_object_or_404(PeopleAct, pk=act_id)
    if act.by_id != request.user.pk:
        act = get_object_or_404(PeopleAct, pk=act_id, account__in=seen)
    try:
        undo_act(by=request.user, act=act)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("It is as it was."))
    return go_back(
        request, *(("account_people", act.account_id) if act.account_id else ("people",))
    )


def _moved(
    request: Request, position: Position, to: Account, form: MoveForm
) -> tuple[Position, PeopleAct]:
    on, leaves = form.cleaned_data["on"], form.cleaned_data["leaves"]
    if leaves == "stays":
        return begin_position(
            by=request.user,
            account=to,
            person=position.person,
            said=form.said(),
            roles=form.roles_said(),
            on=on,
        )
    return change_company(
        by=request.user,
        position=position,
        to=to,
        on=on,
        said=form.said(),
        roles=form.roles_said(),
        leaves_vacancy=leaves == "vacancy",
    )


def _chosen(request: Request) -> Account | None:
    asked = record_key(request.GET.get("to", ""))
    if not asked:
        return None
    to = get_object_or_404(visible_accounts(request.user), pk=asked)
    if not may_edit_people(request.user, to):
        raise PermissionDenied
    return to


def _choices(request: Request, position: Position) -> dict[str, Any]:
    """Return the accounts to choose from: those that match what was typed."""
    words = request.GET.get("q", "").strip()[:100]
    found: list[Account] = []
    if words:
        rows = visible_accounts(request.user).exclude(pk=position.account_id)
        rows = rows.filter(pk__in=found_accounts(words).values("pk"))
        found = list(rows.order_by("name", "pk")[: SHOWN + 1])
    return {"words": words, "choices": found[:SHOWN], "has_more": len(found) > SHOWN}


def _back(position: Position) -> HttpResponseRedirect:
    if position.person_id is None:
        return redirect("account_people", position.account_id)
    return redirect("person", position.person_id)


def _position_page(
    request: Request,
    position: Position,
    *,
    form: PositionForm | None = None,
    end: EndForm | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "position": position,
        "form": form or PositionForm(account=position.account, today=today, position=position),
        "end": None if position.ended_on else end or EndForm(today=today),
    }
    return render(request, "intensify/people/position.html", context)
