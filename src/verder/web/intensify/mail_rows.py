"""Mails as the page shows them: what they say, whom they may be about, what was wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.apps.intensify.enums import Channel
from verder.apps.intensify.models import ContactMoment, DroppedMail, Position
from verder.apps.intensify.reports.mail_people import MailPeople, people_of
from verder.web.intensify.contact_form import position_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Somebody, or an account, to tap."""

    key: int
    name: str
    account: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """A mail that waits, with whom it may be about."""

    mail: DroppedMail
    who: str
    problems: tuple[str, ...]
    people: tuple[Choice, ...]
    accounts: tuple[Choice, ...]
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """A mail that is a contact now."""

    mail: DroppedMail
    moment: ContactMoment


def waiting_rows(
    mails: Iterable[DroppedMail], people: Mapping[int, MailPeople]
) -> list[WaitingRow]:
    """Return the mails that wait, as they are shown."""
    return [
        WaitingRow(
            mail=mail,
            who=", ".join(each["name"] or each["place"] for each in mail.addresses) or mail.sender,
            problems=tuple(sentence(each["code"], each["details"]) for each in mail.problems),
            people=tuple(map(_person, people[mail.pk].positions)),
            accounts=tuple(_account(mail, each) for each in people[mail.pk].accounts),
            other=_form_of(mail),
        )
        for mail in mails
    ]


def kept_rows(mails: Iterable[DroppedMail]) -> list[KeptRow]:
    """Return the mails that became contacts, as they are shown."""
    return [KeptRow(mail=mail, moment=mail.moment) for mail in mails if mail.moment is not None]


def _person(position: Position) -> Choice:
    return Choice(key=position.pk, name=position_name(position), account=position.account.name)


def _account(mail: DroppedMail, account: Account) -> Choice:
    address = _form_of(mail, account=account.pk)
    return Choice(key=account.pk, name=account.name, account=account.name, address=address)


def _form_of(mail: DroppedMail, **chosen: int) -> str:
    """Return where the form of a contact begins with what a mail says."""
    return f"{reverse('contact_log')}?{urlencode({'mail': mail.pk, **chosen})}"


def told_by(mail: DroppedMail, user: User, account: Account) -> dict[str, Any]:
    """Return what the form of a contact begins with: what the mail says, and who wrote it."""
    places = [each["place"] for each in mail.addresses]
    known = people_of(user, places, mail.on).positions
    here = [str(each.pk) for each in known if each.account_id == account.pk]
    told = {
        "channel": Channel.MAIL.value,
        "on": mail.on,
        "at": None,
        "agreed": mail.text,
        "purpose": mail.subject,
        "is_private": True,
        "positions": here,
    }
    if not here and mail.addresses:
        first = mail.addresses[0]
        told |= {"new_name": first["name"] or first["place"], "new_email": first["place"]}
    return told
