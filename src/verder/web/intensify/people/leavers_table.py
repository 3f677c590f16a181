"""Who left long ago, as a table."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from verder.web.core.tables import Column, Kind, TableSpec


def leavers_table(where: dict[int, str]) -> TableSpec[Any]:
    """Describe the list, who left first on top; `where` is the last account of each."""
    return TableSpec(
        name="leavers",
        title=_("Left long ago"),
        columns=[
            Column(
                key="name",
                title=_("Name"),
                value=str,
                order="family_name",
                link=lambda row: reverse("person", args=[row.pk]),
            ),
            Column(
                key="act",
                title=_("What to do"),
                value=lambda row: str(row.pk),
                template="intensify/people/cells/leaver_act.html",
                is_sortable=False,
                is_exported=False,
            ),
            Column(
                key="where",
                title=_("Worked at"),
                value=lambda row: where.get(row.pk, ""),
                is_sortable=False,
            ),
            Column(
                key="left",
                title=_("Left on"),
                value=lambda row: row.left_on,
                order="left_on",
                kind=Kind.DATE,
            ),
        ],
        sort="left",
        search_fields=("family_name", "given_name", "positions__account__name"),
        key=lambda row: row.pk,
    )
