"""Reads of whom and what a file of contacts may mean."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from verder.apps.accounts.models import Account, AccountNumber
from verder.apps.accounts.queries import own_accounts, visible_accounts
from verder.apps.core.models import User
from verder.apps.core.rules import EDITS_ACCOUNTS, has_role
from verder.apps.intensify.companies import Candidate, domains_of
from verder.apps.intensify.enums import ReachKind
from verder.apps.intensify.models import ContactImport, Person, Position, Reach
from verder.apps.intensify.queries.people import held_on

PART = 500


def editable_accounts(user: User | None) -> QuerySet[Account]:
    """Return the accounts whose people the user may change; the terminal changes all."""
    if user is None:
        return Account.objects.all()
    seen = visible_accounts(user)
    if has_role(user, *EDITS_ACCOUNTS):
        return seen
    own = own_accounts(user).values("pk")
    return seen.filter(Q(pk__in=own) | Q(head__in=own))


def candidates_of(user: User | None) -> list[Candidate]:
    """Return the accounts that a company may be, with all by which it can be known."""
    accounts = editable_accounts(user)
    numbers: dict[int, list[str]] = defaultdict(list)
    of_these = AccountNumber.objects.filter(account__in=accounts.values("pk"))
    for account_id, number in of_these.values_list("account", "number"):
        numbers[account_id].append(number)
    emails: dict[int, list[str]] = defaultdict(list)
    reaches = Reach.objects.filter(
        kind=ReachKind.EMAIL,
        person__positions__account__in=accounts.values("pk"),
        person__positions__ended_on=None,
    )
    for account_id, value in reaches.values_list("person__positions__account", "value"):
        emails[account_id].append(value)
    return [
        Candidate(
            account_id=key,
            name=name,
            country=country,
            vat_number=vat,
            numbers=tuple(numbers.get(key, ())),
            domains=tuple(domains_of(emails.get(key, ()))),
        )
        for key, name, country, vat in accounts.order_by("pk").values_list(
            "pk", "name", "country", "vat_number"
        )
    ]


def people_by_email(user: User | None, emails: Collection[str]) -> dict[str, Person]:
    """Return whom these addresses belong to; one that two people share belongs to nobody."""
    found: dict[str, set[Person]] = defaultdict(set)
    wanted = list(emails)
    for start in range(0, len(wanted), PART):
        rows = Reach.objects.filter(kind=ReachKind.EMAIL, value__in=wanted[start : start + PART])
        rows = rows.filter(person__positions__account__in=editable_accounts(user).values("pk"))
        for reach in rows.select_related("person"):
            found[reach.value].add(reach.person)
    return {email: next(iter(people)) for email, people in found.items() if len(people) == 1}


def places_at(accounts: Collection[int], on: date) -> list[Position]:
    """Return who works at these accounts on a day, with how to reach them."""
    rows = Position.objects.filter(held_on(on), account__in=accounts).exclude(person=None)
    return list(
        rows.select_related("person", "account").prefetch_related("person__reaches").order_by("pk")
    )


def people_imported(import_: ContactImport) -> list[int]:
    """Return whom a file added or changed, of those who are still there."""
    act = import_.act
    if act is None or act.undone_at is not None:
        return []
    keys = act.people.values("person_key")
    return list(Person.objects.filter(pk__in=keys).values_list("pk", flat=True))
