"""What a calendar file would bring, as tables: its events, and what was wrong with it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.apps.core.sentences import sentence
from verder.apps.intensify.reports.appointments import first_day
from verder.apps.intensify.reports.calendar_file import Fate, Meeting
from verder.documents.calendar import CalendarProblem, ReadEvent
from verder.documents.sheet import Kind
from verder.web.core import formats
from verder.web.core.tables import Column, Filter, TableSpec
from verder.web.intensify.people.import_table import FOUND_BY

FATES: Final[Mapping[Fate, Promise]] = {
    Fate.NEW: gettext_lazy("becomes a contact"),
    Fate.KNOWN: gettext_lazy("known already"),
    Fate.UNCLEAR: gettext_lazy("account unclear"),
    Fate.OTHER: gettext_lazy("nobody of an account"),
    Fate.SKIPPED: gettext_lazy("left out"),
}


def meetings_table() -> TableSpec[Meeting]:
    """Describe the events of a file, with what becomes of each."""
    return TableSpec(
        name="meetings",
        title=_("Events of the file"),
        columns=[
            Column(
                key="on",
                title=_("Day"),
                value=lambda row: first_day(row.group.first),
                kind=Kind.DATE,
            ),
            Column(key="title", title=_("Title"), value=lambda row: row.group.first.title),
            Column(
                key="account",
                title=_("Account"),
                value=lambda row: row.account.name if row.account else None,
            ),
            Column(key="people", title=_("With whom"), value=people_words),
            Column(key="fate", title=_("What happens"), value=fate_words),
        ],
        sort="on",
        search=lambda row: f"{row.group.first.title} {people_words(row)}",
        filters=[
            Filter(
                key="fate",
                title=_("What happens"),
                choices=[(each.value, words) for each, words in FATES.items()],
                matches=lambda row, chosen: row.fate == chosen,
            )
        ],
    )


def problems_table() -> TableSpec[CalendarProblem]:
    """Describe what was wrong in a calendar: on which line, of what, and what to do."""
    return TableSpec(
        name="problems",
        title=_("What was wrong"),
        prefix="p_",
        columns=[
            Column(key="line", title=_("Line"), value=lambda row: row.line, kind=Kind.NUMBER),
            Column(key="component", title=_("Part"), value=lambda row: row.component),
            Column(
                key="what",
                title=_("What to know of it"),
                value=lambda row: sentence(row.code, row.details),
                is_long=True,
            ),
        ],
        sort="line",
        page_size=20,
    )


def people_words(row: Meeting) -> str:
    """Return who of the other side is in it: names, then addresses that nobody has here."""
    return ", ".join([*(str(each) for each in row.positions), *row.strangers])


def fate_words(row: Meeting) -> str:
    """Return what becomes of an event: "becomes a contact, 12 times"."""
    words = str(FATES[row.fate])
    if row.fate is not Fate.NEW or not row.group.is_series:
        return words
    count = ngettext("%(count)d time", "%(count)d times", len(row.days)) % {"count": len(row.days)}
    return f"{words}, {count}"


def why_words(row: Meeting) -> str:
    """Return why an event is of an account."""
    return str(FOUND_BY[row.by]) if row.by is not None else ""


def when_words(event: ReadEvent) -> str:
    """Return when an event begins, as people read it."""
    if isinstance(event.begins, datetime):
        return formats.instant(event.begins)
    return formats.day(event.begins)
