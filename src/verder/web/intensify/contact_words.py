"""Contacts and promises in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verder.apps.core.models import User
from verder.apps.intensify.enums import Channel, MomentState
from verder.apps.intensify.models import ContactMoment, NextStep
from verder.web.core import formats

CHANNEL_ICONS: Final[Mapping[str, str]] = {
    Channel.VISIT: "users",
    Channel.VIDEO: "device-desktop",
    Channel.CALL: "message",
    Channel.MAIL: "mail",
    Channel.EVENT: "calendar-event",
    Channel.MAILING: "send",
}


def people_words(moment: ContactMoment) -> str:
    """Return whom it was with: "Jan de Wit, Ans Bos"."""
    return ", ".join(str(each) for each in moment.positions.all())


def team_words(moment: ContactMoment) -> str:
    """Return who of the own side was there."""
    return ", ".join(each.name for each in moment.colleagues.all())


def channel_words(moment: ContactMoment) -> str:
    """Return how they met: "Visit"."""
    return str(Channel(moment.channel).label)


def state_words(moment: ContactMoment) -> str:
    """Return whether it was, will be, or is off."""
    return str(MomentState(moment.state).label)


def when_words(moment: ContactMoment) -> str:
    """Return the day and the hour, or the month where no more is known."""
    if moment.is_month_only:
        return formats.month(moment.on)
    if moment.begins_at is None:
        return formats.day(moment.on)
    return f"{formats.day(moment.on)}, {timezone.localtime(moment.begins_at):%H:%M}"


def contact_title(moment: ContactMoment) -> str:
    """Return a contact in one line: "Visit: Jan de Wit"."""
    who = people_words(moment)
    return f"{channel_words(moment)}: {who}" if who else channel_words(moment)


def due_words(due_on: date | None, today: date) -> str:
    """Return how far away a day is: "3 days late", "today", "in 5 days"."""
    if due_on is None:
        return _("no date")
    days = (due_on - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days > 1:
        return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    return ngettext("%(days)d day late", "%(days)d days late", -days) % {"days": -days}


def owner_words(step: NextStep) -> str:
    """Return who does it."""
    return step.owner.name if step.owner else _("nobody yet")


def is_mine(user: User, moment: ContactMoment) -> bool:
    """Return whether the user is one of those of the own side, or arranges it."""
    names: Iterable[int | None] = (each.user_id for each in moment.colleagues.all())
    owner = moment.owner.user_id if moment.owner else None
    return user.pk in {*names, owner}
