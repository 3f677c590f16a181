"""Coverage and risks of the contacts with every account in view, side by side."""

from collections.abc import Iterator
from datetime import date

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import own_accounts, visible_accounts
from verder.apps.core.models import User
from verder.apps.intensify.models import Position, Seat
from verder.apps.intensify.reports.contact_matrix import MatrixReport, matrices_of, teams_of

PART = 400  # accounts that are read at once


def relations_report(*, user: User, on: date) -> list[MatrixReport]:
    """Return the matrix of every account in view of which people on a side are known."""
    known = Position.objects.values("account").union(Seat.objects.values("account"))
    accounts = list(
        visible_accounts(user).filter(pk__in=known).select_related("owner").order_by("name", "pk")
    )
    teams = teams_of(user, accounts)
    return [report for part in _parts(accounts) for report in matrices_of(part, on=on, teams=teams)]


def own_relations(*, user: User, on: date) -> list[MatrixReport]:
    """Return the matrix of every own account of which people on both sides are known."""
    both = own_accounts(user).filter(pk__in=Position.objects.values("account"))
    accounts = list(
        both.filter(pk__in=Seat.objects.values("account")).distinct().order_by("name", "pk")
    )
    teams = {account.pk for account in accounts}
    return [report for part in _parts(accounts) for report in matrices_of(part, on=on, teams=teams)]


def _parts(accounts: list[Account]) -> Iterator[list[Account]]:
    for start in range(0, len(accounts), PART):
        yield accounts[start : start + PART]
