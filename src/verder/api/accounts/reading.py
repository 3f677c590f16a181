"""Read accounts: the list, one of them, its figures, lines and history."""

from dataclasses import replace
from typing import Any

from ninja import Query

from verder.api.accounts.given import AccountsAsked
from verder.api.accounts.router import router
from verder.api.accounts.shown import (
    AccountPageShown,
    AccountRowShown,
    FiguresShown,
    LineShown,
)
from verder.api.accounts.telling import account_told
from verder.api.answers import Answer, answered
from verder.api.asked import PeriodAsked, QuestionAsked
from verder.api.authentication import Caller
from verder.api.pages import Page, PageAsked
from verder.api.records import seen_account
from verder.api.values import Key, Name
from verder.apps.accounts.queries import visible_accounts
from verder.apps.accounts.rules import may_assign_account, may_edit_account
from verder.apps.core.rules import may_see_margins
from verder.apps.identify.queries.selection import decisions_of
from verder.apps.identify.reports.account_list import account_ids, account_rows, list_basis
from verder.apps.identify.reports.account_page import account_figures, account_lines


@router.get("", response=Page[AccountRowShown], operation_id="listAccounts")
def list_accounts(
    request: Caller, asked: Query[QuestionAsked], page: Query[AccountsAsked]
) -> dict[str, Any]:
    """List the accounts in view, with what each bought and where that is going."""
    basis = list_basis(request.user, asked.question)
    keys = account_ids(basis, page.wish)
    return page.of_keys(keys, lambda part: account_rows(basis, part, has_trend=False))


@router.get("/{int:account_id}", response=AccountPageShown, operation_id="readAccount")
def read_account(request: Caller, account_id: Key) -> dict[str, Any]:
    """Return who the account is, who looks after it, and the group it stands in."""
    account = seen_account(request.user, account_id)
    return {
        "account": account_told(request.user, account),
        "numbers": list(account.numbers.order_by("source", "number")),
        "members": list(account.members.filter(is_active=True).order_by("name")),
        "children": list(
            visible_accounts(request.user).filter(parent=account).order_by("name", "pk")
        ),
        "decided": decisions_of([account.pk]).get(account.pk),
        "may_edit": may_edit_account(request.user, account),
        "may_assign": may_assign_account(request.user, account),
    }


@router.get(
    "/{int:account_id}/figures", response=Answer[FiguresShown], operation_id="readAccountFigures"
)
def read_figures(request: Caller, account_id: Key, asked: Query[PeriodAsked]) -> dict[str, object]:
    """Return what the account bought: by month, product group and entity."""
    account = seen_account(request.user, account_id)
    return answered(
        lambda: account_figures(user=request.user, account=account, period=asked.period)
    )


@router.get("/{int:account_id}/lines", response=Page[LineShown], operation_id="listAccountLines")
def list_lines(
    request: Caller,
    account_id: Key,
    asked: Query[PeriodAsked],
    page: Query[PageAsked],
    search: Name = "",
) -> dict[str, Any]:
    """List the invoice lines of the account, the latest first."""
    found = account_lines(
        account=seen_account(request.user, account_id),
        period=asked.period,
        search=search,
        offset=page.offset,
        limit=page.limit,
    )
    sees_costs = may_see_margins(request.user)
    lines = found.lines if sees_costs else [replace(each, cost=None) for each in found.lines]
    return page.told(lines, found.count)
