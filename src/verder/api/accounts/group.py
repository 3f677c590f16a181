"""The group that an account stands in, with the figures of every branch in view."""

from typing import Any

from ninja import Query, Router

from verder.api.answers import PeriodShown
from verder.api.asked import PeriodAsked
from verder.api.authentication import Caller
from verder.api.pages import Page, PageAsked
from verder.api.records import seen_account
from verder.api.values import Exact, Figure, HiddenFigure, Key, Shown
from verder.apps.identify.reports.account_group import GroupRow, group_figures

router = Router(tags=["accounts"])


class BranchShown(Shown):
    """An entity alone, or with all below it; the margin is null for who may not see margins."""

    revenue: Exact
    previous: Exact
    change_share: Figure
    margin_share: HiddenFigure


class GroupRowShown(Shown):
    """An entity in its place in the group."""

    account_id: int
    name: str
    parent_id: int | None
    depth: int
    size: int
    group: str
    rank: Figure
    own: BranchShown
    branch: BranchShown
    group_share: Figure
    contact_with: str
    bill_to: str


class GroupShown(Shown):
    """A group as far as it is in view."""

    period: PeriodShown | None
    currency: str
    total: BranchShown
    rows: Page[GroupRowShown]


@router.get("/{int:account_id}/group-figures", response=GroupShown, operation_id="readGroup")
def read_group(
    request: Caller, account_id: Key, asked: Query[PeriodAsked], page: Query[PageAsked]
) -> dict[str, Any]:
    """Return the entities of the group in view, and what each branch adds up to."""
    account = seen_account(request.user, account_id)
    found = group_figures(user=request.user, account=account, period=asked.period)
    return {
        "period": found.period,
        "currency": found.currency,
        "total": found.total,
        "rows": page.told([_told(each) for each in page.part(found.rows)], len(found.rows)),
    }


def _told(row: GroupRow) -> dict[str, Any]:
    fields = GroupRowShown.model_fields.keys() - {"name", "parent_id"}
    return {
        "name": row.account.name,
        "parent_id": row.parent_id,
        **{name: getattr(row, name) for name in fields},
    }
