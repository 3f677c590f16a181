"""What an import of a file of contacts would do: who is new, known, changed, or of no account."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.core.exceptions import ValidationError

from verder.apps.accounts.models import Account
from verder.apps.accounts.people import key_of
from verder.apps.core.keys import record_key
from verder.apps.core.models import User
from verder.apps.intensify.companies import (
    Company,
    FoundBy,
    Match,
    company_key,
    domains_of,
    matches,
)
from verder.apps.intensify.enums import ReachKind
from verder.apps.intensify.models import Person, Position
from verder.apps.intensify.queries.known_people import (
    candidates_of,
    people_by_email,
    places_at,
)
from verder.apps.intensify.reaches import kept_reach
from verder.facts.contacts.values import Flaw, ReadContact, ReadReach

SKIP = "skip"


class Outcome(StrEnum):
    """What becomes of a contact of the file."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"
    UNCLEAR = "unclear"  # which account its company is, must be chosen first
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedContact:
    """A contact of the file, its addresses as they are kept, and what would be done."""

    contact: ReadContact
    reaches: tuple[ReadReach, ...]
    company: str
    outcome: Outcome
    account: Account | None = None
    person: Person | None = None
    position: Position | None = None
    changes: tuple[str, ...] = ()  # the fields that would change


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCompany:
    """A company of the file: which account it is and why, or which come nearest."""

    company: Company
    contacts: int
    account: Account | None
    by: FoundBy | None
    likely: tuple[Account, ...]
    is_skipped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """All that an import would do."""

    contacts: list[PlannedContact]
    companies: list[PlannedCompany]
    flaws: list[Flaw]

    def count(self, outcome: Outcome) -> int:
        """Return how many contacts have this outcome."""
        return sum(1 for each in self.contacts if each.outcome is outcome)


def import_plan(
    *,
    user: User | None,
    contacts: Sequence[ReadContact],
    choices: Mapping[str, str],
    today: date,
) -> ImportPlan:
    """Return what would be done with the contacts of a file, by this user, on this day."""
    companies = _companies(contacts)
    found = matches(companies, candidates_of(user))
    for key, choice in choices.items():
        if key in found and record_key(choice):
            found[key] = replace(found[key], account_id=record_key(choice), by=FoundBy.CHOSEN)
    accounts = Account.objects.in_bulk(
        [key for match in found.values() for key in (match.account_id, *match.likely) if key]
    )
    flaws: list[Flaw] = []
    known = _Known(user, contacts, set(accounts), today)
    planned = [
        known.planned(each, _account_of(each, found, choices, accounts), choices, flaws)
        for each in contacts
    ]
    told = list(_told_companies(companies, contacts, found, choices, accounts))
    return ImportPlan(contacts=planned, companies=told, flaws=flaws)


def _key(contact: ReadContact) -> str:
    return company_key(contact.company, contact.emails())


def _companies(contacts: Iterable[ReadContact]) -> list[Company]:
    """Return the companies of the file, with all by which they can be known."""
    groups: dict[str, list[ReadContact]] = defaultdict(list)
    for each in contacts:
        groups[_key(each)].append(each)
    return [
        Company(
            key=key,
            name=next((each.company for each in group if each.company), key),
            numbers=tuple({each.customer for each in group if each.customer}),
            vat_numbers=tuple({each.vat_number for each in group if each.vat_number}),
            domains=tuple(domains_of(email for each in group for email in each.emails())),
        )
        for key, group in groups.items()
        if key
    ]


def _account_of(
    contact: ReadContact,
    found: Mapping[str, Match],
    choices: Mapping[str, str],
    accounts: Mapping[int, Account],
) -> Account | None:
    match = found.get(_key(contact))
    if match is None or match.account_id is None or choices.get(_key(contact)) == SKIP:
        return None
    return accounts.get(match.account_id)


