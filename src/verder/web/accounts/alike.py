"""Two accounts beside each other: why they look alike, and what each has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.matching import Pair, Reason
from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.models import User

REASONS: dict[Reason, str | Promise] = {
    Reason.VAT: _("same VAT number"),
    Reason.KVK: _("same KvK number"),
    Reason.NAME: _("same name"),
    Reason.ADDRESS: _("same postcode and first word"),
    Reason.SIMILAR: _("names differ in a letter or two"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two, with all that would move."""

    account: Account
    revenue: Decimal
    numbers: tuple[str, ...]
    entities: tuple[str, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Two accounts that may be one customer."""

    first: Account
    second: Account
    first_revenue: Decimal
    second_revenue: Decimal
    reasons: tuple[str | Promise, ...]


def alike_pairs(pairs: Sequence[Pair], revenue: Callable[[int], Decimal]) -> list[Alike]:
    """Return the pairs with their accounts and why they look alike."""
    keys = {key for pair in pairs for key in (pair.first_id, pair.second_id)}
    accounts = Account.objects.select_related("owner").in_bulk(keys)
    return [
        Alike(
            first=accounts[pair.first_id],
            second=accounts[pair.second_id],
            first_revenue=revenue(pair.first_id),
            second_revenue=revenue(pair.second_id),
            reasons=tuple(REASONS[reason] for reason in pair.reasons),
        )
        for pair in pairs
        if pair.first_id in accounts and pair.second_id in accounts
    ]


def side_of(account: Account, revenue: Decimal, user: User) -> Side:
    """Return what hangs on an account, of what the user sees."""
    numbers = account.numbers.order_by("source", "number").values_list("source", "number")
    children = visible_accounts(user).filter(parent=account)
    return Side(
        account=account,
        revenue=revenue,
        numbers=tuple(f"{number} ({source})" for source, number in numbers),
        entities=tuple(children.order_by("name").values_list("name", flat=True)),
        members=tuple(account.members.order_by("name").values_list("name", flat=True)),
    )


def likely_stays(sides: Sequence[Side]) -> Account:
    """Return the one that most speaks for: with most revenue, and then the oldest."""
    return min(sides, key=lambda side: (-side.revenue, side.account.pk)).account
