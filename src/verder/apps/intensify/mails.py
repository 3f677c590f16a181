"""Mails that go to customers."""

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from verder.apps.core.models import User
from verder.apps.core.queries import organisation
from verder.apps.intensify.instruments import known_instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyMail:
    """The words of a mail that asks somebody to answer a survey."""

    subject: str
    text: str


def survey_mail(
    *, by: User, instrument: str, language: str, name: str, link: str, days: int
) -> SurveyMail:
    """Return the mail in the language of whom it asks; it says nothing of the account."""
    with translation.override(language):
        known = known_instrument(instrument)
        sender = organisation().name or by.name
        context = {"by": by, "sender": sender, "name": name, "link": link, "days": days}
        subject = _("%(sender)s asks: %(question)s") % {
            "sender": sender,
            "question": known.text.customer_title if known else "",
        }
        text = render_to_string("intensify/mail/survey.txt", context)
        return SurveyMail(subject=subject, text=text)


def send_survey_mail(mail: SurveyMail, *, by: User, to: str) -> None:
    """Send it; who answers the mail reaches who sent it."""
    EmailMessage(
        mail.subject, mail.text, settings.DEFAULT_FROM_EMAIL, [to], reply_to=[by.email]
    ).send()
