"""The list of rating sheets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.documents.sheet import Kind
from verder.web.core.tables import Column, Filter, TableSpec

if TYPE_CHECKING:
    from verder.apps.identify.models import RatingSheet

OPEN, CLOSED = "open", "closed"
STATES = {OPEN: gettext_lazy("open"), CLOSED: gettext_lazy("closed")}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A sheet of the list, with the accounts and people in view."""

    sheet_id: int
    title: str
    held_on: date
    state: str
    accounts: str
    people: str
    criteria: int

    def __str__(self) -> str:
        return self.title


def sheet_lines(sheets: "Iterable[RatingSheet]") -> list[SheetLine]:
    """Return a line for each sheet."""
    return [
        SheetLine(
            sheet_id=sheet.pk,
            title=sheet.title,
            held_on=sheet.held_on,
            state=OPEN if sheet.is_open else CLOSED,
            accounts=", ".join(column.name for column in sheet.columns.all()),
            people=", ".join(rater.name for rater in sheet.raters.all()),
            criteria=len(sheet.criteria.all()),
        )
        for sheet in sheets
    ]


def sheets_table() -> TableSpec[SheetLine]:
    """Return the table of the sheets; the search looks into titles, accounts and people in view."""
    return TableSpec(
        name="ratings",
        columns=[
            Column(
                key="title",
                title=_("Title"),
                value=lambda line: line.title,
                link=lambda line: reverse("rating_sheet", args=[line.sheet_id]),
            ),
            Column(key="held_on", title=_("Date"), value=lambda line: line.held_on, kind=Kind.DATE),
            Column(key="state", title=_("State"), value=lambda line: str(STATES[line.state])),
            Column(key="accounts", title=_("Accounts"), value=lambda line: line.accounts),
            Column(key="people", title=_("Participants"), value=lambda line: line.people),
            Column(
                key="criteria",
                title=_("Criteria"),
                value=lambda line: line.criteria,
                kind=Kind.NUMBER,
            ),
        ],
        sort="-held_on",
        search=lambda line: f"{line.title} {line.accounts} {line.people}",
        filters=[
            Filter(
                key="state",
                title=_("State"),
                choices=list(STATES.items()),
                matches=lambda line, state: line.state == state,
            )
        ],
    )
