"""Which accounts a list shows, and in which order."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Lower

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import found_accounts
from verder.apps.core.models import User
from verder.apps.identify.queries import chosen_accounts
from verder.apps.identify.queries.selection import accounts_decided
from verder.apps.identify.question import Question
from verder.apps.identify.selection_choices import Decision
from verder.facts.engine import Level


class Sort(StrEnum):
    """What a list of accounts is sorted by."""

    NAME = "name"
    CITY = "city"
    SECTOR = "sector"
    REGION = "region"
    OWNER = "owner"
    TEAM = "team"
    REVENUE = "revenue"
    PREVIOUS = "previous"
    CHANGE = "change"
    MARGIN = "margin"
    RANK = "rank"


RECORD_FIELDS = {
    Sort.NAME: "name",
    Sort.CITY: "city",
    Sort.SECTOR: "sector",
    Sort.REGION: "region",
    Sort.OWNER: "owner__name",
    Sort.TEAM: "team__name",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountWish:
    """What a viewer asks of the list, beside the question of the figures."""

    search: str = ""
    group: str = ""  # a class or one of the groups beside them; "" for all
    owner_id: int | None = None
    is_without_owner: bool = False
    decision: str = ""  # what the latest choice of key accounts decided; "" for all
    sort: Sort = Sort.REVENUE
    is_descending: bool = True


def matching_ids(user: User | None, question: Question, wish: AccountWish) -> list[int]:
    """Return the accounts that `matching` finds, sorted where records can."""
    return list(_ordered(matching(user, question, wish), wish).values_list("pk", flat=True))


def matching(user: User | None, question: Question, wish: AccountWish) -> QuerySet[Account]:
    """Return the accounts in view that fit everything that records know."""
    accounts = chosen_accounts(user, question)
    if question.level is Level.ACCOUNT:
        accounts = accounts.filter(head=None)
    if wish.owner_id is not None:
        accounts = accounts.filter(owner=wish.owner_id)
    if wish.is_without_owner:
        accounts = accounts.filter(owner=None)
    if wish.decision:
        accounts = accounts.filter(pk__in=accounts_decided(Decision(wish.decision)))
    return accounts.filter(_found(wish.search, question.level)) if wish.search else accounts


def _ordered(accounts: QuerySet[Account], wish: AccountWish) -> QuerySet[Account]:
    field = RECORD_FIELDS.get(wish.sort)
    if field is None:
        return accounts.order_by("pk")
    order = Lower(field)
    return accounts.order_by(
        order.desc(nulls_last=True) if wish.is_descending else order.asc(nulls_last=True), "pk"
    )


def _found(words: str, level: Level) -> Q:
    """Return what a search finds: an account by itself, and a group by one of its entities."""
    found = found_accounts(words)
    tops = Q(pk__in=found.values(top=Coalesce("head", "pk")))
    return tops if level is Level.ACCOUNT else tops | Q(pk__in=found.values("pk"))
