"""The work of a team as a table: by name, and no figure sorts it, for nobody is ranked."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from verder.apps.intensify.reports.team_view import Member
from verder.documents.sheet import Kind
from verder.web.core.tables import CellValue, Column, Filter, Table, TableSpec, read_table

FULL: Final = Decimal(1)
SHOWS: Final[dict[str, Callable[[Member], object]]] = {
    "over": lambda row: is_over(row.load.share) or is_over(row.planned.used),
    "late": lambda row: row.late_contacts or row.late_promises,
    "silent": lambda row: row.silences,
    "away": lambda row: row.away or row.has_left,
}


def is_over(share: object) -> bool:
    """Return whether more is asked than there is."""
    return isinstance(share, Decimal) and share > FULL


def team_table(rows: Sequence[Member], query: QueryDict) -> Table[Member]:
    """Return the team as it was asked for."""
    spec: TableSpec[Member] = TableSpec(
        name="team",
        columns=[*_named(), *_hours(), *_covered(), *_late()],
        sort="name",
        search=lambda row: f"{row.colleague.name} {row.colleague.function}",
        filters=[
            Filter(
                key="show",
                title=_("Where help is welcome"),
                choices=[
                    ("over", _("More hours than there are")),
                    ("late", _("Something is late")),
                    ("silent", _("Silences")),
                    ("away", _("Away, or left")),
                ],
                matches=lambda row, key: bool(SHOWS[key](row)),
            )
        ],
    )
    return read_table(spec, rows, query)


def member_address(row: Member, part: str = "") -> str:
    """Return where the lists behind the figures of a colleague are."""
    address = reverse("team_member", args=[row.colleague.pk])
    return f"{address}#{part}" if part else address


def _named() -> list[Column[Member]]:
    return [
        Column(
            key="name",
            title=_("Name"),
            value=lambda row: row.colleague.name,
            link=member_address,
            template="intensify/cells/team_name.html",
        ),
        Column(
            key="function",
            title=_("Function"),
            value=lambda row: row.colleague.function,
            is_shown=False,
        ),
    ]


def _hours() -> list[Column[Member]]:
    return [
        Column(
            key="load",
            title=_("Agreed hours"),
            value=lambda row: row.load.share,
            kind=Kind.SHARE,
            template="intensify/cells/team_load.html",
            is_sortable=False,
        ),
        Column(
            key="planned",
            title=_("Planned, twelve months"),
            value=lambda row: row.planned.used,
            kind=Kind.SHARE,
            template="intensify/cells/team_planned.html",
            is_sortable=False,
        ),
        _figure("hours", _("Hours promised"), lambda row: row.load.hours),
        _figure("capacity", _("Hours available"), lambda row: row.load.capacity),
    ]


def _covered() -> list[Column[Member]]:
    return [
        _linked("accounts", _("Accounts"), "accounts", lambda row: Decimal(row.accounts)),
        Column(
            key="coverage",
            title=_("Coverage"),
            value=lambda row: row.coverage_share,
            kind=Kind.SHARE,
            link=lambda row: member_address(row, "accounts") if row.accounts else "",
            is_sortable=False,
        ),
    ]


def _late() -> list[Column[Member]]:
    return [
        _linked("contacts", _("Overdue contacts"), "late", lambda row: Decimal(row.late_contacts)),
        _linked(
            "promises", _("Overdue promises"), "promises", lambda row: Decimal(row.late_promises)
        ),
        _linked("silences", _("Silences"), "silences", lambda row: Decimal(row.silences)),
    ]


def _linked(
    key: str,
    title: str,
    part: str,
    value: Callable[[Member], CellValue],
) -> Column[Member]:
    """Return a figure that leads to the list behind it."""
    return Column(
        key=key,
        title=title,
        value=value,
        kind=Kind.NUMBER,
        link=lambda row: member_address(row, part),
        is_sortable=False,
    )


def _figure(key: str, title: str, value: Callable[[Member], CellValue]) -> Column[Member]:
    return Column(
        key=key, title=title, value=value, kind=Kind.NUMBER, is_sortable=False, is_shown=False
    )
