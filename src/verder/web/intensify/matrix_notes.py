"""What stands beside the matrix in words, and where the reader can go from it."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verder.apps.accounts.models import Account
from verder.apps.intensify.enums import FunctionLevel
from verder.apps.intensify.reports.contact_matrix import MatrixReport
from verder.domain.intensify.contact_counts import CountLimits, CountSource
from verder.web.core import formats
from verder.web.intensify.matrix_grid import buyer_name

PLAN, PEOPLE, TEAM = "contact_plan", "account_people", "account_teams"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Addresses beside the matrix; empty where the page does not exist, or is not for the user."""

    plan: str
    people: str
    team: str


def ways_of(account: Account, *, may_arrange: bool) -> Ways:
    """Return where the gap is planned, and where people and team are named."""
    return Ways(
        plan=_address(PLAN, account),
        people=_address(PEOPLE, account),
        team=_address(TEAM, account) if may_arrange else "",
    )


def notes_of(report: MatrixReport) -> list[str]:
    """Return where the current contacts come from, and which pairs stand apart in level."""
    return [_log_note(report), *_estimate_notes(report), *_level_notes(report)]


def _log_note(report: MatrixReport) -> str:
    limits = report.counts
    if report.log_days == 0:
        return _("Nothing is logged with this account yet; what is shown was estimated.")
    since = formats.day(report.log.first_on) if report.log.first_on else ""
    if report.log_days < limits.least_days:
        return _(
            "The log begins on %(day)s: too short to scale to a year. What was counted so far "
            "has ≥ before it."
        ) % {"day": since}
    if report.log_days < limits.window_days:
        return _("Counted since %(day)s and scaled to a year; mailings never count.") % {
            "day": since
        }
    if limits.window_days != CountLimits().window_days:
        return _("Counted over the last %(days)s days; mailings never count.") % {
            "days": limits.window_days
        }
    return _("Counted over the last twelve months; mailings never count.")


def _estimate_notes(report: MatrixReport) -> list[str]:
    sources = [cell.current.source for cell in report.cells.values()]
    count = sources.count(CountSource.ESTIMATED)
    if not count:
        return []
    return [
        ngettext(
            "%(count)s pair is estimated: ≈ stands before it.",
            "%(count)s pairs are estimated: ≈ stands before them.",
            count,
        )
        % {"count": count}
    ]


def _level_notes(report: MatrixReport) -> list[str]:
    people = {row.key: row for row in report.rows}
    colleagues = {column.key: column for column in report.columns}
    pairs = [
        f"{buyer_name(people[row])} ({_level(people[row].position.level)}) – "
        f"{colleagues[column].colleague.name} ({_level(colleagues[column].colleague.level)})"
        for row, column in report.measures.mismatches
    ]
    if not pairs:
        return []
    words = ngettext(
        "In %(count)s pair (⇅) the levels lie %(steps)s steps or more apart: %(pairs)s.",
        "In %(count)s pairs (⇅) the levels lie %(steps)s steps or more apart: %(pairs)s.",
        len(pairs),
    )
    shown = "; ".join(pairs[:3]) + (" …" if len(pairs) > 3 else "")
    return [words % {"count": len(pairs), "steps": report.limits.level_steps, "pairs": shown}]


def _level(level: int | None) -> str:
    return "" if level is None else str(FunctionLevel(level).label).lower()


def _address(name: str, account: Account) -> str:
    """Return the address of a page about the account; of one for all, narrowed to it."""
    try:
        return reverse(name, args=[account.pk])
    except NoReverseMatch:
        pass
    try:
        return f"{reverse(name)}?account={account.pk}"
    except NoReverseMatch:
        return ""
