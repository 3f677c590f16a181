"""Contacts as a table: of one account, or of all in view."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.apps.intensify.enums import Channel, MomentState
from verder.apps.intensify.models import Colleague, ContactMoment
from verder.documents.sheet import Kind
from verder.web.core.tables import Column, Filter, TableSpec
from verder.web.intensify.contact_words import (
    channel_words,
    people_words,
    state_words,
    team_words,
)

SEARCHED: Final = (
    *("account__name", "purpose", "agreed", "place"),
    *("positions__person__family_name", "positions__person__given_name", "positions__function"),
    "colleagues__name",
)
SINCE: Final[Sequence[tuple[int, Promise]]] = (
    (7, _("Last week")),
    (31, _("Last month")),
    (92, _("Last three months")),
    (366, _("Last year")),
)


def contacts_table(
    today: date, people: Sequence[Colleague], *, has_account: bool
) -> TableSpec[ContactMoment]:
    """Describe the table: what happened, the latest first, until something else is chosen."""
    return TableSpec(
        name="contacts",
        columns=[*([_account()] if has_account else []), *_columns(), *_more()],
        sort="-on",
        search_fields=SEARCHED,
        filters=_filters(today, people),
    )


def _filters(today: date, people: Sequence[Colleague]) -> list[Filter[ContactMoment]]:
    since = [(f"{today - timedelta(days=days)}", title) for days, title in SINCE]
    with_whom = [(str(each.pk), each.name) for each in people]
    return [
        Filter(key="since", title=_("When"), choices=since, lookup="on__gte"),
        Filter(key="channel", title=_("How"), choices=Channel.choices, lookup="channel"),
        Filter(
            key="state",
            title=_("State"),
            choices=MomentState.choices,
            lookup="state",
            default=MomentState.DONE,
        ),
        Filter(key="who", title=_("Who of us"), choices=with_whom, lookup="colleagues"),
    ]


def _account() -> Column[ContactMoment]:
    return Column(
        key="account",
        title=_("Account"),
        value=lambda row: row.account.name,
        order="account__name",
        link=lambda row: reverse("account_contacts", args=[row.account_id]),
    )


def _columns() -> list[Column[ContactMoment]]:
    return [
        Column(
            key="on",
            title=_("Day"),
            value=lambda row: row.on,
            kind=Kind.DATE,
            template="intensify/cells/contact_day.html",
        ),
        Column(key="channel", title=_("How"), value=channel_words),
        Column(key="whom", title=_("Whom"), value=people_words, is_sortable=False),
        Column(key="who", title=_("Who of us"), value=team_words, is_sortable=False),
        Column(
            key="agreed",
            title=_("What was said and agreed"),
            value=lambda row: row.agreed,
            is_sortable=False,
            is_long=True,
        ),
        Column(key="state", title=_("State"), value=state_words),
    ]


def _more() -> list[Column[ContactMoment]]:
    return [
        Column(
            key="minutes",
            title=_("Minutes"),
            value=lambda row: row.minutes,
            kind=Kind.NUMBER,
            is_shown=False,
        ),
        Column(key="purpose", title=_("What for"), value=lambda row: row.purpose, is_shown=False),
        Column(key="place", title=_("Place"), value=lambda row: row.place, is_shown=False),
        Column(
            key="by",
            title=_("Logged by"),
            value=lambda row: str(row.by or ""),
            order="by__name",
            is_shown=False,
        ),
    ]
