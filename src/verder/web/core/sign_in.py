"""How people get in."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm, ResetPasswordForm, ResetPasswordKeyForm
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from verder.web.core.forms import wear_look


class ClosedSignUpAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody makes an account for themselves: an administrator does."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Return that sign-up is closed."""
        return False


class SignInForm(LoginForm):  # type: ignore[misc]
    """E-mail address and password, in the look of the site."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as allauth's own
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address")
        self.fields["password"].help_text = ""
        self.fields["remember"].label = _("Stay signed in on this device")
        dress(self)


class AskResetForm(ResetPasswordForm):  # type: ignore[misc]
    """The address that the link for a new password goes to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as allauth's own
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        dress(self)


class NewPasswordForm(ResetPasswordKeyForm):  # type: ignore[misc]
    """The new password, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as allauth's own
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("New password")
        self.fields["password2"].label = _("New password, once more")
        dress(self)


def dress(form: forms.Form) -> None:
    """Give the fields the look of the site, without texts inside them."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
        wear_look(field)
