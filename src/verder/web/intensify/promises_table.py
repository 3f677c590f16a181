"""Promises as a table, the day that comes first at the top."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from verder.apps.core.models import User
from verder.apps.intensify.models import NextStep
from verder.apps.intensify.queries.diary import KEPT, OPEN
from verder.apps.intensify.queries.teams import colleague_of
from verder.documents.sheet import Kind
from verder.web.core.tables import Column, Filter, TableSpec
from verder.web.intensify.contact_words import due_words, owner_words


def promises_table(user: User, today: date) -> TableSpec[NextStep]:
    """Describe the table."""
    return TableSpec(
        name="promises",
        columns=_columns(today),
        sort="due",
        search_fields=("account__name", "text", "owner__name", "position__person__family_name"),
        filters=_filters(user, today),
    )


def _filters(user: User, today: date) -> list[Filter[NextStep]]:
    me = colleague_of(user)
    return [
        *(
            [Filter(key="who", title=_("Whose"), choices=[(str(me.pk), _("Mine"))], lookup="owner")]
            if me
            else []
        ),
        Filter(
            key="due",
            title=_("When"),
            choices=[(f"{today}", _("Late"))],
            lookup="due_on__lt",
        ),
        Filter(
            key="state",
            title=_("State"),
            choices=[(OPEN, _("Waiting")), (KEPT, _("Kept"))],
            lookup="state",
            default=OPEN,
        ),
    ]


def _columns(today: date) -> list[Column[NextStep]]:
    return [
        Column(
            key="text",
            title=_("What was promised"),
            value=lambda row: row.text,
            link=lambda row: reverse("promise", args=[row.pk]),
        ),
        Column(
            key="account",
            title=_("Account"),
            value=lambda row: row.account.name,
            order="account__name",
            link=lambda row: reverse("account_contacts", args=[row.account_id]),
        ),
        Column(key="owner", title=_("Who does it"), value=owner_words, order="owner__name"),
        Column(
            key="due",
            title=_("Before"),
            value=lambda row: row.due_on,
            kind=Kind.DATE,
            order="due_on",
        ),
        Column(
            key="left",
            title=_("Time left"),
            value=lambda row: "" if row.done_on else due_words(row.due_on, today),
            is_sortable=False,
        ),
        Column(
            key="done",
            title=_("Done"),
            value=lambda row: row.done_on,
            kind=Kind.DATE,
            order="done_on",
            template="intensify/cells/promise_done.html",
        ),
    ]
