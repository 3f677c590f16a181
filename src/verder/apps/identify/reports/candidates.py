"""The customers that a choice usually begins with: class A of the ABC, or those of a rating."""

from verder.apps.core.keys import record_key
from verder.apps.core.models import User
from verder.apps.identify.models import SelectionRound
from verder.apps.identify.queries.ratings import visible_sheets
from verder.apps.identify.question import Question
from verder.apps.identify.reports.abc import abc_report
from verder.apps.identify.reports.rating import rating_report
from verder.domain.identify.abc_analysis import AbcGroup
from verder.domain.values.missing import NotComputable


def toppers(user: User, round_: SelectionRound) -> list[int]:
    """Return the accounts of class A in view, of the round's team, the largest first."""
    question = Question(period=round_.period, is_compared=False, team_id=round_.team_id)
    try:
        report = abc_report(user, question)
    except NotComputable:
        return []
    return [row.account_id for row in report.found.rows if row.group is AbcGroup.A]


def rated(user: User, sheet_id: str) -> list[int]:
    """Return the accounts in view of a rating sheet, in the order of its columns."""
    sheet = visible_sheets(user).filter(pk=record_key(sheet_id)).first()
    if sheet is None:
        return []
    keys = [column.account_id for column in rating_report(user, sheet).columns]
    return [key for key in keys if key is not None]
