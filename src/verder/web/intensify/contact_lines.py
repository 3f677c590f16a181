"""Planned contacts and promises as lines: what, when, and whether the reader may act."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from verder.apps.core.models import User
from verder.apps.intensify.models import ContactMoment, NextStep, Position
from verder.apps.intensify.reports.today import Birthday
from verder.apps.intensify.rules import may_log_contacts
from verder.web.intensify.contact_words import (
    CHANNEL_ICONS,
    contact_title,
    due_words,
    owner_words,
    team_words,
    when_words,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLine:
    """A planned contact in one line."""

    moment: ContactMoment
    icon: str
    title: str
    when: str
    team: str
    is_late: bool
    is_over: bool
    may_act: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BirthdayLine:
    """A birthday in one line, without the year of birth."""

    position: Position
    when: str
    is_today: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLine:
    """A promise in one line."""

    step: NextStep
    owner: str
    due: str
    is_late: bool
    may_act: bool


def visit_lines(moments: Iterable[ContactMoment], user: User, today: date) -> list[VisitLine]:
    """Return planned contacts in words, in their order."""
    now = timezone.now()
    return [
        VisitLine(
            moment=each,
            icon=CHANNEL_ICONS[each.channel],
            title=contact_title(each),
            when=when_words(each),
            team=team_words(each),
            is_late=is_late(each, today),
            is_over=is_over(each, now),
            may_act=may_log_contacts(user, each.account),
        )
        for each in moments
    ]


def is_late(moment: ContactMoment, today: date) -> bool:
    """Return whether a planned contact should have been: a month is late when it is over."""
    if moment.is_month_only:
        return (moment.on.year, moment.on.month) < (today.year, today.month)
    return moment.on < today


def is_over(moment: ContactMoment, now: datetime) -> bool:
    """Return whether a planned contact can be told about: it has begun, or it is its day."""
    if moment.is_month_only:
        return False
    if moment.begins_at is not None:
        return moment.begins_at <= now
    return moment.on <= timezone.localdate(now)


def promise_lines(steps: Iterable[NextStep], user: User, today: date) -> list[PromiseLine]:
    """Return promises in words, in their order."""
    return [
        PromiseLine(
            step=each,
            owner=owner_words(each),
            due=due_words(each.due_on, today),
            is_late=each.due_on is not None and each.due_on < today,
            may_act=may_log_contacts(user, each.account),
        )
        for each in steps
    ]


def birthday_lines(birthdays: Iterable[Birthday], today: date) -> list[BirthdayLine]:
    """Return birthdays in words, the first one first."""
    return [
        BirthdayLine(
            position=each.position,
            when=due_words(each.on, today),
            is_today=each.on == today,
        )
        for each in birthdays
    ]
