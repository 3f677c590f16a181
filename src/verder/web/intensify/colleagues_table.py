"""The list of colleagues: who they are, and the hours that their seats take. Nobody is ranked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from verder.apps.core.models import User
from verder.apps.intensify.models import Colleague
from verder.apps.intensify.reports.account_team import has_left
from verder.apps.intensify.reports.load import AgreedLoad, agreed_loads
from verder.documents.sheet import Kind
from verder.web.core.tables import CellValue, Column, Filter, Table, TableSpec, read_table

HERE, LEFT = "here", "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueRow:
    """A colleague and how full the year is."""

    colleague: Colleague
    load: AgreedLoad
    has_left: bool


def colleague_rows(user: User, today: date) -> list[ColleagueRow]:
    """Return everybody by name, those who left included, over the accounts in view."""
    found = list(Colleague.objects.order_by("name", "pk"))
    loads = agreed_loads(user, found, today)
    return [
        ColleagueRow(colleague=each, load=loads[each.pk], has_left=has_left(each, today))
        for each in found
    ]


def colleagues_table(rows: Sequence[ColleagueRow], query: QueryDict) -> Table[ColleagueRow]:
    """Return the list as it was asked for."""
    spec: TableSpec[ColleagueRow] = TableSpec(
        name="colleagues",
        columns=_columns(),
        sort="name",
        search=lambda row: f"{row.colleague.name} {row.colleague.function}",
        filters=[
            Filter(
                key="there",
                title=_("Here or left"),
                choices=[(HERE, _("Works here")), (LEFT, _("Left"))],
                matches=lambda row, key: row.has_left == (key == LEFT),
            )
        ],
    )
    return read_table(spec, rows, query)


def _columns() -> list[Column[ColleagueRow]]:
    return [
        Column(
            key="name",
            title=_("Name"),
            value=lambda row: row.colleague.name,
            link=lambda row: reverse("colleague", args=[row.colleague.pk]),
        ),
        Column(key="function", title=_("Function"), value=lambda row: row.colleague.function),
        _load("accounts", _("Accounts"), Kind.NUMBER),
        _load("share", _("Taken"), Kind.SHARE),
        _load("hours", _("Hours promised"), Kind.NUMBER),
        _load("capacity", _("Hours available"), Kind.NUMBER),
        _load("unsaid", _("Accounts without hours"), Kind.NUMBER),
        Column(key="level", title=_("Level"), value=_level),
        Column(
            key="ended_on",
            title=_("Left on"),
            value=lambda row: row.colleague.ended_on,
            kind=Kind.DATE,
        ),
    ]


def _level(row: ColleagueRow) -> CellValue:
    return str(row.colleague.get_level_display() or "")


def _load(name: str, title: str, kind: Kind) -> Column[ColleagueRow]:
    """Return a figure of the load; it is not for sorting, for nobody is ranked."""
    return Column(
        key=name,
        title=title,
        value=lambda row: getattr(row.load, name),
        kind=kind,
        is_sortable=False,
    )
