"""The list of contacts as a table: its columns and its filters."""

from django.urls import reverse
from django.utils.translation import gettext as _

from verder.apps.intensify.enums import DMU_ROLES, FunctionLevel, ReachKind
from verder.apps.intensify.models import Position
from verder.apps.intensify.queries.contact_list import HERE, LEFT, VACANT
from verder.apps.intensify.reaches import shown_reach
from verder.web.core.tables import Column, Filter, Kind, TableSpec

ROLES = dict(DMU_ROLES)


def contacts_table() -> TableSpec[Position]:
    """Describe the list, by name."""
    return TableSpec(
        name="people",
        columns=[*_who(), *_where(), *_how(), *_more()],
        sort="name",
        search_fields=(
            *("person__family_name", "person__given_name", "function", "department"),
            *("account__name", "email", "phone"),
        ),
        filters=_filters(),
        key=lambda row: row.pk,
        takes_all=True,
    )


def _filters() -> list[Filter[Position]]:
    return [
        Filter(
            key="state",
            title=_("Who"),
            choices=[(HERE, _("People")), (VACANT, _("Vacancies")), (LEFT, _("Who left"))],
            lookup="state",
        ),
        Filter(key="role", title=_("Role"), choices=DMU_ROLES, lookup="roles__role"),
        Filter(
            key="level",
            title=_("Level"),
            choices=[(str(value), label) for value, label in FunctionLevel.choices],
            lookup="level",
        ),
    ]


def _who() -> list[Column[Position]]:
    return [
        Column(
            key="name",
            title=_("Name"),
            value=person_name,
            order="person__family_name",
            link=address_of,
        ),
        Column(key="function", title=_("Function"), value=lambda row: row.function),
        Column(
            key="account",
            title=_("Account"),
            value=lambda row: row.account.name,
            order="account__name",
            link=lambda row: reverse("account_people", args=[row.account_id]),
        ),
    ]


def person_name(row: Position) -> str:
    """Return who has or had the place, or that nobody is known who has."""
    if row.person is None:
        return _("Vacancy")
    has_left = getattr(row, "state", None) == LEFT
    return _("%(name)s (left)") % {"name": row.person} if has_left else str(row.person)


def address_of(row: Position) -> str:
    """Return the page of the person; of a vacancy that of the place."""
    if row.person_id is None:
        return reverse("position_edit", args=[row.pk])
    return reverse("person", args=[row.person_id])


def _where() -> list[Column[Position]]:
    return [
        Column(
            key="department",
            title=_("Department"),
            value=lambda row: row.department,
            is_shown=False,
        ),
        Column(
            key="level",
            title=_("Level"),
            value=lambda row: str(row.get_level_display() or ""),
            is_shown=False,
        ),
        Column(key="roles", title=_("Roles"), value=role_words, is_sortable=False),
    ]


def role_words(row: Position) -> str:
    """Return the roles that hold, in words; the gatekeeper stands beside them."""
    held = getattr(row, "held_roles", None) or row.roles.all()
    named = [str(ROLES[each.role]) for each in held]
    return ", ".join([*named, _("Gatekeeper")] if row.is_gatekeeper else named)


def _how() -> list[Column[Position]]:
    return [
        Column(
            key="email",
            title=_("E-mail"),
            value=lambda row: getattr(row, "email", None),
            template="intensify/people/cells/email.html",
        ),
        Column(
            key="phone",
            title=_("Phone"),
            value=_phone,
            template="intensify/people/cells/phone.html",
        ),
    ]


def _phone(row: Position) -> str | None:
    value = getattr(row, "phone", None)
    return shown_reach(ReachKind.PHONE, value, row.account.country) if value else None


def _more() -> list[Column[Position]]:
    return [
        Column(
            key="verified",
            title=_("Checked on"),
            value=lambda row: row.person.verified_on if row.person else None,
            order="person__verified_on",
            kind=Kind.DATE,
        ),
        Column(
            key="since",
            title=_("Since"),
            value=lambda row: row.began_on,
            order="began_on",
            kind=Kind.DATE,
            is_shown=False,
        ),
        Column(
            key="until",
            title=_("Until"),
            value=lambda row: row.ended_on,
            order="ended_on",
            kind=Kind.DATE,
            is_shown=False,
        ),
        Column(
            key="owner",
            title=_("Account manager"),
            value=lambda row: str(row.account.owner or ""),
            order="account__owner__name",
            is_shown=False,
        ),
    ]
