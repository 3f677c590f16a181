"""The own profile: name, language, password, theme."""

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from verder.apps.core import services
from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.web.core.flash import say
from verder.web.core.forms import PasswordForm, ProfileForm
from verder.web.core.requests import Request


@require_http_methods(["GET", "POST"])
@login_required
def profile_page(request: Request) -> HttpResponse:
    """Show and keep what users say of themselves."""
    user = request.user
    form = ProfileForm(request.POST or None, initial={"name": user.name, "language": user.language})
    if form.is_valid():
        services.change_own_profile(user=user, **form.cleaned_data)
        translation.activate(user.language)
        say(request, _("The profile is kept."))
        return redirect("profile")
    return render(request, "core/profile.html", {"form": form, "password_form": PasswordForm()})


@require_POST
@login_required
def change_password(request: Request) -> HttpResponse:
    """Choose another password and stay signed in here."""
    form = PasswordForm(request.POST)
    if form.is_valid() and _keep_password(request, form):
        update_session_auth_hash(request, request.user)
        say(request, _("The password is changed. Other devices must sign in again."))
        return redirect("profile")
    profile = ProfileForm(initial={"name": request.user.name, "language": request.user.language})
    return render(request, "core/profile.html", {"form": profile, "password_form": form})


def _keep_password(request: Request, form: PasswordForm) -> bool:
    try:
        services.set_own_password(user=request.user, **form.cleaned_data)
    except Refused as refused:
        form.add_error("current", sentence(refused.code, refused.details))
    except ValidationError as weak:
        form.add_error("password", weak.error_dict["password"])
    return form.is_valid()
