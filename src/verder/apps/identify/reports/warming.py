"""Working out what the first pages stand on, before anybody opens them."""

from typing import Final

from verder.apps.accounts.models import Account
from verder.apps.identify.options import options_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_list import account_ids, account_rows, list_basis
from verder.apps.identify.reports.account_page import account_figures
from verder.apps.identify.reports.account_wish import AccountWish
from verder.apps.identify.reports.alerts import alert_report
from verder.apps.identify.reports.life_cycle import account_standing, life_cycle_report
from verder.apps.identify.reports.portfolio import portfolio_report
from verder.apps.identify.reports.profit import profit_report
from verder.domain.values.missing import NotComputable


def warm_up() -> None:
    """Ask what people ask first, so that the answers are kept when they do.

    Where there is no room for all of them, the first pages are those that stay.
    """
    for ask in (*FIRST, _profit, _life_cycle, _alerts, *FIRST):
        try:
            ask()
        except NotComputable:
            continue


def _choices() -> None:
    options_of(None)


def _portfolio() -> None:
    portfolio_report(None, Question())


def _list() -> None:
    basis = list_basis(None, Question())
    account_rows(basis, account_ids(basis, AccountWish())[:1])


def _accounts() -> None:
    """Ask for an account that stands on its own, and for an entity of a group."""
    accounts = Account.objects.order_by("pk")
    for account in (*accounts.filter(head=None)[:1], *accounts.exclude(head=None)[:1]):
        period = account_figures(user=None, account=account).period
        account_standing(account, period)


def _profit() -> None:
    profit_report(None, Question())


def _life_cycle() -> None:
    life_cycle_report(None, Question())


def _alerts() -> None:
    alert_report(None, Question(is_compared=False))


FIRST: Final = (_choices, _portfolio, _list, _accounts)
