"""What somebody has to do today: contacts, promises, silences and birthdays of own accounts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Q

from verder.apps.accounts.queries import own_accounts
from verder.apps.core.models import User
from verder.apps.intensify.models import ContactMoment, NextStep, Position
from verder.apps.intensify.queries.diary import (
    met_on,
    open_promises,
    planned_between,
    planned_contacts,
)
from verder.apps.intensify.queries.mails import waiting_mails
from verder.apps.intensify.queries.people import held_on
from verder.apps.intensify.reports.silences import QuietAccount, QuietPerson, quiet
from verder.domain.intensify.birthdays import next_birthday

WEEK: Final = timedelta(days=7)
SOON: Final = timedelta(days=14)
MOST_SILENCES: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Birthday:
    """A birthday that comes within a week; the year of birth stays out of it."""

    position: Position
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayReport:
    """The day of one person; `silence_count` counts the silences beyond those listed too."""

    today: date
    planned: tuple[ContactMoment, ...]
    promises: tuple[NextStep, ...]
    later_promises: int
    people: tuple[QuietPerson, ...]
    accounts: tuple[QuietAccount, ...]
    silence_count: int
    birthdays: tuple[Birthday, ...]
    own_count: int
    waiting_mails: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing asks for attention."""
        lists = (self.planned, self.promises, self.birthdays)
        return not (any(lists) or self.silence_count or self.waiting_mails)


def today_report(user: User, today: date) -> TodayReport:
    """Return what somebody has to do: what is theirs of the accounts they see."""
    promised = list(open_promises(user).filter(mine(user)))
    near = [step for step in promised if step.due_on is None or step.due_on <= today + WEEK]
    people, accounts = _silent(user, today)
    return TodayReport(
        today=today,
        planned=tuple(_planned(user, today)),
        promises=tuple(near),
        later_promises=len(promised) - len(near),
        people=tuple(people[:MOST_SILENCES]),
        accounts=tuple(accounts[:MOST_SILENCES]),
        silence_count=len(people) + len(accounts),
        birthdays=tuple(_birthdays(user, today)),
        own_count=own_accounts(user).count(),
        waiting_mails=waiting_mails(user).count(),
    )


def mine(user: User) -> Q:
    """Return the condition that a promise waits for this person."""
    return Q(owner__user=user) | Q(owner=None, by=user)


def _planned(user: User, today: date) -> list[ContactMoment]:
    with_me = Q(colleagues__user=user) | Q(owner__user=user)
    near = Q(on__lte=today + WEEK) | Q(is_month_only=True, on__lte=today)
    return list(planned_contacts(user).filter(with_me & near).distinct())


def _silent(user: User, today: date) -> tuple[list[QuietPerson], list[QuietAccount]]:
    """Return the silences about which nothing is planned in the coming weeks."""
    people, accounts = quiet(own_accounts(user), today)
    soon = planned_between(user, today, today + SOON)
    positions, planned = {each[0] for each in soon}, {each[1] for each in soon}
    return (
        [each for each in people if each.position.pk not in positions],
        [each for each in accounts if each.account.pk not in planned],
    )


def _birthdays(user: User, today: date) -> list[Birthday]:
    """Return the birthdays of this week, of people who allowed them to be kept.

    Whoever was met on the day itself was congratulated.
    """
    held = Position.objects.filter(
        held_on(today),
        account__in=own_accounts(user),
        person__is_birthday_allowed=True,
        person__birthday_on__isnull=False,
    ).select_related("person", "account")
    found = []
    for position in held.exclude(pk__in=met_on(today)).order_by("pk"):
        born_on = position.person.birthday_on if position.person else None
        if born_on is not None and (on := next_birthday(born_on, today)) < today + WEEK:
            found.append(Birthday(position=position, on=on))
    return sorted(found, key=lambda each: (each.on, each.position.pk))
