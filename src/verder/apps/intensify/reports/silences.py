"""Who was not heard for longer than was wanted: people, and accounts of which nobody was."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from verder.apps.accounts.models import Account
from verder.apps.identify.limits import limits_of
from verder.apps.identify.reports.service_concept import service_classes
from verder.apps.intensify.models import Position
from verder.apps.intensify.queries.heard import accounts_heard, last_heard, wanted_contacts
from verder.domain.identify.service_concept import ServiceConcept
from verder.domain.intensify.silence import Heard, Silence, SilenceLimits, silences


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietPerson:
    """Somebody who was not heard for longer than was wanted."""

    position: Position
    silence: Silence

    @property
    def account(self) -> Account:
        """Where they work."""
        return self.position.account


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietAccount:
    """An account that was not heard for longer than its class asks."""

    account: Account
    silence: Silence


def quiet(accounts: QuerySet[Account], today: date) -> tuple[list[QuietPerson], list[QuietAccount]]:
    """Return the people first; an account whose people are listed is not told again."""
    limits = limits_of(SilenceLimits)
    people = _people(accounts, today, limits)
    told = {each.position.account_id for each in people}
    heard = accounts_heard(accounts, today)
    named = accounts.in_bulk(list(heard))
    levels = limits_of(ServiceConcept).levels
    found = silences(
        [
            Heard(key=key, times=levels[group].visits + levels[group].calls, last_on=heard[key])
            for key, group in service_classes(list(named.values())).items()
        ],
        today=today,
        limits=limits,
    )
    return people, [
        QuietAccount(account=named[each.key], silence=each)
        for each in found
        if each.key not in told
    ]


def _people(accounts: QuerySet[Account], today: date, limits: SilenceLimits) -> list[QuietPerson]:
    wanted = wanted_contacts(accounts, today)
    last = last_heard(wanted.keys(), today)
    found = silences(
        [
            Heard(key=key, times=times, last_on=last.get(key, since), was_heard=key in last)
            for key, (times, since) in wanted.items()
        ],
        today=today,
        limits=limits,
    )
    named = Position.objects.select_related("person", "account").in_bulk(
        [each.key for each in found]
    )
    return [QuietPerson(position=named[each.key], silence=each) for each in found]
