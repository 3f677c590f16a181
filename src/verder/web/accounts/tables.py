"""The account list as a table: its columns and its filters."""

from collections.abc import Sequence

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.enums import Relation
from verder.apps.identify.reports.account_list import AccountRow, ListBasis
from verder.apps.identify.reports.account_wish import AccountWish, Sort
from verder.apps.identify.selection_choices import Decision
from verder.documents.sheet import Kind
from verder.domain.identify.abc_analysis import CLASSES, AbcGroup
from verder.web.accounts.cells import class_cell, name_cell, trend_cell
from verder.web.accounts.relation_texts import TEXTS
from verder.web.accounts.rows import NOBODY, AccountRows
from verder.web.core.tables import Column, Filter, Table, TableSpec, when_needed
from verder.web.identify.presenters.words import CLASS_NAMES


def account_table(
    basis: ListBasis, query: QueryDict, owners: Sequence[tuple[str, str]]
) -> tuple[Table[AccountRow], AccountRows]:
    """Return the list as this reader asked for it, and the rows that it draws from.

    `owners` are looked up only where somebody chooses among them.
    """
    spec = TableSpec(
        name="accounts",
        columns=_columns(has_margins=basis.has_margins),
        sort="-revenue",
        search_fields=("name",),
        filters=_filters(owners),
        key=lambda row: row.account_id,
        page_size=50,
        takes_all=True,
    )
    rows = AccountRows(basis, AccountWish())
    table = Table(spec=spec, query=query, rows=rows, currency=basis.currency)
    found = table.rows
    return table, found if isinstance(found, AccountRows) else rows


def group_choices() -> list[tuple[str, str]]:
    """Return the classes, and the groups beside them, in the language of the page."""
    return [
        (
            str(group),
            f"{group}: {CLASS_NAMES[group]}" if group in CLASSES else str(CLASS_NAMES[group]),
        )
        for group in AbcGroup
    ]


def _address(row: AccountRow) -> str:
    return reverse("account", args=[row.account_id])


def _filters(owners: Sequence[tuple[str, str]]) -> list[Filter[AccountRow]]:
    return [
        Filter(key="group", title=_("Class"), choices=group_choices(), lookup="group"),
        Filter(
            key="owner",
            title=_("Account manager"),
            choices=when_needed(lambda: [(NOBODY, _("nobody yet")), *owners]),
            lookup="owner",
        ),
        Filter(key="decision", title=_("Decision"), choices=Decision.choices, lookup="decision"),
    ]


def _columns(*, has_margins: bool) -> list[Column[AccountRow]]:
    figures = [*_revenue_columns(), *([_MARGIN] if has_margins else []), _TREND]
    return [*_identity_columns(), *figures, *_record_columns()]


def _identity_columns() -> list[Column[AccountRow]]:
    return [
        Column(
            key="name",
            title=_("Account"),
            value=lambda row: row.name,
            order=Sort.NAME,
            link=_address,
            draw=name_cell,
        ),
        Column(
            key="group",
            title=_("Class"),
            value=lambda row: row.group,
            order=Sort.RANK,
            draw=class_cell,
        ),
        Column(
            key="rank",
            title=_("Rank"),
            value=lambda row: row.rank,
            kind=Kind.NUMBER,
            order=Sort.RANK,
            is_shown=False,
        ),
    ]


def _revenue_columns() -> list[Column[AccountRow]]:
    return [
        Column(
            key="revenue",
            title=_("Net revenue"),
            value=lambda row: row.revenue,
            kind=Kind.MONEY,
            order=Sort.REVENUE,
        ),
        Column(
            key="previous",
            title=_("Period before"),
            value=lambda row: row.previous,
            kind=Kind.MONEY,
            order=Sort.PREVIOUS,
            is_shown=False,
        ),
        Column(
            key="change",
            title=_("Growth"),
            value=lambda row: row.change_share,
            kind=Kind.CHANGE,
            order=Sort.CHANGE,
        ),
    ]


_MARGIN: Column[AccountRow] = Column(
    key="margin",
    title=_("Gross margin"),
    value=lambda row: row.margin_share,
    kind=Kind.SHARE,
    order=Sort.MARGIN,
)
_TREND: Column[AccountRow] = Column(
    key="trend",
    title=_("24 months"),
    value=lambda _row: None,
    draw=trend_cell,
    is_sortable=False,
    is_exported=False,
)


def _record_columns() -> list[Column[AccountRow]]:
    return [
        Column(
            key="decision",
            title=_("Decision"),
            value=lambda row: row.decision,
            is_sortable=False,
            is_shown=False,
        ),
        *(_hung(relation) for relation in Relation),
        _text("owner", _("Account manager"), Sort.OWNER, is_shown=True),
        _text("team", _("Team"), Sort.TEAM),
        _text("sector", _("Sector"), Sort.SECTOR),
        _text("region", _("Region"), Sort.REGION),
        _text("city", _("City"), Sort.CITY),
    ]


def _hung(relation: Relation) -> Column[AccountRow]:
    return Column(
        key=relation.value,
        title=TEXTS[relation].column,
        value=lambda row: row.hung.get(relation, ""),
        is_sortable=False,
        is_shown=False,
    )


def _text(
    key: str, title: str | Promise, order: Sort, *, is_shown: bool = False
) -> Column[AccountRow]:
    return Column(
        key=key,
        title=title,
        value=lambda row: str(getattr(row, key)),
        order=order,
        is_shown=is_shown,
    )
