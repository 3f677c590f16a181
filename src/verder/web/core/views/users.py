"""People who sign in: the list, somebody new, a change, a link to choose a password."""

import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verder.apps.core import queries, services
from verder.apps.core.failures import Refused
from verder.apps.core.invitations import send_link, where_mail_goes
from verder.apps.core.models import User
from verder.apps.core.rules import may_manage_users
from verder.apps.core.sentences import sentence
from verder.web.core.exports import table_page
from verder.web.core.flash import say, warn
from verder.web.core.forms import NewUserForm, UserForm, initial_of
from verder.web.core.people import users_table
from verder.web.core.requests import Request, only_for


@require_GET
@only_for(may_manage_users)
def users_page(request: Request) -> HttpResponseBase:
    """List everybody who signs in, or did."""
    table = users_table(request.GET, queries.teams())
    return table_page(request, "core/users.html", table, {}, title=_("Users"))


@require_http_methods(["GET", "POST"])
@only_for(may_manage_users)
def new_user(request: Request) -> HttpResponse:
    """Make a user, who is invited by mail or given a password."""
    form = NewUserForm(request.POST or None, initial={"language": request.user.language})
    if form.is_valid():
        made = _make(request, form)
        if made is not None:
            return redirect("users")
    context = {"form": form, "mail_folder": where_mail_goes()}
    return render(request, "core/user_new.html", context)


@require_http_methods(["GET", "POST"])
@only_for(may_manage_users)
def user_page(request: Request, user_id: int) -> HttpResponse:
    """Show and change a user."""
    user = get_object_or_404(queries.users(), pk=user_id)
    form = UserForm(request.POST or None, initial=initial_of(user))
    if form.is_valid() and _change(request, form, user):
        say(request, _("%(name)s is changed.") % {"name": user.name})
        return redirect("users")
    context = {"person": user, "form": form, "mail_folder": where_mail_goes()}
    return render(request, "core/user.html", context)


@require_POST
@only_for(may_manage_users)
def set_active(request: Request, user_id: int) -> HttpResponse:
    """Shut a user out, or let them in again; each takes the other back."""
    user = get_object_or_404(User, pk=user_id)
    is_active = request.POST.get("active", "") == "yes" or "back" in request.GET
    try:
        services.change_user(user=user, by=request.user, is_active=is_active)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
        return redirect("user", user.pk)
    if is_active:
        say(request, _("%(name)s may sign in.") % {"name": user.name})
    else:
        back = reverse("user_active", args=[user.pk]) + "?back=1"
        say(request, _("%(name)s may not sign in any more.") % {"name": user.name}, undo=back)
    return redirect("users")


@require_POST
@only_for(may_manage_users)
def send_user_link(request: Request, user_id: int) -> HttpResponse:
    """Send a user a link to choose a password."""
    user = get_object_or_404(User, pk=user_id, is_active=True)
    send_link(request, user)
    say(
        request,
        _("A link to choose a password is on its way to %(email)s.") % {"email": user.email},
    )
    return redirect("user", user.pk)


def _make(request: Request, form: NewUserForm) -> User | None:
    fields: dict[str, Any] = dict(form.cleaned_data)
    chosen = fields.pop("password")
    try:
        user = services.make_user(
            by=request.user, password=chosen or secrets.token_urlsafe(32), **fields
        )
    except ValidationError as problem:
        _add_errors(form, problem)
        return None
    if not chosen:
        send_link(request, user)
    say(request, _("%(name)s may sign in.") % {"name": user.name})
    return user


def _change(request: Request, form: UserForm, user: User) -> bool:
    try:
        services.change_user(user=user, by=request.user, **form.cleaned_data)
    except ValidationError as problem:
        _add_errors(form, problem)
    except Refused as refused:
        form.add_error(None, sentence(refused.code, refused.details))
    return form.is_valid()


def _add_errors(form: UserForm, problem: ValidationError) -> None:
    """Put problems where their field is, or above the form."""
    if hasattr(problem, "error_dict"):
        for name, found in problem.error_dict.items():
            form.add_error(name if name in form.fields else None, found)
    else:
        form.add_error(None, problem)