def _told_companies(
    companies: Sequence[Company],
    contacts: Sequence[ReadContact],
    found: Mapping[str, Match],
    choices: Mapping[str, str],
    accounts: Mapping[int, Account],
) -> Iterator[PlannedCompany]:
    counts: dict[str, int] = defaultdict(int)
    for each in contacts:
        counts[_key(each)] += 1
    for company in companies:
        match = found[company.key]
        yield PlannedCompany(
            company=company,
            contacts=counts[company.key],
            account=accounts.get(match.account_id or 0),
            by=match.by,
            likely=tuple(accounts[key] for key in match.likely if key in accounts),
            is_skipped=choices.get(company.key) == SKIP,
        )


class _Known:
    """Whom the contacts of a file may be among those who are known."""

    def __init__(
        self,
        user: User | None,
        contacts: Sequence[ReadContact],
        accounts: set[int],
        today: date,
    ) -> None:
        emails = {email.strip().lower() for each in contacts for email in each.emails()}
        self.by_email = people_by_email(user, emails)
        self.places: dict[tuple[int, int], Position] = {}
        self.named: dict[tuple[int, str], Person] = {}
        for place in places_at(accounts, today):
            assert place.person is not None  # noqa: S101 - as it was asked for
            self.places[place.account_id, place.person.pk] = place
            self.named[place.account_id, key_of(str(place.person))] = place.person
        self.seen: set[tuple[int, str]] = set()

    def planned(
        self,
        contact: ReadContact,
        account: Account | None,
        choices: Mapping[str, str],
        flaws: list[Flaw],
    ) -> PlannedContact:
        """Return what becomes of a contact."""
        reaches = tuple(_kept(contact, account, flaws))
        plan = PlannedContact(
            contact=contact,
            reaches=reaches,
            company=_key(contact),
            outcome=Outcome.UNCLEAR,
            account=account,
        )
        if account is None:
            is_skipped = choices.get(plan.company) == SKIP
            return replace(plan, outcome=Outcome.SKIPPED if is_skipped else Outcome.UNCLEAR)
        name = (account.pk, key_of(contact.name))
        if name in self.seen:
            flaws.append(
                Flaw(
                    number=contact.number,
                    field="",
                    code="contact_twice",
                    text=contact.name,
                    file=contact.file,
                )
            )
            return replace(plan, outcome=Outcome.SKIPPED)
        self.seen.add(name)
        person = self._person(reaches) or self.named.get(name)
        if person is None:
            return replace(plan, outcome=Outcome.NEW)
        place = self.places.get((account.pk, person.pk))
        changes = tuple(_changes(contact, reaches, person, place))
        outcome = Outcome.CHANGED if changes else Outcome.KNOWN
        return replace(plan, outcome=outcome, person=person, position=place, changes=changes)

    def _person(self, reaches: Sequence[ReadReach]) -> Person | None:
        found = (self.by_email.get(each.value) for each in reaches if each.kind == ReachKind.EMAIL)
        return next(filter(None, found), None)


def _kept(contact: ReadContact, account: Account | None, flaws: list[Flaw]) -> Iterator[ReadReach]:
    """Yield the addresses and numbers as they are kept; a bad one is named and left out."""
    seen: set[str] = set()
    for each in contact.reaches:
        try:
            value = kept_reach(each.kind, each.value, account.country if account else "")
        except ValidationError:
            code = "bad_email" if each.kind == ReachKind.EMAIL else "bad_phone"
            flaws.append(
                Flaw(
                    number=contact.number,
                    field=each.kind,
                    code=code,
                    text=each.value,
                    file=contact.file,
                )
            )
            continue
        if value not in seen:
            seen.add(value)
            yield replace(each, value=value)


def _changes(
    contact: ReadContact, reaches: Sequence[ReadReach], person: Person, place: Position | None
) -> Iterator[str]:
    known = {each.value for each in person.reaches.all()}
    for each in reaches:
        if each.value not in known:
            yield each.kind
    if contact.given_name and not person.given_name:
        yield "given_name"
    if contact.language and not person.language:
        yield "language"
    if place is None:
        yield "account"
        return
    if contact.function and contact.function != place.function:
        yield "function"
    if contact.department and contact.department != place.department:
        yield "department"
