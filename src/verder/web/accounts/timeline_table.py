"""The timeline as a table: found, filtered, paged and taken along like any other."""

from collections.abc import Sequence

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from verder.documents.sheet import Kind
from verder.web.accounts.timeline import Happening, kinds_in
from verder.web.core.tables import Column, Filter, Table, TableSpec, read_table


def timeline_table(happenings: Sequence[Happening], query: QueryDict) -> Table[Happening]:
    """Return what happened as it was asked for; the filters offer what occurs."""
    people = sorted({each.who for each in happenings if each.who}, key=str.casefold)
    spec: TableSpec[Happening] = TableSpec(
        name="timeline",
        columns=_columns(),
        search=lambda each: f"{each.title} {each.kind.title} {each.who} {each.words}",
        filters=[
            Filter(
                key="kind",
                title=_("What kind"),
                choices=[(kind.key, kind.title) for kind in kinds_in(happenings)],
                matches=lambda each, key: each.kind.key == key,
            ),
            Filter(
                key="who",
                title=_("By whom"),
                choices=[(who, who) for who in people],
                matches=lambda each, who: each.who == who,
            ),
        ],
    )
    return read_table(spec, happenings, query)


def _columns() -> list[Column[Happening]]:
    return [
        Column(
            key="on",
            title=_("When"),
            value=lambda each: each.on,
            kind=Kind.DATE,
            is_sortable=False,
        ),
        Column(
            key="kind",
            title=_("What kind"),
            value=lambda each: str(each.kind.title),
            is_sortable=False,
        ),
        Column(key="title", title=_("What"), value=lambda each: str(each.title), is_sortable=False),
        Column(
            key="words",
            title=_("From what to what"),
            value=lambda each: each.words,
            is_sortable=False,
        ),
        Column(key="who", title=_("By whom"), value=lambda each: each.who, is_sortable=False),
    ]
