"""The profit ladder of one account, and what if something about it changed."""

from dataclasses import dataclass
from typing import Final

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.core.rules import may_see_margins
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_page import level_of
from verder.apps.identify.reports.basis import Basis, basis_of, require_margins
from verder.apps.identify.reports.profit import company_margin_share, seen_ladders
from verder.apps.identify.sight import Sight
from verder.domain.identify.driver_quantities import years_of
from verder.domain.identify.profit_ladder import Figure, ProfitLadder
from verder.domain.identify.what_if import Change, Order, WhatIf, what_if
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period

# There are fewer of these when there are fewer orders.
ORDER_DRIVERS: Final = frozenset({"orders", "deliveries"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountProfitReport:
    """The ladder of an account; `margin_share` is that of the whole company."""

    basis: Basis
    account: Account
    ladder: ProfitLadder
    margin_share: Figure


def account_profit(
    *, user: User | None, account: Account, period: Period | None = None
) -> AccountProfitReport:
    """Return the ladder of an account that the caller found among the visible ones.

    Raises "margins_hidden" for who may not see margins, "no_purchases" for who bought
    and cost nothing.
    """
    sight = Sight(
        account_ids=frozenset({account.pk}),
        has_margins=may_see_margins(user),
        sees_company=False,
    )
    basis = basis_of(user, Question(period=period, level=level_of(account)), sight)
    require_margins(basis)
    ladder = seen_ladders(basis, basis.period).get(account.pk)
    if ladder is None:
        raise NotComputable("no_purchases")
    return AccountProfitReport(
        basis=basis,
        account=account,
        ladder=ladder,
        margin_share=company_margin_share(basis),
    )


def account_what_if(report: AccountProfitReport, change: Change) -> WhatIf:
    """Return what a change would bring for the account, in the period of the report."""
    return what_if(
        report.ladder,
        change,
        orders=_orders(report) if change.minimum_order else (),
        order_drivers=ORDER_DRIVERS,
        years=years_of(report.basis.period),
    )


def _orders(report: AccountProfitReport) -> list[Order]:
    """Return the invoices of the account, which stand for its orders."""
    basis = report.basis
    invoices = basis.facts.invoices_of(
        [report.account.pk], basis.period, level=basis.question.level
    )
    return [
        Order(revenue=each.revenue, margin=each.costed_revenue - each.cost) for each in invoices
    ]
