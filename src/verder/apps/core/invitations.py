"""Mail with a link to choose a password."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from verder.apps.core.models import User


def send_link(request: HttpRequest, user: User) -> None:
    """Send the user, in their own language, a link to choose a password."""
    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(user), key])
    with translation.override(user.language):
        context = {"user": user, "link": request.build_absolute_uri(path), "by": request.user}
        text = render_to_string("core/mail/invitation.txt", context)
        subject = _("Your access to Verder")
        send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [user.email])


def where_mail_goes() -> str:
    """Return the folder that mail lands in, or nothing when it is really sent."""
    return "" if settings.MAIL_HOST else str(settings.EMAIL_FILE_PATH)
