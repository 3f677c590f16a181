"""Mails about agreements."""

from datetime import date

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from verder.apps.agreements.models import Contract
from verder.apps.core.models import User
from verder.apps.core.site import site_address
from verder.domain.agreements.notice import TermStanding


def mail_notice_date(person: User, contract: Contract, standing: TermStanding) -> None:
    """Tell somebody, in their own language, until when notice can be given."""
    with translation.override(person.language):
        said = {"account": contract.account.name, "notice": _day(standing.notice_on)}
        context = {
            **said,
            "person": person,
            "contract": contract,
            "ends": _day(standing.ends_on),
            "address": _address(contract),
        }
        subject = _("%(account)s: notice until %(notice)s") % said
        text = render_to_string("agreements/mail/notice.txt", context)
        send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [person.email])


def _day(on: date | None) -> str:
    return date_format(on, "j F Y") if on else ""


def _address(contract: Contract) -> str:
    """Return where the contract is seen; its path where the site is not known."""
    return site_address() + reverse("account_agreements", args=[contract.account_id])
