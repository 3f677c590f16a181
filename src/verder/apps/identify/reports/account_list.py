"""The list of accounts: who they are, what they bought, and where that is going."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.core.queries import organisation
from verder.apps.core.rules import may_see_margins
from verder.apps.identify import figures
from verder.apps.identify.queries import seen_accounts
from verder.apps.identify.queries.selection import decisions_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_sums import Figure, Sums, period_of, sums_of
from verder.apps.identify.reports.account_wish import (
    RECORD_FIELDS,
    AccountWish,
    Sort,
    matching,
    matching_ids,
)
from verder.apps.imports.queries import current_facts
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period, first_of_month

TREND_MONTHS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBasis:
    """On what a list stands: who looks, what is asked, and the company's figures."""

    user: User | None
    question: Question
    period: Period | None  # None where there are no lines
    sums: Sums
    has_margins: bool
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One account of the list; `margin_share` is None for who may not see margins."""

    account_id: int
    name: str
    city: str
    sector: str
    region: str
    owner: str
    team: str
    entities: int
    group: str  # its class, or the group beside the classes; empty where it bought nothing
    rank: Figure
    revenue: Decimal
    previous: Decimal
    change_share: Figure
    margin_share: Figure | None
    trend: tuple[Decimal, ...]
    decision: str = ""  # what the latest choice of key accounts decided, in words
    hung: Mapping[Relation, str] = field(default_factory=dict)  # on accounts in view, by name

    def __str__(self) -> str:
        return self.name


def list_basis(user: User | None, question: Question) -> ListBasis:
    """Return what a list for this viewer stands on."""
    period = period_of(question)
    return ListBasis(
        user=user,
        question=question,
        period=period,
        sums=sums_of(question, period),
        has_margins=may_see_margins(user),
        currency=organisation().currency,
    )


def account_count(basis: ListBasis, wish: AccountWish) -> int:
    """Return how many accounts in view fit the wish."""
    if wish.group:
        return len(_found(basis, wish))
    return matching(basis.user, basis.question, wish).count()


def account_ids(basis: ListBasis, wish: AccountWish) -> list[int]:
    """Return the accounts in view that fit the wish, in its order."""
    found = _found(basis, wish)
    return found if wish.sort in RECORD_FIELDS else _sorted(found, wish, basis)


def _found(basis: ListBasis, wish: AccountWish) -> list[int]:
    found = matching_ids(basis.user, basis.question, wish)
    if not wish.group:
        return found
    return [key for key in found if basis.sums.group(key) == wish.group]


def account_rows(
    basis: ListBasis, chosen: Sequence[int], *, has_trend: bool = True
) -> list[AccountRow]:
    """Return the rows of these accounts, in their order."""
    accounts = Account.objects.select_related("owner", "team").in_bulk(list(chosen))
    sizes = _entity_counts(chosen)
    trends = _trends(chosen, basis) if has_trend else {}
    decided = {key: str(each.decision.label) for key, each in decisions_of(chosen).items()}
    hung = _relations(accounts, basis.user)
    return [
        replace(
            _row(accounts[key], basis, entities=sizes.get(key, 0), trend=trends.get(key, ())),
            decision=decided.get(key, ""),
            hung=hung[key],
        )
        for key in chosen
        if key in accounts
    ]


def revenue_of(basis: ListBasis, chosen: Sequence[int]) -> Decimal:
    """Return what these accounts bought together."""
    return basis.sums.revenue_together(chosen)


def _row(
    account: Account, basis: ListBasis, *, entities: int, trend: tuple[Decimal, ...]
) -> AccountRow:
    key, sums = account.pk, basis.sums
    return AccountRow(
        account_id=key,
        name=account.name,
        city=account.city,
        sector=account.sector,
        region=account.region,
        owner=str(account.owner or ""),
        team=str(account.team or ""),
        entities=entities,
        group=sums.group(key),
        rank=sums.rank(key),
        revenue=sums.revenue(key),
        previous=sums.previous(key),
        change_share=sums.change(key),
        margin_share=sums.margin(key) if basis.has_margins else None,
        trend=trend,
    )


def _relations(
    accounts: Mapping[int, Account], user: User | None
) -> dict[int, Mapping[Relation, str]]:
    """Return on which accounts these hang, of those in view."""
    hung: dict[int, dict[Relation, int | None]] = {
        key: {one: getattr(account, f"{one.value}_id") for one in Relation}
        for key, account in accounts.items()
    }
    keys = {to for each in hung.values() for to in each.values() if to is not None}
    names: dict[int | None, str] = {}
    if keys:
        names |= dict(seen_accounts(user).filter(pk__in=keys).values_list("pk", "name"))
    return {
        key: {one: names[to] for one, to in each.items() if to in names}
        for key, each in hung.items()
    }


def _sorted(found: list[int], wish: AccountWish, basis: ListBasis) -> list[int]:
    """Sort by a figure; equals by revenue and then by account, and no answer last."""
    units = basis.sums.units
    ranked = sorted(
        found, key=lambda key: units.get(key, 0), reverse=True
    )  # equals keep their order
    if wish.sort is Sort.REVENUE and wish.is_descending:
        return ranked
    figure = _figure_of(wish.sort, basis)
    known: list[tuple[Decimal, int]] = []
    unknown: list[int] = []
    for key in ranked:
        value = figure(key)
        if isinstance(value, NotComputable):
            unknown.append(key)
        else:
            known.append((value, key))
    known.sort(key=lambda pair: pair[0], reverse=wish.is_descending)
    return [key for _value, key in known] + unknown


def _figure_of(sort: Sort, basis: ListBasis) -> Callable[[int], Figure]:
    sums = basis.sums
    if sort is Sort.MARGIN and basis.has_margins:
        return sums.margin
    figures_by_sort: dict[Sort, Callable[[int], Figure]] = {
        Sort.PREVIOUS: sums.previous,
        Sort.CHANGE: sums.change,
        Sort.RANK: sums.rank,
    }
    return figures_by_sort.get(sort, sums.revenue)


def _trends(chosen: Sequence[int], basis: ListBasis) -> Mapping[int, tuple[Decimal, ...]]:
    """Return the revenue by month of these accounts, at most the last twenty-four months.

    Months before the first of all lines are no months without revenue.
    """
    facts = current_facts()
    days = figures.span(facts)
    if basis.period is None or days is None:
        return {}
    window = Period.of_months(basis.period.last_on, TREND_MONTHS)
    found = figures.monthly_revenue(facts, window, basis.question.level, "")
    start_on = first_of_month(days[0])
    return {
        key: tuple(revenue for month, revenue in found.of(key).items() if month >= start_on)
        for key in chosen
    }


def _entity_counts(chosen: Sequence[int]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for head in Account.objects.filter(head__in=chosen).values_list("head", flat=True):
        if head is not None:
            counts[head] = counts.get(head, 0) + 1
    return counts
