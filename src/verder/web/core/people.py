"""The list of users as a table."""

from collections.abc import Iterable

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from verder.apps.core.enums import Role
from verder.apps.core.models import Team, User
from verder.apps.core.queries import users
from verder.web.core.tables import Column, Filter, Kind, Table, TableSpec, read_table


def users_table(query: QueryDict, teams: Iterable[Team]) -> Table[User]:
    """Return the list as it was asked for."""
    spec: TableSpec[User] = TableSpec(
        name="users",
        columns=_columns(),
        sort="name",
        search_fields=("name", "email"),
        filters=[
            Filter(key="role", title=_("Role"), choices=Role.choices, lookup="role"),
            Filter(
                key="team",
                title=_("Team"),
                choices=[(str(team.pk), team.name) for team in teams],
                lookup="team",
            ),
            Filter(
                key="active",
                title=_("May sign in"),
                choices=[("True", _("May sign in")), ("False", _("May not sign in"))],
                lookup="is_active",
            ),
        ],
    )
    return read_table(spec, users(), query)


def _columns() -> list[Column[User]]:
    return [
        Column(key="name", title=_("Name"), value=lambda user: user.name, link=_address),
        Column(key="email", title=_("E-mail address"), value=lambda user: user.email),
        Column(key="role", title=_("Role"), value=lambda user: str(user.get_role_display())),
        Column(
            key="team",
            title=_("Team"),
            value=lambda user: user.team.name if user.team else None,
            order="team__name",
        ),
        Column(
            key="active",
            title=_("May sign in"),
            value=lambda user: _("Yes") if user.is_active else _("No"),
            order="is_active",
        ),
        Column(
            key="last_login",
            title=_("Last seen"),
            value=lambda user: user.last_login,
            kind=Kind.INSTANT,
        ),
    ]


def _address(user: User) -> str:
    return reverse("user", args=[user.pk])
