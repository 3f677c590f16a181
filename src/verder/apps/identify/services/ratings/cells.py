"""The cells of a sheet: typed, filled from the facts, and explained."""

from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.identify.models import (
    RatedAccount,
    Rater,
    RatingCell,
    RatingCriterion,
    RatingSheet,
)
from verder.apps.identify.rating_choices import FactSource
from verder.apps.identify.reports.rating_facts import facts_of
from verder.apps.identify.rules.ratings import may_arrange_rating, may_fill, may_rate
from verder.apps.identify.services.ratings.steps import step

Values = Mapping[tuple[RatingCriterion, RatedAccount], Decimal | None]
MOST_VALUE = Decimal(10) ** 12


def give_values(
    *, sheet: RatingSheet, rater: Rater | None, values: Values, by: User | None
) -> None:
    """Keep what was typed; nothing empties the cell. A rank is a whole number from 1."""
    if not may_rate(by, sheet, rater):
        raise PermissionDenied
    most = sheet.columns.count()
    for (criterion, column), value in values.items():
        if value is not None:
            check_value(criterion, column, value, most)
        if not may_fill(by, criterion.source):
            raise PermissionDenied
    with step(sheet, by, action="rating.rated"):
        for (criterion, column), value in values.items():
            put(criterion, column, holder(sheet, criterion, rater), value, by)


def check_value(
    criterion: RatingCriterion, column: RatedAccount, value: Decimal, most: int
) -> None:
    """Refuse what is no rank on this sheet, or no value at all."""
    names = {"criterion": criterion.name, "account": column.name}
    if criterion.is_rank and (value != int(value) or not 1 <= value <= most):
        raise Refused("rank_outside", most=most, **names)
    if abs(value) >= MOST_VALUE:
        raise Refused("value_too_large", **names)


def fill_from_facts(*, criterion: RatingCriterion, by: User | None) -> list[RatedAccount]:
    """Fill a criterion with what is known already, and return the accounts without an answer."""
    sheet, source = criterion.sheet, FactSource(criterion.source)
    if not (may_arrange_rating(by, sheet) and may_fill(by, source)):
        raise PermissionDenied
    columns = list(sheet.columns.select_related("account").order_by("place", "pk"))
    accounts = [column.account for column in columns if column.account]
    known = facts_of(source, accounts, sheet.period)
    with step(sheet, by, action="rating.filled"):
        for column in columns:
            if column.account_id in known:
                put(criterion, column, None, known[column.account_id], by, is_fact=True)
    return [column for column in columns if column.account_id not in known]


def note_evidence(
    *,
    sheet: RatingSheet,
    rater: Rater | None,
    texts: Mapping[tuple[RatingCriterion, RatedAccount], str],
    by: User | None,
) -> None:
    """Say why; only what was rated can be explained."""
    if not may_rate(by, sheet, rater):
        raise PermissionDenied
    with step(sheet, by, action="rating.explained"):
        for (criterion, column), text in texts.items():
            cell = cell_of(criterion, column, holder(sheet, criterion, rater))
            if cell is not None and cell.evidence != text.strip():
                cell.evidence, cell.by, cell.at = text.strip(), by, timezone.now()
                cell.full_clean(validate_constraints=False)
                cell.save()


def holder(sheet: RatingSheet, criterion: RatingCriterion, rater: Rater | None) -> Rater | None:
    """Return whose cell it is: a fact holds for everybody, and so does a sheet of all together."""
    return rater if sheet.is_apart and not criterion.source else None


def cell_of(
    criterion: RatingCriterion, column: RatedAccount, rater: Rater | None
) -> RatingCell | None:
    """Return the cell, if it was filled in."""
    return RatingCell.objects.filter(criterion=criterion, column=column, rater=rater).first()


def put(
    criterion: RatingCriterion,
    column: RatedAccount,
    rater: Rater | None,
    value: Decimal | None,
    by: User | None,
    *,
    is_fact: bool = False,
) -> None:
    """Fill one cell, or empty it; what stays the same keeps who said it."""
    cell = cell_of(criterion, column, rater)
    if value is None:
        if cell is not None:
            cell.delete()
        return
    exact = value.quantize(Decimal("0.0001"))
    if cell is not None and (cell.value, cell.is_fact) == (exact, is_fact):
        return
    cell = cell or RatingCell(criterion=criterion, column=column, rater=rater)
    cell.value, cell.is_fact, cell.by, cell.at = exact, is_fact, by, timezone.now()
    cell.save()
