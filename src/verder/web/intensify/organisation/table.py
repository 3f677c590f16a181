"""The people of an organisation chart as a table: the same as the drawing, to sort and keep."""

from collections.abc import Mapping
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from verder.apps.accounts.models import Account
from verder.apps.intensify.enums import DMU_ROLES
from verder.apps.intensify.reports.chart_words import about_of, name_of, roles_of
from verder.apps.intensify.reports.organisation_chart import Member, OrganisationChart
from verder.domain.intensify.roles import DmuRole
from verder.web.core.tables import Column, Filter, Kind, TableSpec

Names = Mapping[int, str]


def organisation_table(account: Account, chart: OrganisationChart) -> TableSpec[Member]:
    """Describe the table; judgements are in it for who may see them."""
    names = {each.position.pk: name_of(each.position) for each in chart.members}
    judged = [*_judged(), _tied(chart, names)] if chart.has_opinions else []
    return TableSpec(
        name="organisation",
        title=_("Organisation chart"),
        columns=[*_who(account), *_place(names), *judged],
        search=lambda row: f"{name_of(row.position)} {row.position.function}",
        filters=_filters(chart),
    )


def _filters(chart: OrganisationChart) -> list[Filter[Member]]:
    return [
        Filter(
            key="role",
            title=_("Role"),
            choices=DMU_ROLES,
            matches=lambda row, chosen: DmuRole(chosen) in row.roles,
        ),
        Filter(
            key="department",
            title=_("Department"),
            choices=[(name, name) for name in chart.departments],
            matches=lambda row, chosen: row.position.department == chosen,
        ),
    ]


def _who(account: Account) -> list[Column[Member]]:
    address = reverse("account_organisation", args=[account.pk])
    return [
        Column(
            key="name",
            title=_("Name"),
            value=lambda row: name_of(row.position),
            link=lambda row: f"{address}?person={row.position.pk}",
        ),
        Column(key="function", title=_("Function"), value=lambda row: about_of(row.position)),
        Column(key="department", title=_("Department"), value=lambda row: row.position.department),
        Column(key="roles", title=_("Roles"), value=lambda row: ", ".join(roles_of(row))),
    ]


def _place(names: Names) -> list[Column[Member]]:
    return [
        Column(
            key="manager",
            title=_("Reports to"),
            value=lambda row: names.get(row.place.manager or 0, ""),
        ),
        Column(
            key="level",
            title=_("Level on the chart"),
            value=lambda row: row.place.depth + 1,
            kind=Kind.NUMBER,
        ),
        Column(
            key="span",
            title=_("Direct reports"),
            value=lambda row: row.place.span,
            kind=Kind.NUMBER,
            is_shown=False,
        ),
        Column(
            key="below",
            title=_("In the whole branch"),
            value=lambda row: row.place.below,
            kind=Kind.NUMBER,
            is_shown=False,
        ),
    ]


def _judged() -> list[Column[Member]]:
    return [
        Column(
            key="influence",
            title=_("Influence"),
            value=lambda row: row.judged.influence,
            kind=Kind.NUMBER,
        ),
        Column(
            key="attitude",
            title=_("Attitude"),
            value=lambda row: row.judged.attitude,
            kind=Kind.NUMBER,
        ),
    ]


def _tied(chart: OrganisationChart, names: Names) -> Column[Member]:
    return Column(
        key="ties",
        title=_("Influence and conflict"),
        value=partial(tie_words, chart, names),
        is_sortable=False,
        is_long=True,
    )


def tie_words(chart: OrganisationChart, names: Names, row: Member) -> str:
    """Return whom somebody sways, and with whom they are in conflict."""
    here, found = row.position.pk, []
    for tie in chart.ties_of(here):
        other = names[tie.second_id if tie.first_id == here else tie.first_id]
        if tie.kind == tie.CONFLICT:
            found.append(_("In conflict with %(other)s") % {"other": other})
        elif tie.first_id == here:
            found.append(_("Sways %(other)s") % {"other": other})
    return "; ".join(found)
