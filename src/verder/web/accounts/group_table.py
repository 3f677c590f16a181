"""The entities of a group as a table, in the order of the tree."""

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.enums import Relation
from verder.apps.identify.reports.account_group import GroupFigures, GroupRow
from verder.apps.identify.selection_choices import Decision
from verder.documents.sheet import Kind
from verder.web.accounts.cells import class_cell
from verder.web.accounts.relation_texts import TEXTS
from verder.web.accounts.tables import group_choices
from verder.web.core.tables import Column, Filter, Table, TableSpec, read_table


def group_table(figures: GroupFigures, query: QueryDict) -> Table[GroupRow]:
    """Return the entities as this reader asked for them."""
    spec = TableSpec(
        name="group",
        title=_("Entities of the group"),
        columns=[*_places(), *_figures(has_margins=figures.has_margins), *_records()],
        search=lambda row: (
            f"{row.account.name} {row.account.city} {row.contact_with} {row.bill_to}"
        ),
        filters=_filters(),
    )
    return read_table(spec, list(figures.rows), query, currency=figures.currency)


def _filters() -> list[Filter[GroupRow]]:
    return [
        Filter(
            key="group",
            title=_("Class"),
            choices=group_choices(),
            matches=lambda row, chosen: row.group == chosen,
        ),
        Filter(
            key="decision",
            title=_("Decision"),
            choices=Decision.choices,
            matches=lambda row, chosen: row.decided is not None and row.decided.decision == chosen,
        ),
    ]


def _places() -> list[Column[GroupRow]]:
    return [
        Column(
            key="name",
            title=_("Entity"),
            value=lambda row: row.account.name,
            link=lambda row: reverse("account", args=[row.account_id]),
        ),
        Column(key="parent", title=TEXTS[Relation.LEGAL].column, value=lambda row: row.parent),
        Column(
            key="depth",
            title=_("Level"),
            value=lambda row: row.depth + 1,
            kind=Kind.NUMBER,
            is_shown=False,
        ),
        Column(
            key="size",
            title=_("Entities below"),
            value=lambda row: row.size - 1,
            kind=Kind.NUMBER,
            is_shown=False,
        ),
        Column(
            key="group",
            title=_("Class"),
            value=lambda row: row.group,
            draw=class_cell,
        ),
        Column(
            key="decision",
            title=_("Decision"),
            value=lambda row: str(row.decided.decision.label) if row.decided else "",
        ),
    ]


def _figures(*, has_margins: bool) -> list[Column[GroupRow]]:
    margins: list[Column[GroupRow]] = [
        Column(
            key="margin",
            title=_("Gross margin"),
            value=lambda row: row.own.margin_share,
            kind=Kind.SHARE,
        ),
        Column(
            key="branch_margin",
            title=_("Gross margin of the branch"),
            value=lambda row: row.branch.margin_share,
            kind=Kind.SHARE,
            is_shown=False,
        ),
    ]
    return [
        Column(
            key="revenue",
            title=_("Net revenue"),
            value=lambda row: row.own.revenue,
            kind=Kind.MONEY,
        ),
        Column(
            key="previous",
            title=_("Period before"),
            value=lambda row: row.own.previous,
            kind=Kind.MONEY,
        ),
        Column(
            key="change",
            title=_("Growth"),
            value=lambda row: row.own.change_share,
            kind=Kind.CHANGE,
        ),
        *(margins if has_margins else []),
        Column(
            key="branch",
            title=_("Net revenue of the branch"),
            value=lambda row: row.branch.revenue,
            kind=Kind.MONEY,
        ),
        Column(
            key="share",
            title=_("Share of the group"),
            value=lambda row: row.group_share,
            kind=Kind.SHARE,
        ),
    ]


def _records() -> list[Column[GroupRow]]:
    return [
        Column(
            key="contact", title=TEXTS[Relation.CONTACT].column, value=lambda row: row.contact_with
        ),
        Column(key="bill", title=TEXTS[Relation.BILLING].column, value=lambda row: row.bill_to),
        Column(
            key="owner",
            title=_("Account manager"),
            value=lambda row: str(row.account.owner or ""),
            is_shown=False,
        ),
        Column(key="city", title=_("City"), value=lambda row: row.account.city, is_shown=False),
    ]
