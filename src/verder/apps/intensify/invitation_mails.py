"""Invitations as mails: words to read, and a calendar file that calendars understand."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from verder.apps.core.models import User
from verder.apps.core.queries import organisation
from verder.apps.intensify.models import ContactMoment
from verder.apps.intensify.reports.calendar import event_of
from verder.documents.calendar import CalendarEvent, Guest, Method, calendar_file

FILE = "invite.ics"


def invitation_event(
    moment: ContactMoment, *, by: User, guests: Iterable[Guest], sequence: int
) -> CalendarEvent:
    """Return what the guests see: what it is for and with whom, nothing of our own pages."""
    purpose = moment.purpose or str(moment.get_channel_display())
    name = organisation().name
    return replace(
        event_of(moment),
        uid=str(moment.uid),
        title=f"{purpose} – {name}" if name else purpose,
        text="",
        address="",
        sequence=sequence,
        organiser=Guest(name=by.name or by.email, email=by.email),
        guests=tuple(guests),
    )


def mail_invitation(event: CalendarEvent, *, method: Method) -> None:
    """Send one mail to all guests; answers go to who invites, not to Verder."""
    organiser = event.organiser
    if organiser is None:
        raise ValueError("An invitation is somebody's.")
    is_cancelled = method is Method.CANCEL
    title = _("Cancelled: %(title)s") if is_cancelled else _("Invitation: %(title)s")
    context = {
        "event": event,
        "organiser": organiser,
        "is_cancelled": is_cancelled,
        "when": when_of(event),
    }
    mail = EmailMultiAlternatives(
        subject=" ".join((title % {"title": event.title}).split()),
        body=render_to_string("intensify/mail/invitation.txt", context),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[guest.email for guest in event.guests],
        reply_to=[organiser.email],
    )
    content = calendar_file([event], method=method).decode()
    kind = f"text/calendar; method={method.value}; charset=utf-8"
    mail.attach_alternative(content, kind)
    mail.attach(FILE, content, "application/ics")
    mail.send()


def when_of(event: CalendarEvent) -> str:
    """Return when it is, as people read it where the site stands."""
    if isinstance(event.begins, datetime):
        local = timezone.localtime(event.begins)
        return f"{date_format(local, 'l')} {date_format(local, 'DATETIME_FORMAT')} ({local:%Z})"
    return f"{date_format(event.begins, 'l')} {date_format(event.begins, 'DATE_FORMAT')}"
