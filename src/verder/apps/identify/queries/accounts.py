"""Reads of accounts for the analyses."""

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Q, QuerySet

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.models import User
from verder.apps.core.queries import subtree_ids
from verder.apps.identify.question import Question
from verder.facts.engine import Level

MANY = 500


def seen_accounts(user: User | None) -> QuerySet[Account]:
    """Return what the viewer may see; the terminal, which is nobody, sees everything."""
    return Account.objects.all() if user is None else visible_accounts(user)


def chosen_accounts(user: User | None, question: Question) -> QuerySet[Account]:
    """Return the accounts of the question that the viewer may see."""
    accounts = seen_accounts(user)
    if question.team_id is not None:
        teams = subtree_ids(question.team_id)
        accounts = accounts.filter(_of_teams(teams) | _of_teams(teams, "head__"))
    for name in ("region", "sector"):
        if value := getattr(question, name):
            accounts = accounts.filter(Q(**{name: value}) | Q(**{name: "", f"head__{name}": value}))
    return accounts


def _of_teams(teams: set[int], path: str = "") -> Q:
    return Q(**{f"{path}team__in": teams}) | Q(**{f"{path}owner__team__in": teams})


def names_of(account_ids: Collection[int]) -> dict[int, str]:
    """Return the names of these accounts."""
    accounts = Account.objects.all()
    if len(account_ids) <= MANY:
        accounts = accounts.filter(pk__in=account_ids)
    wanted = set(account_ids)
    return {key: name for key, name in accounts.values_list("pk", "name") if key in wanted}


class Traits(NamedTuple):
    """By what accounts are chosen; those who share all of it stand together."""

    region: str
    sector: str
    team_id: int | None
    owner_team_id: int | None


def traits_in_use(user: User | None) -> list[Traits]:
    """Return the combinations of traits that the accounts in view have."""
    rows = seen_accounts(user).values_list("region", "sector", "team_id", "owner__team_id")
    return [Traits(*row) for row in rows.distinct()]


def sleeping_accounts(
    user: User | None, question: Question, known: Collection[int]
) -> list[tuple[int, bool]]:
    """Return the other accounts of the question in view, and whether somebody looks after each."""
    accounts = chosen_accounts(user, question)
    if question.level is Level.ACCOUNT:
        accounts = accounts.filter(head=None)
    rows = accounts.order_by("pk").values_list("pk", "owner_id")
    return [(key, owner_id is not None) for key, owner_id in rows if key not in known]
