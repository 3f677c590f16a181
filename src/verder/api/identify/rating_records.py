"""Rating sheets that a caller may see, and how they are told."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from verder.api.values import why
from verder.apps.core.models import User
from verder.apps.identify.models import Rater, RatingSheet
from verder.apps.identify.queries.ratings import visible_sheets
from verder.apps.identify.reports.rating import RatingReport, rating_report
from verder.apps.identify.rules.ratings import may_see_rater
from verder.domain.identify.rating import Rating
from verder.domain.identify.rating_order import Standing
from verder.domain.values.missing import NotComputable


def seen_sheet(user: User, sheet_id: int) -> RatingSheet:
    """Return a sheet of those in view."""
    sheets = visible_sheets(user).select_related("made_by", "closed_by")
    return get_object_or_404(sheets, pk=sheet_id)


def asked_rater(user: User, sheet: RatingSheet, rater_id: int | None) -> Rater | None:
    """Return whose sheet is meant: that of this rater, the own one, or that of all together."""
    if not sheet.is_apart:
        return None
    if rater_id is not None:
        rater = get_object_or_404(sheet.raters, pk=rater_id)
        if not may_see_rater(user, sheet, rater):
            raise PermissionDenied
        return rater
    return sheet.raters.filter(user=user).first()


def sheet_told(user: User, sheet: RatingSheet, rater: Rater | None) -> dict[str, Any]:
    """Return a sheet with its cells and the order that comes out."""
    report = rating_report(user, sheet, rater)
    podium = report.podium
    return {
        "sheet": report.sheet,
        "criteria": report.criteria,
        "columns": report.columns,
        "hidden": report.hidden,
        "raters": [each for each in report.raters if may_see_rater(user, sheet, each)],
        "cells": _cells(report),
        "order": _order(report),
        "why_no_order": why(podium) if isinstance(podium, NotComputable) else None,
        "agreement": _agreement(report),
    }


def _order(report: RatingReport) -> list[Standing]:
    """Return the order that comes out, of the accounts in view."""
    if isinstance(report.podium, NotComputable):
        return []
    keys = {column.pk for column in report.columns}
    return [each for each in report.podium.standings if each.account_id in keys]


def _cells(report: RatingReport) -> list[dict[str, Any]]:
    shown = {each.pk for each in report.criteria if report.may_show(each)}
    ranks = report.found.ranks if isinstance(report.found, Rating) else {}
    return [
        {
            "criterion_id": criterion_id,
            "column_id": column_id,
            "value": cell.value if criterion_id in shown else None,
            "rank": ranks.get(criterion_id, {}).get(column_id),
            "is_fact": cell.is_fact,
            "evidence": cell.evidence,
            "by": cell.by,
            "at": cell.at,
        }
        for (criterion_id, column_id), cell in report.cells.items()
    ]


def _agreement(report: RatingReport) -> object:
    """Return how far the raters agree; it is told only of a sheet that is wholly in view."""
    if report.hidden:
        return None
    return report.team.agreement if report.team else getattr(report.found, "agreement", None)
