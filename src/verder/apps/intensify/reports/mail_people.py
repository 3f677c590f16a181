"""Whom a mail is about: the people behind its addresses, or the account they seem to be of."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.models import Position
from verder.apps.intensify.queries.mails import positions_at, positions_of_companies
from verder.apps.intensify.rules import may_log_contacts
from verder.documents.mail import Address, ReadMail

MOST_ACCOUNTS: Final = 5
Found = TypeVar("Found", Position, Account)
# Addresses of everybody tell nothing of where somebody works.
OF_EVERYBODY: Final = frozenset(
    {
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.nl", "live.com"),
        *("live.nl", "live.be", "msn.com", "icloud.com", "me.com", "yahoo.com", "ziggo.nl"),
        *("kpnmail.nl", "planet.nl", "home.nl", "xs4all.nl", "telenet.be", "skynet.be"),
        *("proximus.be", "orange.fr", "free.fr", "wanadoo.fr", "gmx.de", "gmx.net", "web.de"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailPeople:
    """Who is behind the addresses, and accounts where somebody has an address that ends alike."""

    positions: tuple[Position, ...]
    accounts: tuple[Account, ...] = ()

    @property
    def sure(self) -> tuple[Position, ...]:
        """Everybody, where they all work at one account; nobody where that is not clear."""
        is_one = len({each.account_id for each in self.positions}) == 1
        return self.positions if is_one else ()


def customers_in(mail: ReadMail, own: set[str]) -> tuple[Address, ...]:
    """Return the addresses of the other side: those of the mail, or of the one within it."""
    outer = [*([mail.sender] if mail.sender else []), *mail.recipients]
    outside = tuple(each for each in outer if each.place not in own)
    if outside or mail.forwarded is None:
        return outside
    return tuple(each for each in mail.forwarded.addresses if each.place not in own)


def people_of(user: User, places: Sequence[str], on: date) -> MailPeople:
    """Return whom these addresses are of, at accounts where the user logs contacts."""
    return people_of_mails(user, {0: places}, on)[0]


def people_of_mails(
    user: User, mails: Mapping[int, Sequence[str]], on: date
) -> dict[int, MailPeople]:
    """Return whom each of several mails is about, by the addresses in them."""
    found: dict[str, list[Position]] = defaultdict(list)
    for place, position in positions_at(
        user, {each for some in mails.values() for each in some}, on
    ):
        if may_log_contacts(user, position.account):
            found[place].append(position)
    people = {key: _each(found, places) for key, places in mails.items()}
    unknown = {key: _domains(user, mails[key]) for key, known in people.items() if not known}
    accounts = _accounts(user, {each for some in unknown.values() for each in some}, on)
    return {
        key: MailPeople(
            positions=tuple(people[key]),
            accounts=tuple(_each(accounts, unknown.get(key, ()))[:MOST_ACCOUNTS]),
        )
        for key in mails
    }


def _accounts(user: User, domains: Collection[str], on: date) -> dict[str, list[Account]]:
    found: dict[str, list[Account]] = defaultdict(list)
    for place, position in positions_of_companies(user, domains, on):
        if may_log_contacts(user, position.account):
            found[place.rpartition("@")[2]].append(position.account)
    return found


def _domains(user: User, places: Sequence[str]) -> list[str]:
    """Return where the addresses are of a company, which is not the own one."""
    own = {user.email.rpartition("@")[2].lower(), *OF_EVERYBODY}
    return [each for each in dict.fromkeys(p.rpartition("@")[2] for p in places) if each not in own]


def _each(found: Mapping[str, list[Found]], keys: Iterable[str]) -> list[Found]:
    """Return what was found by these keys, each once, in their order."""
    return list(dict.fromkeys(each for key in keys for each in found.get(key, ())))
