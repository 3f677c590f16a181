"""The DMU-PSU matrix of an account, on a day, as this user may see it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import own_accounts
from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.intensify.queries.contacts import Pair
from verder.apps.intensify.reports.matrix_parts import (
    AccountContacts,
    MatrixCell,
    MatrixColumn,
    MatrixRow,
    Orphan,
    matrix_cells,
    matrix_columns,
    matrix_rows,
    orphans_of,
)
from verder.apps.intensify.reports.matrix_reading import contacts_on
from verder.apps.intensify.rules import may_see_opinions
from verder.domain.intensify.contact_counts import ContactLog, CountBasis, CountLimits
from verder.domain.intensify.contact_matrix import (
    ContactMeasures,
    MatrixLimits,
    contact_measures,
)

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixReport:
    """The matrix with its measures, and what stands beside it."""

    account: Account
    on: date
    basis: CountBasis
    rows: tuple[MatrixRow, ...]
    columns: tuple[MatrixColumn, ...]
    cells: Mapping[Pair, MatrixCell]
    measures: ContactMeasures
    orphans: tuple[Orphan, ...]
    log: ContactLog
    log_days: int
    counts: CountLimits
    limits: MatrixLimits
    sees_opinions: bool
    others: int  # people at the account who stand outside the buying team

    @property
    def is_empty(self) -> bool:
        """Whether there is no matrix yet: one of both sides has nobody."""
        return not self.rows or not self.columns

    def ideal(self, pair: Pair) -> Decimal | None:
        """Return what is said of how often a pair should meet."""
        cell = self.cells.get(pair)
        return cell.ideal if cell else None


def contact_matrix_report(
    *, user: User | None, account: Account, on: date, basis: CountBasis = CountBasis.BEST
) -> MatrixReport:
    """Return the matrix of an account; the caller has found it among the visible ones."""
    teams = {account.pk} if may_see_opinions(user, account) else set()
    return matrices_of([account], on=on, teams=teams, basis=basis)[0]


def matrices_of(
    accounts: Collection[Account],
    *,
    on: date,
    teams: Collection[int],
    basis: CountBasis = CountBasis.BEST,
) -> list[MatrixReport]:
    """Return the matrices of accounts, with opinions of those whose team the reader is in."""
    limits = limits_of(MatrixLimits)
    found = contacts_on([account.pk for account in accounts], on=on, judged=teams)
    return [
        _report(account, found[account.pk], basis, limits, sees_opinions=account.pk in teams)
        for account in accounts
    ]


def teams_of(user: User | None, accounts: Iterable[Account]) -> set[int]:
    """Return which of these accounts are the user's own, whose opinions are shown."""
    found = list(accounts)
    if user is None:
        return {account.pk for account in found}
    heads = {account.head_id or account.pk for account in found}
    own = set(
        own_accounts(user)
        .filter(Q(pk__in=heads) | Q(pk__in=[account.pk for account in found]))
        .values_list("pk", flat=True)
    )
    return {account.pk for account in found if {account.pk, account.head_id} & own}


def _report(
    account: Account,
    found: AccountContacts,
    basis: CountBasis,
    limits: MatrixLimits,
    *,
    sees_opinions: bool,
) -> MatrixReport:
    rows, columns = matrix_rows(found), matrix_columns(found)
    cells = matrix_cells(found, rows, columns, basis)
    return MatrixReport(
        account=account,
        on=found.log.on,
        basis=basis,
        rows=tuple(rows),
        columns=tuple(columns),
        cells=cells,
        measures=contact_measures(
            [row.buyer for row in rows],
            [column.server for column in columns],
            {pair: cell.contacts for pair, cell in cells.items()},
            limits,
        ),
        orphans=tuple(orphans_of(found, rows, columns)),
        log=found.log,
        log_days=found.log.days(found.limits),
        counts=found.limits,
        limits=limits,
        sees_opinions=sees_opinions,
        others=len(found.positions) - len(rows),
    )
