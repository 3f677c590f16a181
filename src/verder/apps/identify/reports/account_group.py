"""A group with its figures: every legal entity in view, and what each branch adds up to."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from verder.apps.accounts.models import Account
from verder.apps.accounts.tree import head_of
from verder.apps.core.models import User
from verder.apps.core.queries import organisation
from verder.apps.core.rules import may_see_margins
from verder.apps.identify.queries import seen_accounts
from verder.apps.identify.queries.selection import Decided, decisions_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_sums import (
    ZERO,
    Figure,
    Sums,
    change_share,
    margin_share,
    period_of,
    sums_of,
)
from verder.domain.identify.group_tree import Amounts, Branch, group_tree, sum_of
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchFigures:
    """Figures of an entity, or of a whole branch; `margin_share` is None for who may not see it."""

    revenue: Decimal
    previous: Decimal
    change_share: Figure
    margin_share: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """An entity in its place in the group; the class is its own, in the whole company."""

    account_id: int
    parent_id: int | None
    depth: int
    size: int
    account: Account
    parent: str
    group: str
    rank: Figure
    decided: Decided | None
    own: BranchFigures
    branch: BranchFigures
    group_share: Figure  # of the branch in the whole group
    contact_with: str  # "" where it is the entity itself, or out of view
    bill_to: str

    def __str__(self) -> str:
        return self.account.name


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigures:
    """A group as the viewer sees it; class and rank are there for who sees its head."""

    head: Account | None
    group: str
    rank: Figure
    period: Period | None
    currency: str
    has_margins: bool
    total: BranchFigures
    rows: tuple[GroupRow, ...]

    @property
    def is_group(self) -> bool:
        """Whether there is more than one entity to see."""
        return len(self.rows) > 1


def group_figures(
    *, user: User | None, account: Account, period: Period | None = None
) -> GroupFigures:
    """Return the group that the account stands in; the caller found it among the visible ones."""
    head_id = head_of(account)
    asked = period_of(Question(period=period))
    sums = sums_of(Question(level=Level.ENTITY, period=asked), asked)
    in_group = Q(pk=head_id) | Q(head=head_id)
    found = seen_accounts(user).filter(in_group).select_related("owner")
    accounts = {account.pk: account for account in found}
    above = dict(Account.objects.filter(in_group).values_list("pk", "parent"))
    tree = group_tree({key: _amounts(sums, key) for key in accounts}, above)
    total = sum_of(row.own for row in tree)
    whole = sums_of(Question(period=asked), asked)
    makes = _Rows(
        accounts=accounts,
        names=_names(user, accounts),
        sums=sums,
        decided=decisions_of(list(accounts)),
        has_margins=may_see_margins(user),
        revenue=total.revenue,
    )
    return GroupFigures(
        head=accounts.get(head_id),
        group=whole.group(head_id) if head_id in accounts else "",
        rank=whole.rank(head_id) if head_id in accounts else NotComputable("no_revenue"),
        period=asked,
        currency=organisation().currency,
        has_margins=makes.has_margins,
        total=makes.figures(total),
        rows=tuple(makes.row(branch) for branch in tree),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """What rows are made from."""

    accounts: Mapping[int, Account]
    names: Mapping[int, str]
    sums: Sums
    decided: Mapping[int, Decided]
    has_margins: bool
    revenue: Decimal

    def row(self, branch: Branch) -> GroupRow:
        """Return the row of an entity."""
        key = branch.account_id
        account = self.accounts[key]
        share: Figure = NotComputable("no_revenue")
        if self.revenue > 0:
            share = branch.total.revenue / self.revenue
        return GroupRow(
            account_id=key,
            parent_id=branch.parent_id,
            depth=branch.depth,
            size=branch.size,
            account=account,
            parent=self.accounts[branch.parent_id].name if branch.parent_id else "",
            group=self.sums.group(key),
            rank=self.sums.rank(key),
            decided=self.decided.get(key),
            own=self.figures(branch.own),
            branch=self.figures(branch.total),
            group_share=share,
            contact_with=self.names.get(account.contact_with_id or 0, ""),
            bill_to=self.names.get(account.bill_to_id or 0, ""),
        )

    def figures(self, amounts: Amounts) -> BranchFigures:
        """Return amounts with their growth, and their margin for who may see it."""
        margin: Figure | None = None
        if self.has_margins:
            margin = margin_share(amounts.costed_revenue, amounts.cost)
        return BranchFigures(
            revenue=amounts.revenue,
            previous=amounts.previous,
            change_share=change_share(amounts.revenue, amounts.previous),
            margin_share=margin,
        )


def _amounts(sums: Sums, account_id: int) -> Amounts:
    totals = sums.now.get(account_id)
    return Amounts(
        revenue=sums.revenue(account_id),
        previous=sums.previous(account_id),
        costed_revenue=totals.costed_revenue if totals else ZERO,
        cost=totals.cost if totals else ZERO,
    )


def _names(user: User | None, accounts: Mapping[int, Account]) -> dict[int, str]:
    """Return the names of the accounts in view on which those of the group hang."""
    keys = {
        key for one in accounts.values() for key in (one.contact_with_id, one.bill_to_id) if key
    }
    if not keys - accounts.keys():
        return {key: accounts[key].name for key in keys}
    return dict(seen_accounts(user).filter(pk__in=keys).values_list("pk", "name"))
