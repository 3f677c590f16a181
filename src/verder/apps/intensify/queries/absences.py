"""Reads of the days on which colleagues see no customers."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from verder.apps.intensify.models import Absence


def absences_of(
    colleagues: Collection[int], *, from_on: date, until_on: date | None = None
) -> QuerySet[Absence]:
    """Return the absences that are not over on the first of these days, the first one first."""
    rows = Absence.objects.filter(colleague__in=colleagues, until_on__gt=from_on)
    if until_on is not None:
        rows = rows.filter(from_on__lt=until_on)
    return rows.order_by("from_on", "pk")


def away_on(colleagues: Collection[int], on: date) -> dict[int, Absence]:
    """Return the absence of each of these colleagues who is away on a day."""
    rows = absences_of(colleagues, from_on=on).filter(from_on__lte=on)
    return {row.colleague_id: row for row in rows}
