"""What the pages on the firmness and the outcome of a choice say and list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.documents.sheet import Kind
from verder.domain.identify.selection_sensitivity import Sensitivity
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.tables import Column, TableSpec
from verder.web.identify.presenters.words import said

if TYPE_CHECKING:
    from verder.apps.identify.reports.selection import RoundReport
    from verder.apps.identify.reports.selection_changes import RoundChange


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmnessRow:
    """How often an account is chosen when the weights move."""

    account_id: int
    name: str
    place: int | None
    score: Decimal | NotComputable
    is_chosen: bool
    times_chosen: int

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class VariationRow:
    """One criterion: who moves when it is heavier, and when it is lighter."""

    name: str
    weight: Decimal
    heavier: tuple[str, ...]
    lighter: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """An account with what was decided now and before."""

    change: "RoundChange"
    decision: str
    decision_before: str

    def __str__(self) -> str:
        return str(self.change.line)


def who_of(report: "RoundReport") -> dict[int, str]:
    """Return the names of the accounts in view."""
    return {line.account_id: str(line) for line in report.lines}


def firmness_rows(report: "RoundReport", found: Sensitivity) -> list[FirmnessRow]:
    """Return the accounts in view in their order."""
    reached = found.base.in_reach
    return [
        FirmnessRow(
            account_id=line.account_id,
            name=str(line),
            place=line.ranked.place,
            score=line.ranked.score,
            is_chosen=line.account_id in reached,
            times_chosen=found.times_chosen(line.account_id),
        )
        for line in report.lines
    ]


def firmness_sentences(found: Sensitivity, who: Mapping[int, str]) -> list[SafeString]:
    """Return how firm the choice is, in plain words."""
    if not found.base.in_reach:
        return [said(_("Nobody is above the line yet: score the accounts first."))]
    moving = {
        account_id for each in found.variations for account_id in (*each.dropped, *each.entered)
    } & who.keys()
    if found.is_firm or not moving:
        return [
            said(
                _(
                    "The choice is firm: whichever weight is a fifth heavier or "
                    "lighter, the same accounts are chosen."
                )
            )
        ]
    text = ngettext(
        "<strong>{count}</strong> account hangs on a weight: {names}. Look at its scores again "
        "before deciding.",
        "<strong>{count}</strong> accounts hang on a weight: {names}. Look at their scores again "
        "before deciding.",
        len(moving),
    )
    names = ", ".join(sorted(who[key] for key in moving))
    return [said(text, count=formats.number(len(moving)), names=names)]


def variation_rows(
    report: "RoundReport", found: Sensitivity, who: Mapping[int, str]
) -> list[VariationRow]:
    """Return a row for each criterion; who is out of view is counted, not named."""
    return [
        VariationRow(
            name=criterion.name,
            weight=criterion.weight,
            heavier=_moves(found, criterion.id, who, is_heavier=True),
            lighter=_moves(found, criterion.id, who, is_heavier=False),
        )
        for criterion in report.criteria
    ]


def _moves(
    found: Sensitivity, criterion_id: int, who: Mapping[int, str], *, is_heavier: bool
) -> tuple[str, ...]:
    each = next(
        one
        for one in found.variations
        if one.criterion_id == criterion_id and (one.change_share > 0) is is_heavier
    )
    out = [_("out: %(name)s") % {"name": name} for name in _named(each.dropped, who)]
    return (*out, *(_("in: %(name)s") % {"name": name} for name in _named(each.entered, who)))


def _named(account_ids: Sequence[int], who: Mapping[int, str]) -> list[str]:
    hidden = sum(1 for key in account_ids if key not in who)
    text = ngettext("%(count)s out of view", "%(count)s out of view", hidden)
    names = [who[key] for key in account_ids if key in who]
    return [*names, text % {"count": formats.number(hidden)}] if hidden else names


def firmness_table(variations: int) -> TableSpec[FirmnessRow]:
    """Return the accounts with how often they are chosen."""
    return TableSpec(
        name="firmness",
        columns=[
            Column(
                key="name",
                title=gettext_lazy("Account"),
                value=lambda row: row.name,
                link=lambda row: reverse("account", args=[row.account_id]),
            ),
            Column(
                key="place",
                title=gettext_lazy("Place"),
                value=lambda row: row.place,
                kind=Kind.NUMBER,
            ),
            Column(
                key="score",
                title=gettext_lazy("Score"),
                value=lambda row: row.score,
                kind=Kind.DECIMAL,
            ),
            Column(
                key="chosen",
                title=gettext_lazy("Chosen now"),
                value=lambda row: _("yes") if row.is_chosen else _("no"),
            ),
            Column(
                key="times",
                title=gettext_lazy("Chosen in variations"),
                value=lambda row: row.times_chosen,
                kind=Kind.NUMBER,
            ),
            Column(
                key="firmness",
                title=gettext_lazy("Part of all variations"),
                value=lambda row: Decimal(row.times_chosen) / variations if variations else None,
                kind=Kind.SHARE,
            ),
        ],
        sort="place",
        search=lambda row: row.name,
    )


def change_rows(changes: Sequence["RoundChange"]) -> list[ChangeRow]:
    """Return the accounts with their decisions in words."""
    return [
        ChangeRow(
            change=change,
            decision=change.decision_name,
            decision_before=change.before.decision_name if change.before else "",
        )
        for change in changes
    ]


def change_table() -> TableSpec[ChangeRow]:
    """Return all accounts of the round beside the round before."""
    return TableSpec(
        name="result",
        columns=[*_now_columns(), *_before_columns()],
        sort="place",
        search=str,
    )


def _now_columns() -> list[Column[ChangeRow]]:
    return [
        Column(
            key="name",
            title=gettext_lazy("Account"),
            value=str,
            link=lambda row: reverse(
                "selection_entry",
                args=[row.change.line.entry.round_id, row.change.line.entry.pk],
            ),
        ),
        Column(
            key="place",
            title=gettext_lazy("Place"),
            value=lambda row: row.change.line.ranked.place,
            kind=Kind.NUMBER,
        ),
        Column(
            key="score",
            title=gettext_lazy("Score"),
            value=lambda row: row.change.line.ranked.score,
            kind=Kind.DECIMAL,
        ),
        Column(key="decision", title=gettext_lazy("Decision"), value=lambda row: row.decision),
        Column(
            key="reason",
            title=gettext_lazy("Reason"),
            value=lambda row: row.change.line.entry.reason,
        ),
        Column(
            key="by",
            title=gettext_lazy("Decided by"),
            value=lambda row: str(row.change.line.entry.decided_by or ""),
            is_shown=False,
        ),
        Column(
            key="at",
            title=gettext_lazy("Decided on"),
            value=lambda row: row.change.line.entry.decided_at,
            kind=Kind.INSTANT,
            is_shown=False,
        ),
    ]


def _before_columns() -> list[Column[ChangeRow]]:
    return [
        Column(
            key="place_before",
            title=gettext_lazy("Place before"),
            value=lambda row: row.change.before.place if row.change.before else None,
            kind=Kind.NUMBER,
        ),
        Column(
            key="score_change",
            title=gettext_lazy("Score: change"),
            value=lambda row: row.change.score_change,
            kind=Kind.DECIMAL,
            template="identify/cells/score_change.html",
        ),
        Column(
            key="decision_before",
            title=gettext_lazy("Decision before"),
            value=lambda row: row.decision_before,
        ),
    ]
