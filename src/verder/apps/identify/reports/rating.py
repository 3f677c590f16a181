"""A rating sheet as one viewer sees it: the cells, the sums, the order, and all raters together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verder.apps.core.models import User
from verder.apps.core.queries import organisation
from verder.apps.core.rules import may_see_margins
from verder.apps.identify.models import (
    RatedAccount,
    Rater,
    RatingCell,
    RatingCriterion,
    RatingSheet,
)
from verder.apps.identify.queries.ratings import cells_of, seen_columns
from verder.apps.identify.rating_choices import OF_MARGINS, CriterionKind, FactSource
from verder.apps.identify.reports.contributions import contribution_step
from verder.apps.identify.reports.rating_facts import revenues_of
from verder.domain.identify.profit_ladder import Step
from verder.domain.identify.rating import Criterion, Direction, Rating, rate
from verder.domain.identify.rating_order import Podium
from verder.domain.identify.rating_team import TeamRating, together
from verder.domain.values.missing import NotComputable

Cells = Mapping[tuple[int, int], RatingCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingReport:
    """One sheet. Ranks and sums are those among all its accounts; `columns` are those in view.

    `rater` is whose sheet `cells` and `found` are; None is the sheet of all together, or,
    where everybody has an own one, what they share. `found` has a reason where there is nothing
    to rate yet.
    """

    sheet: RatingSheet
    currency: str
    has_margins: bool
    criteria: tuple[RatingCriterion, ...]
    columns: tuple[RatedAccount, ...]
    hidden: int
    raters: tuple[Rater, ...]
    rater: Rater | None
    cells: Cells
    found: Rating | NotComputable
    team: TeamRating | None
    ratings: Mapping[int, Rating]
    step: Step | None  # on which contribution would be filled in now

    @property
    def podium(self) -> Podium | NotComputable:
        """The order that counts: of this rater, of all together, or of the averages."""
        if self.rater is None and self.team is not None:
            return self.team.podium
        return self.found if isinstance(self.found, NotComputable) else self.found.podium

    @property
    def all_columns(self) -> int:
        """How many accounts are compared, the hidden ones included."""
        return len(self.columns) + self.hidden

    def may_show(self, criterion: RatingCriterion) -> bool:
        """Return whether values and ranks of a criterion may be seen: a rank tells margins too."""
        return criterion.source not in OF_MARGINS or self.has_margins

    @property
    def hides_points(self) -> bool:
        """Whether points would tell the ranks on a criterion that may not be seen."""
        return not all(self.may_show(each) for each in self.criteria)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedOrder:
    """The accounts of a sheet from the most to the least interesting, for the next step."""

    sheet_id: int
    title: str
    held_on: date
    account_ids: tuple[int, ...]


def rating_report(
    user: User | None, sheet: RatingSheet, rater: Rater | None = None
) -> RatingReport:
    """Return the sheet as this viewer sees it, filled in by one rater or together."""
    criteria = tuple(sheet.criteria.order_by("place", "pk"))
    every = list(sheet.columns.select_related("account").order_by("place", "pk"))
    seen = {column.pk for column in seen_columns(user, sheet)}
    raters = tuple(sheet.raters.order_by("pk"))
    cells = cells_of(sheet)
    revenues = kept_revenues(sheet, every)
    team, ratings = None, {}
    if sheet.is_apart:
        found = {
            each.pk: rated(criteria, every, of_rater(cells, each), revenues) for each in raters
        }
        ratings = {key: one for key, one in found.items() if isinstance(one, Rating)}
        team = together(ratings, revenues) if ratings else None
    own = of_rater(cells, rater)
    return RatingReport(
        sheet=sheet,
        currency=organisation().currency,
        has_margins=may_see_margins(user),
        criteria=criteria,
        columns=tuple(column for column in every if column.pk in seen),
        hidden=len(every) - len(seen),
        raters=raters,
        rater=rater,
        cells={key: cell for key, cell in own.items() if key[1] in seen},
        found=rated(criteria, every, own, revenues),
        team=team,
        ratings=ratings,
        step=_step(sheet, criteria),
    )


def _step(sheet: RatingSheet, criteria: Sequence[RatingCriterion]) -> Step | None:
    is_asked = any(each.source == FactSource.CONTRIBUTION for each in criteria)
    return contribution_step(sheet.period) if is_asked and sheet.is_open and sheet.period else None


def rated_order(user: User | None, sheet: RatingSheet) -> RatedOrder:
    """Return the accounts in view in the order of the sheet; raises where there is none yet."""
    report = rating_report(user, sheet)
    found = report.podium
    if isinstance(found, NotComputable):
        raise found
    accounts = {column.pk: column.account_id for column in report.columns}
    order = [accounts.get(key) for key in found.account_ids]
    return RatedOrder(
        sheet_id=sheet.pk,
        title=sheet.title,
        held_on=sheet.held_on,
        account_ids=tuple(key for key in order if key is not None),
    )


def of_rater(cells: Sequence[RatingCell], rater: Rater | None) -> Cells:
    """Return the cells that count for a rater: the own ones, and what holds for everybody."""
    own = rater.pk if rater else None
    return {
        (cell.criterion_id, cell.column_id): cell
        for cell in sorted(cells, key=lambda cell: cell.rater_id is not None)
        if cell.rater_id in {None, own}
    }


def rated(
    criteria: Sequence[RatingCriterion],
    columns: Sequence[RatedAccount],
    cells: Cells,
    revenues: Mapping[int, Decimal],
) -> Rating | NotComputable:
    """Return what these cells give, or why they give nothing."""
    values = {key: cell.value for key, cell in cells.items()}
    try:
        return rate(
            [
                Criterion(criterion_id=each.pk, direction=direction_of(each.kind))
                for each in criteria
            ],
            [column.pk for column in columns],
            values,
            revenues,
        )
    except NotComputable as reason:
        return reason


def direction_of(kind: str) -> Direction:
    """Return which end of a criterion is the interesting one; of a rank it is the lowest."""
    return Direction.HIGH if kind == CriterionKind.HIGH else Direction.LOW


def kept_revenues(sheet: RatingSheet, columns: Sequence[RatedAccount]) -> dict[int, Decimal]:
    """Return the revenue of each column: kept when the sheet was closed, until then of now."""
    if not sheet.is_open:
        return {column.pk: column.revenue for column in columns if column.revenue is not None}
    accounts = [column.account for column in columns if column.account]
    now = revenues_of(accounts, sheet.period)
    return {
        column.pk: now[column.account_id]
        for column in columns
        if column.account_id is not None and column.account_id in now
    }
