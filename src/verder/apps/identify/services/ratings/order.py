"""Ranking by moving accounts up and down a criterion."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from verder.apps.core.models import User
from verder.apps.identify.models import RatedAccount, Rater, RatingCriterion, RatingSheet
from verder.apps.identify.queries.ratings import cells_of
from verder.apps.identify.reports.rating import of_rater
from verder.apps.identify.services.ratings.cells import give_values
from verder.domain.identify.rank_moves import (
    Groups,
    groups_of,
    joined,
    lowered,
    placed,
    raised,
    typed_ranks,
)


class Move(StrEnum):
    """What is done to one account in the order of a criterion."""

    UP = "up"
    DOWN = "down"
    JOIN = "join"  # as interesting as the one above
    PLACE = "place"  # dragged to a place
    KEEP = "keep"  # the order is right as it stands


def move_account(
    *,
    sheet: RatingSheet,
    criterion: RatingCriterion,
    rater: Rater | None,
    move: Move,
    column: RatedAccount,
    order: Sequence[int] = (),
    by: User | None,
) -> None:
    """Move an account in the order of a criterion, and so rank them all."""
    columns = {one.pk: one for one in sheet.columns.order_by("place", "pk")}
    groups = order_of(sheet, criterion, rater, list(columns))
    ranks = typed_ranks(_moved(groups, move, column.pk, order))
    values = {(criterion, columns[key]): Decimal(rank) for key, rank in ranks.items()}
    give_values(sheet=sheet, rater=rater, values=values, by=by)


def order_of(
    sheet: RatingSheet, criterion: RatingCriterion, rater: Rater | None, keys: Sequence[int]
) -> Groups:
    """Return the accounts in their order, equals together; who has no rank yet comes last."""
    cells = of_rater(cells_of(sheet), rater)
    ranks = {
        column_id: cell.value
        for (criterion_id, column_id), cell in cells.items()
        if criterion_id == criterion.pk
    }
    return groups_of(keys, ranks)


def _moved(groups: Groups, move: Move, key: int, order: Sequence[int]) -> Groups:
    if move is Move.PLACE:
        return placed(groups, key, order)
    changes = {Move.UP: raised, Move.DOWN: lowered, Move.JOIN: joined}
    return changes[move](groups, key) if move in changes else groups
