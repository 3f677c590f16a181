"""On what an account hangs and what hangs on it, as far as the viewer sees those accounts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from verder.apps.accounts.enums import BESIDE, Relation
from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.accounts.rules import may_arrange_accounts, may_edit_account
from verder.apps.core.models import User
from verder.web.accounts.relation_texts import TEXTS

SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """One relation of an account; `to` is None where it is the account itself, or hidden."""

    relation: Relation
    title: str | Promise
    itself: str | Promise
    to: Account | None
    is_hidden: bool
    address: str  # where it is changed, for who may


@dataclass(frozen=True, slots=True, kw_only=True)
class HangingRow:
    """Accounts in view that talk, or pay, through this one; the first few of them."""

    relation: Relation
    accounts: Sequence[Account]
    more: int


def relation_rows(user: User, account: Account) -> list[RelationRow]:
    """Return the three relations of the account."""
    may_edit, may_arrange = may_edit_account(user, account), may_arrange_accounts(user)
    found = {relation: getattr(account, relation.value) for relation in Relation}
    seen = seen_keys(user, [one.pk for one in found.values() if one])
    return [
        RelationRow(
            relation=relation,
            title=relation.label,
            itself=TEXTS[relation].itself,
            to=to if to and to.pk in seen else None,
            is_hidden=to is not None and to.pk not in seen,
            address=reverse("account_relation", args=[account.pk, TEXTS[relation].slug])
            if may_edit and (may_arrange or relation is not Relation.LEGAL)
            else "",
        )
        for relation, to in found.items()
    ]


def hanging_rows(user: User, account: Account) -> list[HangingRow]:
    """Return which accounts talk, and which pay, through this one."""
    rows = []
    for relation in BESIDE:
        accounts = visible_accounts(user).filter(**{relation.value: account})
        found = list(accounts.order_by("name", "pk"))
        if found:
            rows.append(
                HangingRow(
                    relation=relation,
                    accounts=found[:SHOWN],
                    more=max(0, len(found) - SHOWN),
                )
            )
    return rows


def seen_keys(user: User, account_ids: Sequence[int]) -> set[int]:
    """Return which of these accounts the user sees."""
    if not account_ids:
        return set()
    return set(visible_accounts(user).filter(pk__in=account_ids).values_list("pk", flat=True))
