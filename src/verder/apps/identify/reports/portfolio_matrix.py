"""Account portfolio matrix: how attractive each account is, and how strong we are there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verder.apps.core.models import User
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.limits import limits_of
from verder.apps.identify.models import PortfolioTarget
from verder.apps.identify.queries import accounts_in_matrix, names_of, targets_of, values_of
from verder.apps.identify.queries.selection import decisions_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.basis import Basis, basis_of, require_margins
from verder.apps.identify.reports.judgements import company_abc
from verder.apps.identify.reports.matrix_positions import Position, positions_of
from verder.domain.identify.abc_limits import AbcLimits
from verder.domain.identify.portfolio_matrix import (
    Cell,
    Management,
    PortfolioLimits,
    Quadrant,
    cell_of,
    management_of,
    quadrant_of,
)
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import add_months

ZERO = Decimal(0)
A_YEAR = 12
FIOCCA = (InputKind.IMPORTANCE, InputKind.DIFFICULTY, InputKind.RELATIONSHIP)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """An account: where it stands, where it stood a year ago, where it is meant to go."""

    account_id: int
    revenue: Decimal
    previous: Decimal | None  # None where the lines do not reach back
    now: Position
    year_ago: Position
    target: PortfolioTarget | None
    fiocca: Mapping[InputKind, Decimal]
    limits: PortfolioLimits

    @property
    def quadrant(self) -> Quadrant | None:
        """What the account is to us; None where too little is known."""
        place = self.now.place
        return quadrant_of(place[1], place[0], self.limits) if place else None

    @property
    def management(self) -> Management | None:
        """Fiocca's first step; None where it was not scored."""
        importance = self.fiocca.get(InputKind.IMPORTANCE)
        difficulty = self.fiocca.get(InputKind.DIFFICULTY)
        if importance is None or difficulty is None:
            return None
        return management_of(importance, difficulty, self.limits)

    @property
    def cell(self) -> Cell | None:
        """Fiocca's second step; None where it was not scored."""
        relationship = self.fiocca.get(InputKind.RELATIONSHIP)
        attractiveness = self.now.attractiveness
        if relationship is None or isinstance(attractiveness, NotComputable):
            return None
        return cell_of(attractiveness, relationship, self.limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixReport:
    """The accounts in view of which anything is said, the largest first."""

    basis: Basis
    rows: tuple[MatrixRow, ...]
    names: Mapping[int, str]
    limits: PortfolioLimits

    @property
    def rated(self) -> list[MatrixRow]:
        """Those with a place."""
        return [row for row in self.rows if row.now.place]

    @property
    def unrated(self) -> list[MatrixRow]:
        """Those of which too little is known."""
        return [row for row in self.rows if not row.now.place]


def matrix_report(
    user: User | None,
    question: Question,
    *,
    today: date,
    limits: PortfolioLimits | None = None,
) -> MatrixReport:
    """Return the matrix of the accounts in view: the judgements of today, the period's revenue.

    Raises "margins_hidden": how attractive an account is rests on what it brings.
    """
    basis = basis_of(user, question)
    require_margins(basis)
    limits = limits or limits_of(PortfolioLimits)
    seen = basis.sight.account_ids
    keys = [key for key in accounts_in_matrix(FIOCCA) if seen is None or key in seen]
    now = {row.account_id: row.revenue for row in basis.totals().values()}
    earlier = basis.period.previous()
    before: dict[int, Decimal] | None = None
    if basis.reaches_back_to(earlier):
        before = {row.account_id: row.revenue for row in basis.totals(earlier).values()}
    rows = matrix_rows(keys, now, before, today=today, limits=limits)
    rows.sort(key=lambda row: (-row.revenue, row.account_id))
    return MatrixReport(basis=basis, rows=tuple(rows), names=names_of(keys), limits=limits)


def decisions_in(report: MatrixReport) -> dict[int, str]:
    """Return what the latest closed choice of key accounts decided about each account."""
    found = decisions_of([row.account_id for row in report.rows])
    return {key: str(each.decision) for key, each in found.items()}


def classes_in(report: MatrixReport) -> dict[int, str]:
    """Return the class of each account in the whole company; who bought nothing has none."""
    basis = report.basis
    asked = basis.question
    found = company_abc(
        basis.facts, basis.period, asked.level, asked.product_group, limits_of(AbcLimits)
    )
    wanted = {row.account_id for row in report.rows}
    return {row.account_id: str(row.group) for row in found.rows if row.account_id in wanted}


def matrix_rows(
    account_ids: Collection[int],
    revenue: Mapping[int, Decimal],
    before: Mapping[int, Decimal] | None,
    *,
    today: date,
    limits: PortfolioLimits,
) -> list[MatrixRow]:
    """Return these accounts with what is said of them."""
    now = positions_of(account_ids)
    year_ago = positions_of(account_ids, add_months(today, -A_YEAR))
    targets, scores = targets_of(account_ids), values_of(account_ids, FIOCCA)
    return [
        MatrixRow(
            account_id=key,
            revenue=revenue.get(key, ZERO),
            previous=None if before is None else before.get(key, ZERO),
            now=now[key],
            year_ago=year_ago[key],
            target=targets.get(key),
            fiocca=scores.get(key, {}),
            limits=limits,
        )
        for key in account_ids
    ]
