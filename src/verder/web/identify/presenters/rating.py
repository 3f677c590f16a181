"""A rating sheet as its page shows it: criteria as rows, accounts as columns, and the podium."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verder.domain.identify.rank_moves import groups_of
from verder.domain.identify.rating import Rating
from verder.domain.identify.rating_order import Podium
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.identify.presenters.words import STEP_NAMES

if TYPE_CHECKING:
    from verder.apps.identify.models import RatedAccount, RatingCell, RatingCriterion
    from verder.apps.identify.reports.rating import RatingReport

HUNDRED = Decimal(100)
MOST_DECIMALS = 4
SHARES = frozenset({"growth"})  # written and typed in per cent
AMOUNTS = frozenset(
    {"revenue", "margin", "profit", "contribution", "potential"}
)  # written without cents
HOW: Mapping[str, Promise] = {
    "rank": _("rank, 1 is the most interesting"),
    "high": _("value, high is good"),
    "low": _("value, low is good"),
}
FROM: Mapping[str, Promise] = {
    "revenue": _("net revenue, from the invoices"),
    "margin": _("gross margin, from the invoices"),
    "profit": _("net customer profit, after cost to serve"),
    "contribution": _("contribution, on the deepest step known"),
    "growth": _("growth in %, from the invoices"),
    "products": _("different products, from the invoices"),
    "potential": _("potential, as said on the account"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """One cell: what was given, and the rank that it makes."""

    key: str  # "5-7": criterion and account
    column: "RatedAccount"
    text: str
    rank: Decimal | None
    is_shared: bool  # the rank is shared with an equal
    cell: "RatingCell | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One criterion with its cells."""

    criterion: "RatingCriterion"
    how: str | Promise
    is_share: bool
    is_hidden: bool  # its values are margins, and the reader sees no margins
    cells: tuple[GridCell, ...]

    @property
    def has_evidence(self) -> bool:
        """Whether a reason was noted for any of its cells."""
        return any(each.cell is not None and each.cell.evidence for each in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """The foot of one account: its points so far and its place."""

    column: "RatedAccount"
    points: Decimal | None
    place: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """An account in the order of a criterion."""

    column: "RatedAccount"
    rank: Decimal | None
    is_equal: bool  # as interesting as the one above it
    may_rise: bool
    may_fall: bool
    may_join: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderList:
    """The order of one criterion, to be changed by dragging."""

    criterion: "RatingCriterion"
    items: tuple[ListItem, ...]
    is_ranked: bool


def grid_rows(report: "RatingReport") -> list[GridRow]:
    """Return the rows of the sheet for the accounts in view."""
    return [
        GridRow(
            criterion=criterion,
            how=_how(report, criterion),
            is_share=criterion.source in SHARES,
            is_hidden=not report.may_show(criterion),
            cells=tuple(_cell(report, criterion, column) for column in report.columns),
        )
        for criterion in report.criteria
    ]


def _how(report: "RatingReport", criterion: "RatingCriterion") -> str | Promise:
    """Return what fills a criterion, or how it is judged."""
    if criterion.source == "contribution" and report.step:
        return gettext("contribution: %(step)s") % {"step": STEP_NAMES[report.step]}
    return FROM.get(criterion.source) or HOW[criterion.kind]


def grid_columns(report: "RatingReport") -> list[GridColumn]:
    """Return the points so far of each account in view, and its place once all is filled in."""
    found = report.found
    if isinstance(found, NotComputable):
        return [GridColumn(column=each, points=None, place=None) for each in report.columns]
    places = places_of(found.podium)
    return [
        GridColumn(
            column=each,
            points=found.points[each.pk] if found.ranks and not report.hides_points else None,
            place=places.get(each.pk),
        )
        for each in report.columns
    ]


def order_lists(report: "RatingReport") -> list[OrderList]:
    """Return the order of every criterion that is ranked, not measured."""
    return [_order_list(report, each) for each in report.criteria if each.is_rank]


def places_of(podium: Podium | NotComputable) -> dict[int, int]:
    """Return the place of every account."""
    if isinstance(podium, NotComputable):
        return {}
    return {one.account_id: one.place for one in podium.standings}


def shown(criterion: "RatingCriterion", value: Decimal) -> str:
    """Return a value as the cell writes it, and as people type it: growth in per cent."""
    if criterion.source in AMOUNTS:
        return formats.number(value)
    if criterion.source in SHARES:
        return formats.number(value * HUNDRED, 1)
    return formats.short_number(value, MOST_DECIMALS)


def typed(criterion: "RatingCriterion", number: Decimal) -> Decimal:
    """Return the value that a typed number means."""
    return number / HUNDRED if criterion.source in SHARES else number


def _cell(report: "RatingReport", criterion: "RatingCriterion", column: "RatedAccount") -> GridCell:
    cell = report.cells.get((criterion.pk, column.pk))
    may_show = report.may_show(criterion)
    rank, is_shared = _rank(report.found, criterion.pk, column.pk) if may_show else (None, False)
    return GridCell(
        key=f"{criterion.pk}-{column.pk}",
        column=column,
        text=shown(criterion, cell.value) if cell and may_show else "",
        rank=rank,
        is_shared=is_shared,
        cell=cell,
    )


def _rank(
    found: Rating | NotComputable, criterion_id: int, column_id: int
) -> tuple[Decimal | None, bool]:
    if isinstance(found, NotComputable) or criterion_id not in found.ranks:
        return None, False
    ranks = found.ranks[criterion_id]
    rank = ranks[column_id]
    return rank, list(ranks.values()).count(rank) > 1


def _order_list(report: "RatingReport", criterion: "RatingCriterion") -> OrderList:
    columns = {column.pk: column for column in report.columns}
    cells = {key: report.cells.get((criterion.pk, key)) for key in columns}
    values = {key: cell.value for key, cell in cells.items() if cell}
    groups = groups_of(list(columns), values)
    items = [
        ListItem(
            column=columns[key],
            rank=_rank(report.found, criterion.pk, key)[0] or values.get(key),
            is_equal=place > 0,
            may_rise=number > 0 or len(group) > 1,
            may_fall=number < len(groups) - 1 or len(group) > 1,
            may_join=number > 0 and place == 0,
        )
        for number, group in enumerate(groups)
        for place, key in enumerate(group)
    ]
    is_ranked = len(values) == len(columns)
    return OrderList(criterion=criterion, items=tuple(items), is_ranked=is_ranked)
