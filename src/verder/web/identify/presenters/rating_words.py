"""What a rating sheet says in words: the order, what decided ties, and how far people agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from verder.domain.identify.agreement import Agreement, agreement_of
from verder.domain.identify.rating import Rating
from verder.domain.identify.rating_order import Decision, Podium, TieBreak
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.identify.presenters.words import said

if TYPE_CHECKING:
    from verder.apps.identify.models import RatedAccount, Rater
    from verder.apps.identify.reports.rating import RatingReport

STEPS = 3
DECIDED: Mapping[TieBreak, Promise] = {
    TieBreak.FIRST_PLACES: gettext_lazy(
        "{better} and {worse} both have {points} points; {better} is alone in first place "
        "more often."
    ),
    TieBreak.FIRST_CRITERION: gettext_lazy(
        "{better} and {worse} both have {points} points and equally many first places; "
        "{better} stands higher on {criterion}."
    ),
    TieBreak.REVENUE: gettext_lazy(
        "{better} and {worse} both have {points} points and are equal on first places and on "
        "{criterion}; {better} has more net revenue."
    ),
    TieBreak.NOTHING: gettext_lazy(
        "{better} and {worse} both have {points} points, and nothing tells them apart: "
        "they share their place."
    ),
}
AGREED: Mapping[Agreement, Promise] = {
    Agreement.LITTLE: gettext_lazy(
        "You hardly agree: talk about the accounts on which you lie furthest apart."
    ),
    Agreement.FAIR: gettext_lazy(
        "You agree in part: talk about the accounts on which you lie furthest apart."
    ),
    Agreement.STRONG: gettext_lazy("You largely agree on the order."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PodiumLine:
    """An account of the podium."""

    column: "RatedAccount"
    place: int
    points: str
    step: str  # "1", "2" or "3", empty below


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamLine:
    """An account with the points of every rater."""

    column: "RatedAccount"
    points: tuple[str, ...]
    average: str
    lowest: str
    highest: str
    is_widest: bool


def podium_lines(report: "RatingReport") -> list[PodiumLine]:
    """Return the accounts in view in their order."""
    if isinstance(report.podium, NotComputable):
        return []
    columns = {column.pk: column for column in report.columns}
    return [
        PodiumLine(
            column=columns[one.account_id],
            place=one.place,
            points="" if report.hides_points else formats.short_number(one.points),
            step=str(one.place) if one.place <= STEPS else "",
        )
        for one in report.podium.standings
        if one.account_id in columns
    ]


def tie_sentences(report: "RatingReport") -> list[SafeString]:
    """Return what decided between accounts with equal points."""
    if not isinstance(report.podium, Podium) or report.hides_points:
        return []
    names = {column.pk: column.name for column in report.columns}
    criterion = report.criteria[0].name
    return [
        _tie(each, names, criterion)
        for each in report.podium.decisions
        if each.better_id in names and each.worse_id in names
    ]


def missing_sentences(report: "RatingReport") -> list[SafeString]:
    """Return what is not filled in yet, criterion by criterion."""
    if not isinstance(report.found, Rating):
        return []
    names = {column.pk: column.name for column in report.columns}
    found = []
    for criterion in report.criteria:
        accounts = [
            names[account]
            for key, account in report.found.missing
            if key == criterion.pk and account in names
        ]
        if accounts:
            found.append(
                said(
                    "{criterion}: {accounts}",
                    criterion=criterion.name,
                    accounts=", ".join(accounts),
                )
            )
    return found


def team_lines(report: "RatingReport") -> list[TeamLine]:
    """Return the accounts in their order with the points of every rater who is ready."""
    team = report.team
    if team is None or not isinstance(team.podium, Podium) or report.hides_points:
        return []
    columns = {column.pk: column for column in report.columns}
    widest = max(spread.width for spread in team.spreads.values())
    return [
        TeamLine(
            column=columns[key],
            points=tuple(
                formats.short_number(report.ratings[rater].points[key]) for rater in team.counted
            ),
            average=formats.short_number(team.spreads[key].average),
            lowest=formats.short_number(team.spreads[key].lowest),
            highest=formats.short_number(team.spreads[key].highest),
            is_widest=widest > 0 and team.spreads[key].width == widest,
        )
        for key in team.podium.account_ids
        if key in columns
    ]


def people(raters: Sequence["Rater"], wanted: Sequence[int]) -> list["Rater"]:
    """Return these raters."""
    by_key = {rater.pk: rater for rater in raters}
    return [by_key[key] for key in wanted if key in by_key]


def agreement_words(w: Decimal | NotComputable) -> str:
    """Return how far raters agree, in words."""
    return "" if isinstance(w, NotComputable) else str(AGREED[agreement_of(w)])


def w_text(w: Decimal | NotComputable) -> str:
    """Return Kendall's W with its decimals."""
    return "" if isinstance(w, NotComputable) else formats.number(w, 2)


def _tie(decision: Decision, names: Mapping[int, str], criterion: str) -> SafeString:
    return said(
        str(DECIDED[decision.by]),
        better=names[decision.better_id],
        worse=names[decision.worse_id],
        points=formats.short_number(decision.points),
        criterion=criterion,
    )
