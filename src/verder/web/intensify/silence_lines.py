"""Silences in words: who, how long, and what the norm was."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verder.apps.accounts.models import Account
from verder.apps.intensify.models import Position
from verder.apps.intensify.reports.today import TodayReport
from verder.domain.intensify.silence import Silence
from verder.web.core import formats
from verder.web.intensify.contact_form import position_name


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceLine:
    """A silence in one line; `log` leads to the form of a contact, `call` plans one by POST."""

    account: str
    address: str
    who: str
    words: str
    log: str
    call: str


def silence_lines(report: TodayReport) -> list[SilenceLine]:
    """Return the silences of people, then those of accounts."""
    people = [_line(each.position.account, each.silence, each.position) for each in report.people]
    return [*people, *(_line(each.account, each.silence) for each in report.accounts)]


def _line(account: Account, silence: Silence, position: Position | None = None) -> SilenceLine:
    chosen = f"&position={position.pk}" if position else ""
    return SilenceLine(
        account=account.name,
        address=reverse("account_contacts", args=[account.pk]),
        who=position_name(position) if position else "",
        words=silence_words(silence),
        log=f"{reverse('contact_log')}?account={account.pk}{chosen}",
        call=reverse("position_call", args=[position.pk])
        if position
        else reverse("account_call", args=[account.pk]),
    )


def silence_words(silence: Silence) -> str:
    """Return how long nobody was heard: "62 days without contact; wanted every 30"."""
    if not silence.was_heard:
        text = _("no contact logged yet; wanted every %(norm)s days")
        return text % {"norm": formats.number(silence.norm_days)}
    text = ngettext(
        "%(days)s day without contact; wanted every %(norm)s days",
        "%(days)s days without contact; wanted every %(norm)s days",
        silence.days,
    )
    return text % {
        "days": formats.number(silence.days),
        "norm": formats.number(silence.norm_days),
    }
